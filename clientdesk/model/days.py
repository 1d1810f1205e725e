"""Days as people type them, and as screens show them. Rule: `today` is always given; nothing is guessed silently.

dateutil's parser is not used on what a person typed: it takes `10`, `May` and `1.5` for dates. Arithmetic on months is
dateutil's (`relativedelta`) for the days that not every month has, so that lists which count months start without it.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from enum import StrEnum

from clientdesk.model.errors import Refused
from clientdesk.model.names import fold

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
MONTHS_IN_FULL = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
YEARS = range(1900, 2200)
"""The years a day on a desk can be in; what lies outside them is a slip, and far from where calendars end."""
_SHORTEST_MONTH = 28
WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


class DateOrder(StrEnum):
    """In which order a date of three numbers is read."""

    DMY = "dmy"
    MDY = "mdy"
    YMD = "ymd"


_ISO = r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[t ]\d{2}:\d{2}.*)?"
_THREE = r"(\d{1,4})[./\- ](\d{1,2})[./\- ](\d{1,4})\.?"
_DAY_MONTH = r"(\d{1,2})[./](\d{1,2})\.?"
_NAMED = r"(\d{1,2})(?:st|nd|rd|th)?[ .\-]*([a-z]{3,9})[ .,\-]*(\d{4}|\d{2})?"
_NAMED_FIRST = r"([a-z]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?,?(?: (\d{4}))?"
_OFFSET = r"([+-])? ?(\d{1,4}) ?(d|day|days|w|week|weeks|m|month|months|y|year|years)( ago)?"
_WORDS = {"today": 0, "now": 0, "yesterday": -1, "tomorrow": 1}


def parse_date(text: str, today: date, order: DateOrder = DateOrder.DMY, *, ahead: bool = False) -> date:
    """The day a person typed.

    Taken: `2026-11-21`, `21.11.2026`, `21/11`, `21 Nov`, `Nov 21, 2026` (three numbers in the given order, ISO whatever
    the order), `today`, `yesterday`, `tomorrow`, `mon` … `sun` (the next such day, today excluded), `+14`, `+2w`,
    `3 days ago`, `1 month`. A day without a year is this year's. Raises Refused with the forms that work (for a
    day `ahead` those that lead there), and for a day in no year of a desk.
    """
    found = None if _is_misleading(text) else _reading(fold(text).strip(), today, order)
    if found is None:
        raise Refused(f"“{text}” is not a day. Try {_EXAMPLES[order]}, 21 Nov, {_NEAR[ahead]}.")
    if found.year not in YEARS:
        raise Refused(f"{found.isoformat()} is too far away: years run from {YEARS[0]} to {YEARS[-1]}.")
    return found


_EXAMPLES = {DateOrder.DMY: "21.11.2026", DateOrder.MDY: "11/21/2026", DateOrder.YMD: "2026-11-21"}


_NEAR = {False: "yesterday or +2w", True: "tomorrow, mon or +1w"}


def echo(day: date, today: date) -> str:
    """What a form shows beside a typed day: `Sat 21 Nov 2026, in 14 days`."""
    return f"{WEEKDAYS[day.weekday()]} {shown(day)}, {distance(day, today)}"


def shown(day: date | None, today: date | None = None) -> str:
    """A day for a screen: `21 Nov 2026`; the year left out when it is today's; an en dash for none."""
    if day is None:
        return "–"
    head = f"{day.day} {MONTHS[day.month - 1]}"
    return head if today and today.year == day.year else f"{head} {day.year}"


def distance(day: date, today: date) -> str:
    """How far a day is: `today`, `in 3 days`, `yesterday`, `12 days ago`."""
    days = (day - today).days
    if days in (-1, 0, 1):
        return ("yesterday", "today", "tomorrow")[days + 1]
    return f"in {days} days" if days > 0 else f"{-days} days ago"


def planned(day: date, today: date) -> str:
    """A day in a list of what is to be done: `today`, `tomorrow`, `Tue 24 Nov`."""
    near = {0: "today", 1: "tomorrow", -1: "yesterday"}.get((day - today).days)
    return near or f"{WEEKDAYS[day.weekday()]} {shown(day, today)}"


def lateness(days: int | None) -> str:
    """Days late as `+41 d`, always on time as `0 d`; an en dash where nothing was paid yet."""
    if days is None:
        return "–"
    return f"{days:+d} d" if days else "0 d"


def counted(number: int, thing: str) -> str:
    """A number and its noun in English: `1 day`, `3 days`, `2 remedies`."""
    ends_in_ies = thing.endswith("y") and thing[-2] not in "aeiou"
    many = f"{thing[:-1]}ies" if ends_in_ies else f"{thing}s"
    return f"{number:,} {thing if number == 1 else many}"


def first_of_last(days: int, today: date) -> date:
    """The first of the last so many days, of which today is the last: in 30 days means today and the 29 before it."""
    return date.fromordinal(max(1, today.toordinal() - days + 1))


_LAST = date(YEARS[-1], 12, 31).toordinal()
"""The last day that a record can have."""


def days_later(day: date, days: int) -> date:
    """A day some days later; counted from the last year of a desk at most, and ten years beyond it at most.

    So no calendar ends before it, whatever days and terms a file holds.
    """
    return date.fromordinal(max(1, min(min(day.toordinal(), _LAST) + days, _LAST + 3650)))


def add_months(day: date, months: int) -> date:
    """A day some months later (or earlier); the month's last day where the day does not exist (31 Jan + 1 → 28 Feb)."""
    if day.day <= _SHORTEST_MONTH:
        year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
        return day.replace(year=year, month=month + 1)
    from dateutil.relativedelta import relativedelta

    return day + relativedelta(months=months)


def years_later(day: date, years: int) -> date:
    """The same day some years later; 28 February for a 29th, which not every year has."""
    is_leap_day = (day.month, day.day) == (2, 29)
    return day.replace(year=day.year + years, day=28 if is_leap_day else day.day)


def _is_misleading(text: str) -> bool:
    """Whether a figure in a text is no digit (`½`, `²`), and folded would make another number of it."""
    return any(fold(char).isdecimal() and not char.isdecimal() for char in text)


def _reading(text: str, today: date, order: DateOrder) -> date | None:
    if found := _word(text, today) or _offset(text, today):
        return found
    parts = _numbers(text, today, order) or _named(text, today)
    try:
        return date(*parts) if parts else None
    except ValueError:
        return None


def _word(text: str, today: date) -> date | None:
    if text in _WORDS:
        return today + timedelta(days=_WORDS[text])
    for weekday, name in enumerate(("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")):
        if len(text) >= 3 and name.startswith(text):
            return today + timedelta(days=(weekday - today.weekday() - 1) % 7 + 1)
    return None


def _offset(text: str, today: date) -> date | None:
    if re.fullmatch(r"[+-]\d{1,4}", text):
        text += "d"
    match = re.fullmatch(_OFFSET, text)
    if match is None:
        return None
    sign, figure, unit, ago = match.groups()
    count = -int(figure) if sign == "-" or ago else int(figure)
    try:
        if unit[0] in "dw":
            return today + timedelta(days=count * (7 if unit[0] == "w" else 1))
        return add_months(today, count * (12 if unit[0] == "y" else 1))
    except (OverflowError, ValueError):
        return None


def _numbers(text: str, today: date, order: DateOrder) -> tuple[int, int, int] | None:
    if match := re.fullmatch(_ISO, text):
        year, month, day = map(int, match.groups())
        return year, month, day
    if match := re.fullmatch(_THREE, text):
        first, second, third = match.groups()
        if len(first) == 4 or order is DateOrder.YMD:
            return _year(first), int(second), int(third)
        day, month = (int(first), int(second)) if order is DateOrder.DMY else (int(second), int(first))
        return _year(third), month, day
    if match := re.fullmatch(_DAY_MONTH, text):
        first, second = match.groups()
        day, month = (int(second), int(first)) if order is DateOrder.MDY else (int(first), int(second))
        return today.year, month, day
    return None


def _named(text: str, today: date) -> tuple[int, int, int] | None:
    if match := re.fullmatch(_NAMED, text):
        day, name, year = match.groups()
    elif match := re.fullmatch(_NAMED_FIRST, text):
        name, day, year = match.groups()
    else:
        return None
    month = _month(name)
    return (_year(year) if year else today.year, month, int(day)) if month else None


def _month(name: str) -> int | None:
    found = next((at for at, month in enumerate(MONTHS_IN_FULL, 1) if month.lower().startswith(name)), None)
    return found or (9 if name == "sept" else None)


def _year(text: str) -> int:
    return int(text) + 2000 if len(text) == 2 else int(text)

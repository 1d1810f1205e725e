"""The next thing to send about overdue money (G3, G4). Rule: from the oldest's age, and what was really sent about it.

Of several notices that are due only the last is worth sending; none is sent twice about the same invoice.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from itertools import pairwise

from msgspec import Struct, structs

from clientdesk.ledger.standing import Standing
from clientdesk.model.days import counted, shown
from clientdesk.model.journal import Letter
from clientdesk.model.letter_kinds import AT_90_DAYS, FINAL_NOTICE
from clientdesk.model.money import Totals, said_totals, totals
from clientdesk.playbook.after_dispute import counted_from, settled_on, told_settled
from clientdesk.playbook.asked import age, asked_by_letter, given_until, letters_about, level_on
from clientdesk.playbook.dunning.broken import asked_again, asked_with, told_besides
from clientdesk.playbook.dunning.early import first_steps
from clientdesk.playbook.dunning.first_word import firmest_yet, why_not_firmer
from clientdesk.playbook.dunning.fit import ToldApart, told_apart
from clientdesk.playbook.dunning.how import of_a_letter
from clientdesk.playbook.dunning.in_credit import in_hand, use_credit
from clientdesk.playbook.dunning.overdue import overdue
from clientdesk.playbook.dunning.plan import Plan
from clientdesk.playbook.dunning.sent import highest
from clientdesk.playbook.ladder import FINAL_NOTICE_AFTER, NOTICES, level
from clientdesk.playbook.picture import Picture
from clientdesk.playbook.promises import hold_of, is_held, is_promised, named, why_held
from clientdesk.playbook.step import OF_MONEY, Source
from clientdesk.playbook.workdays import on_workday


class Notice(Struct, frozen=True):
    """What to do next about the overdue invoices in `about`, the oldest first, and on which working day.

    `besides` are those that the letter asks for kindly, as it is not right for them (G4). `letter` is the one to send;
    None for a plain request, which `asks`, and where nothing is written any more. `days_late` is the oldest's, today;
    `last` is the last letter sent about any of them. `why` is a sentence, `how` another; `waits` says what put it off.
    `source` is what its step is of. `promised` is what they had promised, and is asked for again; `short` is `words`
    for where there is little room.
    """

    letter: str | None
    on: date
    words: str
    about: tuple[Standing, ...]
    days_late: int
    last: Letter | None
    why: str
    how: str = ""
    waits: str = ""
    asks: bool = False
    source: Source = Source.MONEY
    besides: tuple[Standing, ...] = ()
    promised: Totals | None = None
    short: str = ""

    @property
    def all_of_it(self) -> tuple[Standing, ...]:
        """Every invoice that stands in it."""
        return (*self.about, *self.besides)

    @property
    def sums(self) -> Totals:
        """What is open on them, per currency."""
        return totals(each.to_pay for each in self.about)

    @property
    def what(self) -> str:
        """The step in words: `Send the 30-day late notice: €150 on 2 invoices, with a kind word about A-3`."""
        besides = f", with a kind word about {named(list(self.besides))}" if self.besides else ""
        return f"{self.words}: {self._asked}{besides}{self._waits}"

    @property
    def brief(self) -> str:
        """The same, the most useful first: `Ask again: €150 on A-2 (promised for 3 Dec, not paid), kindly A-3`."""
        besides = f", kindly {named(list(self.besides))}" if self.besides else ""
        return f"{self.short or self.words}: {self._asked}{self._waits}{besides}"

    @property
    def _asked(self) -> str:
        part = self.promised if self.promised != self.sums and len(self.sums) == 1 else None
        less = f"{said_totals(part)} of " if part else ""
        return f"{less}{said_totals(self.sums)} on {named(list(self.about))}"

    @property
    def _waits(self) -> str:
        return f" ({self.waits})" if self.waits else ""


def planned_notice(picture: Picture) -> Notice | None:
    """The first of `planned_notices`; None where nothing is to be asked for."""
    return next(iter(planned_notices(picture)), None)


def planned_notices(picture: Picture) -> tuple[Notice, ...]:
    """What is next for all that is overdue and undisputed: what asks for it, what claims it, what is paid (G3, G4).

    One of each at most: a claim is no letter, nor is the use of credit, so that none of its day stands for it, and it
    stands for none. They know of no other letter of their day: when one goes out is for the agenda to say. What a
    promise covers comes back with its day. What else waits is in what is planned for the day on which it is asked for
    again, and for no earlier one; what was planned without it holds until then.
    """
    asked = [each for each in overdue(picture) if not is_promised(picture, each)]
    wakes = {hold.wakes for each in asked if (hold := hold_of(picture, each)) and hold.wakes > picture.today}
    days = sorted({on_workday(day, picture.records.settings) for day in wakes})
    found: dict[Source, Notice] = {}
    for day, until in pairwise((picture.today, *days, date.max)):
        for notice in _planned_on(picture, asked, day):
            if notice.on < until:
                found.setdefault(notice.source, notice)
    return tuple(found[source] for source in OF_MONEY if source in found)


def looked_at(picture: Picture, notice: Notice, on: date) -> Notice:
    """A notice that is planned for a day, what it is about as that stands in a picture."""
    now = {each.invoice.id: each for each in picture.standings}
    about, besides = (tuple(now.get(each.invoice.id, each) for each in some) for some in (notice.about, notice.besides))
    why = _why(picture, about[0], notice.last, notice.letter)
    return structs.replace(notice, on=on, about=about, besides=besides, days_late=about[0].days_overdue, why=why)


def _planned_on(picture: Picture, asked: list[Standing], day: date) -> Iterator[Notice]:
    """What is next about some invoices as a day tells it, today or a later one, when nothing happens meanwhile."""
    if day == picture.today:
        return _notices(picture, asked)
    then, ids = Picture(picture.records, picture.client.id, day), {each.invoice.id for each in asked}
    later = _notices(then, [each for each in overdue(then) if each.invoice.id in ids])
    return (looked_at(picture, each, max(each.on, day)) for each in later)


def _notices(picture: Picture, asked: list[Standing]) -> Iterator[Notice]:
    """The next step for those still to be written to, and for those whose final notice is out, as things stand."""
    awake = [each for each in asked if not is_held(picture, each)]
    if paid_for := in_hand(picture, awake):
        awake = [each for each in awake if each not in paid_for]
        yield _put(picture, paid_for, use_credit(picture, paid_for))
    final = [each for each in awake if highest(picture, each) == level(FINAL_NOTICE)]
    if rest := [each for each in awake if each not in final]:
        yield _letter(picture, rest)
    if final:
        from clientdesk.playbook.dunning.claim import claim, to_claim

        over = to_claim(picture, final)
        yield _put(picture, over, claim(picture, over))


def _letter(picture: Picture, rest: list[Standing]) -> Notice:
    """The oldest's next letter; those that had one as firm are not written about again."""
    oldest = rest[0]
    plan = _plan(picture, oldest)
    again = asked_again(picture, oldest, rest, plan)
    first = asked_with(picture, oldest, rest, plan) if again else [oldest]
    plan = again or plan
    others = [each for each in rest if each not in first and highest(picture, each) < max(1, level(plan.letter))]
    return _put(picture, [*first, *others], plan)


def _plan(picture: Picture, oldest: Standing) -> Plan:
    """From the oldest invoice's age, and the firmest letter about it (G3)."""
    day = picture.today
    start, reached = counted_from(picture, oldest) or day, highest(picture, oldest)
    if reached == level(AT_90_DAYS):
        last = max(each.sent for each in asked_by_letter(picture, oldest) if each.kind == AT_90_DAYS and each.sent)
        on = max(last + timedelta(days=FINAL_NOTICE_AFTER), _after_time_to_pay(picture, oldest))
        return Plan(on, FINAL_NOTICE, "Send the final notice", brief="Final notice")
    ahead = [(days, kind) for days, kind in NOTICES if reached < level(kind) <= firmest_yet(picture, oldest)]
    come = [(days, kind) for days, kind in ahead if age(picture, oldest, day) >= days]
    plans = [] if come or reached else [first_steps(picture, oldest)]
    for days, kind in come[-1:] or ahead[:1]:
        name = "first" if level_on(picture, oldest, day) > level(kind) else f"{days}-day"
        on = max(start + timedelta(days=days), _after_time_to_pay(picture, oldest))
        plans.append(Plan(on, kind, f"Send the {name} late notice", brief=f"{name.capitalize()} notice"))
    return min(plans, key=lambda each: each.on)


def _after_time_to_pay(picture: Picture, oldest: Standing) -> date:
    """The day after the last one that the letters about an invoice have left for its payment."""
    return given_until(letters_about(picture, oldest)) + timedelta(days=1)


def _put(picture: Picture, late: list[Standing], plan: Plan) -> Notice:
    """A plan as a notice, the first of `late` leading: not before it wakes, and on a working day (G4)."""
    oldest = late[0]
    hold = hold_of(picture, oldest)
    is_moved = hold is not None and hold.wakes >= plan.on
    on = on_workday(hold.wakes if hold and is_moved else plan.on, picture.records.settings)
    about, besides = _led(picture, late, plan, max(on, picture.today))
    last = _last(picture, about)
    return Notice(
        letter=plan.letter,
        on=on,
        words=plan.words,
        about=about,
        days_late=oldest.days_overdue,
        last=last,
        why=_why(picture, oldest, last, plan.letter),
        how=of_a_letter(picture) if plan.letter else plan.how,
        waits=why_held(picture, oldest) if is_moved else plan.note or told_besides(picture, oldest),
        promised=plan.promised,
        short=plan.brief,
        asks=plan.asks,
        source=plan.source,
        besides=besides,
    )


def _led(picture: Picture, late: list[Standing], plan: Plan, day: date) -> ToldApart:
    """Those that the letter of a plan is right for on its day, the one that leads among them, and the others."""
    oldest, found = late[0], told_apart(picture, plan.letter, late, day)
    if oldest in found.asked:
        return found
    return ToldApart((oldest, *found.asked), tuple(each for each in found.besides if each is not oldest))


def _last(picture: Picture, about: Iterable[Standing]) -> Letter | None:
    letters = [letter for each in about for letter in letters_about(picture, each)]
    return max(letters, key=lambda each: (each.sent or date.min, level(each.kind), each.id), default=None)


def _why(picture: Picture, oldest: Standing, last: Letter | None, kind: str | None) -> str:
    late = f"{oldest.invoice.number} is {counted(oldest.days_overdue, 'day')} late"
    if last:
        return f"{late}; {last.kind} went out on {shown(last.sent, picture.today)}."
    if why := why_not_firmer(picture, kind, oldest):
        return f"{late}; {why}."
    if settled := settled_on(picture, oldest):
        return f"{late}; {told_settled(settled, picture.today)}, and no letter has gone out about it since."
    return f"{late}; no letter has gone out about it."

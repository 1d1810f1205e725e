"""`clientdesk settings`: who you are, how to pay you, when you work, and where your bars lie."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from clientdesk.cli.amount import amount_of
from clientdesk.cli.bars import BAR, with_bars
from clientdesk.cli.click_session import Session, json_option, pass_session
from clientdesk.cli.court import COURT_OPTIONS, court_given, court_shown, minimum_shown
from clientdesk.cli.longtext import LONG
from clientdesk.cli.output import talk
from clientdesk.cli.saved import save
from clientdesk.cli.table import put_pairs
from clientdesk.cli.types import CLOCK, OneOf, given, with_options
from clientdesk.ledger.moves import entered
from clientdesk.model.client import Language
from clientdesk.model.country import in_full
from clientdesk.model.days import WEEKDAYS, counted
from clientdesk.model.entry.rules import currency as known

if TYPE_CHECKING:
    from clientdesk.model.money import Money


class Workdays(click.ParamType[tuple[int, ...]]):
    """Days of the week: `mon-fri`, `mon,tue,thu`, or both mixed."""

    name = "DAYS"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> tuple[int, ...]:
        """The weekdays, Monday as 0, or a usage error."""
        if not isinstance(value, str):
            return tuple(value)
        try:
            return tuple(day for part in value.split(",") for day in _span(part))
        except ValueError:
            self.fail(f"“{value}” are not days of the week. Write them like mon-fri or mon,tue,thu.", param, ctx)


_options = with_options(
    click.option("--name", help="Your name, under letters."),
    click.option("--business", help="Your business's name."),
    click.option("--email", help="Your e-mail address."),
    click.option("--phone", help="Your telephone number."),
    click.option("--address", type=LONG, help="Your postal address."),
    click.option("--payment-details", type=LONG, help="How to pay you, as it stands in letters."),
    click.option(
        "--country", help="Your country, for its public holidays: a code, a name, or with a region, like DE-BY."
    ),
    click.option("--language", type=OneOf(Language), help="What you write in."),
    click.option("--currency", metavar="CODE", help="What new clients start with."),
    click.option("--term-days", type=int, help="When invoices are due, where a contract doesn't say."),
    click.option("--rate", metavar="AMOUNT", help="What your hour costs, where a project doesn't say; or none."),
    click.option("--work-from", type=CLOCK, help="When your working day begins."),
    click.option("--work-to", type=CLOCK, help="When it ends."),
    click.option("--workdays", type=Workdays(), help="On which days you work, like mon-fri."),
    click.option("--cooling-days", type=int, help="How long an exit waits before you act, 1 to 14 (X01)."),
    *COURT_OPTIONS,
    click.option("--bar", "bars", type=BAR, multiple=True, help="Your bar, like S01=3 or fades=365; none removes it."),
)


@click.group()
def settings() -> None:
    """Show or change what is true of you and your desk."""


@settings.command("set")
@_options
@json_option
@pass_session
def set_(session: Session, /, **options: Any) -> None:
    """Change settings; only what you give changes."""
    records = session.desk.records
    fields = given(options)
    bars = with_bars(records.settings.bars, fields.pop("bars"))
    followed = _currency_there(session, fields)
    fields |= {"currency": followed} if followed else {}
    fields["court"] = court_given(records.settings, fields, session.today)
    if fields.get("rate") is not None:
        fields["rate"] = _rate(fields["rate"], fields.get("currency") or records.settings.currency)
    save(session, entered(records, records.settings.but(**fields, bars=bars)))
    if followed:
        other = session.command("settings", "set", "--currency", "CODE")
        home = in_full(session.desk.records.settings.country)
        talk(f"Currency: {followed}, your country's ({home}). Another one: {other}")


@settings.command()
@json_option
@pass_session
def show(session: Session) -> None:
    """Show the settings."""
    found = session.records.settings
    session.answer(lambda: found, lambda: put_pairs(_pairs(found)))


def _currency_there(session: Session, fields: dict[str, Any]) -> str:
    """The currency that the desk takes on with the country that was given; empty where it keeps its own."""
    if not fields.get("country") or fields.get("currency"):
        return ""
    from clientdesk.model.entry.rules import country
    from clientdesk.playbook.currencies import desk_currency

    records = session.desk.records
    found = desk_currency(records, country(fields["country"]), session.today)
    return found if found != records.settings.currency else ""


def _rate(text: str, usual: str) -> Money | None:
    return None if text == "none" else amount_of(text, None, known(usual))


def _pairs(found: Any) -> list[tuple[str, str]]:
    special = {
        "workdays": ", ".join(WEEKDAYS[day] for day in found.workdays),
        "bars": ", ".join(f"{key}={bar}" for key, bar in found.bars.items()),
        "court": court_shown(found),
        "deadline_days": f"{counted(found.deadline_days, 'day')} in a final notice",
        "legal_minimum_days": minimum_shown(found),
        "rate": f"{found.rate.shown(whole=True)} an hour" if found.rate else "",
        "work_from": f"{found.work_from:%H:%M}",
        "work_to": f"{found.work_to:%H:%M}",
    }
    names = [name for name in found.__struct_fields__ if name != "id"]
    return [(name.replace("_", " ").capitalize(), special.get(name, str(getattr(found, name)))) for name in names]


def _span(part: str) -> range:
    first, dash, last = part.partition("-")
    return range(_weekday(first), _weekday(last if dash else first) + 1)


def _weekday(text: str) -> int:
    return [day.lower() for day in WEEKDAYS].index(text.strip().lower()[:3])

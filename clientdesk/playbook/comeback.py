"""Coming back (X09): a new project for a client who had ended begins with the gut check, and on new terms.

Rule: nothing is enforced, and no departure goes unsaid; nothing is written down before the last page.

    back = begin(records, Project(id=new_id(), client=client_id, name="Shop"), today)
    page(back, GUT)                       the page to show at a place
    turn(back, GUT, {"today": "yes"})     -> Turned(back, at): the next place, DECLINED after a no; raises Unread
    change(back)                          project, terms to sign, tasks and stage in one: “Northwind came back”
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal, InvalidOperation

from msgspec import Struct, structs

from clientdesk.ledger.moves import entered
from clientdesk.model.amounts import parse_amount
from clientdesk.model.change import Change
from clientdesk.model.client import Billing, Client, Stage
from clientdesk.model.days import shown as shown_day
from clientdesk.model.errors import Refused
from clientdesk.model.project import Project
from clientdesk.model.records import Records
from clientdesk.playbook.comeback_rest import known_since, left_over
from clientdesk.playbook.comeback_terms import Comeback, new_terms
from clientdesk.playbook.comeback_to_do import to_do
from clientdesk.playbook.comeback_words import agreed, history_lines
from clientdesk.playbook.exit.question import Kind, Option, Page, Question, Unread, read
from clientdesk.playbook.exit.view import PageView
from clientdesk.playbook.safeguards import SAFEGUARDS
from clientdesk.playbook.terms import plain

GUT, PROJECT, TERMS, CONTRACT, WHY, CHECK = PLACES = ("gut", "project", "terms", "contract", "why", "check")
"""The pages, in their order."""
DECLINED = "declined"
"""Where a no leads."""
DECLINED_WORDS = "Then all stays as it is, and nothing was written down. A short, friendly no is enough."


class Turned(Struct, frozen=True):
    """What holds after a page, and the place to go to."""

    back: Comeback
    at: str


def needs(records: Records, client_id: str) -> bool:
    """Whether a new project for this client is a coming back (X09)."""
    return records.get(Client, client_id).stage is Stage.ENDED


def begin(records: Records, project: Project, today: date) -> Comeback:
    """Where a coming back starts; a project without a name asks for it.

    Raises Refused for who has not left, and for a project that can't be.
    """
    client = records.get(Client, project.client)
    if not needs(records, client.id):
        raise Refused(f"Your work with {client.name} has not ended, so there is no coming back. Add the project.")
    if project.name:
        entered(records, project)
    return Comeback(records, project, today)


def before(back: Comeback, at: str) -> str | None:
    """The page before; None on the first."""
    every = _asked(back)
    return every[every.index(at) - 1] if at in every[1:] else None


def page(back: Comeback, at: str) -> PageView:
    """A page with what was said so far, or the desk's proposals."""
    shown = _PAGES[at](back)
    values = {each.key: back.said.get(each.key, each.default or "") for each in shown.questions}
    return PageView(f"{back.client.name} · coming back", shown, values)


def turn(back: Comeback, at: str, typed: Mapping[str, str]) -> Turned:
    """Answer a page; what is not typed stays as it is shown. Raises Unread."""
    shown = page(back, at)
    said = dict(back.said)
    for question in shown.page.questions:
        said[question.key] = _read(back, question, typed.get(question.key, shown.values[question.key]))
    after = structs.replace(back, said=said)
    if at == GUT and said["today"] == "no":
        return Turned(after, DECLINED)
    every = _asked(after)
    return Turned(after, every[every.index(at) + 1])


def change(back: Comeback) -> Change:
    """All of it at once: the project first, the contract to be signed, and the client is back (X09). Raises Refused.

    What has to be done before anything is agreed is there as tasks for today. What the last exit had only planned goes:
    nobody hands over, or sends, what was for the end.
    """
    records, client = back.records, back.client
    price = f"Price proposed: {back.price.shown()}" if back.price else ""
    note = "\n".join(filter(None, (back.project.note, price)))
    project = entered(records, back.named.but(rate=back.rate, note=note)).puts
    because = f" ({back.said['because']})" if back.said.get("because") else ""
    left_out = f"Left out on {shown_day(back.today)}: {', '.join(back.left_out)}{because}" if back.left_out else ""
    proposed = f"Proposed on {shown_day(back.today)}: agreed once they sign."
    contract = entered(records, new_terms(back, "\n".join(filter(None, (proposed, left_out))))).puts
    gone = left_over(back)
    puts = (*project, *contract, client.but(stage=Stage.ACTIVE), *known_since(back), *to_do(back), *gone.puts)
    return Change(f"{client.name} came back", puts, gone.removes)


def act(back: Comeback) -> str:
    """The act's name, for its button."""
    return f"Take {back.client.name} back"


def _asked(back: Comeback) -> list[str]:
    """The places that are shown, in their order."""
    not_asked = {PROJECT: bool(back.project.name), WHY: not back.left_out}
    return [each for each in PLACES if not not_asked.get(each)]


def _gut(back: Comeback) -> Page:
    question = Question(
        "today",
        "Would you take them on today, if they were new?",
        Kind.CHOICE,
        "Trust your gut. A no is a full answer, and changes nothing.",
        (Option("no", "No"), Option("yes", "Yes")),  # Enter takes the first where nothing is chosen: never a yes
    )
    return Page("gut", f"{back.client.name} would like to come back", (question,), lambda: tuple(history_lines(back)))


def _project(back: Comeback) -> Page:
    options = tuple(Option(each.value, each.value) for each in Billing)
    name = Question("name", "The new project's name")
    billing = Question("billing", "Billing", Kind.CHOICE, options=options, default=back.project.billing.value)
    return Page("project", "What would you do for them?", (name, billing))


def _terms(back: Comeback) -> Page:
    last_rate, last_price = back.last_rate, back.last_price
    code = back.client.currency
    rate = Question(
        "rate", f"Rate in {code}, an hour or an extra round", help=last_rate.told if last_rate else _NO_RATE,
        default=back.proposed_rate, required=False,
    )  # fmt: skip
    price = Question(
        "price", f"Price in {code}, for all of it", help=last_price.told if last_price else "",
        default=back.proposed_price, required=False,
    )  # fmt: skip
    deposit = Question("deposit", "Deposit in per cent", help="Of the price, before work begins.", default="50")
    asked = (rate, price, deposit) if back.named.billing is Billing.FIXED else (rate, deposit)
    return Page("terms", "At which price?", asked, (_DOUBLE,))


def _contract(_back: Comeback) -> Page:
    options = tuple(Option(key, key, each.name) for key, each in SAFEGUARDS.items())
    safeguards = Question(
        "safeguards", "What the new contract has", Kind.CHOICES, options=options, default=",".join(SAFEGUARDS),
        required=False,
    )  # fmt: skip
    return Page("contract", "A new contract, with every safeguard", (safeguards,), (_EVERY,))


def _why(back: Comeback) -> Page:
    question = Question("because", f"Why without {', '.join(back.left_out)}?", help="For yourself.", required=False)
    return Page("why", "Not every safeguard", (question,))


def _check(back: Comeback) -> Page:
    return Page("check", "Check, and take them back", (), lambda: tuple(agreed(back)))


_PAGES: dict[str, Callable[[Comeback], Page]] = {
    GUT: _gut,
    PROJECT: _project,
    TERMS: _terms,
    CONTRACT: _contract,
    WHY: _why,
    CHECK: _check,
}
_NO_RATE = "No rate in their currency is known, so there is none to double."
_DOUBLE = "Double the price, and half of it before work begins: what it takes to work with them is known by now."
_EVERY = "Take out what you must. Days and figures are the old contract's, or the usual ones; change them after."


def _read(back: Comeback, question: Question, text: str) -> str:
    said = read(question, text, back.today)
    if question.key in {"rate", "price"} and said:
        return _amount(question.key, said, back.client.currency)
    if question.key == "deposit":
        return _percent(said)
    if question.key == "name":
        _check_name(back, said)
    return said


def _amount(key: str, text: str, currency: str) -> str:
    """An amount above zero, as the program shows it."""
    try:
        money = parse_amount(text, currency)
    except Refused as refused:
        raise Unread(key, refused.sentence) from None
    if money.minor <= 0:
        raise Unread(key, "A price is above zero. Leave it empty where you have none yet.")
    return money.shown()


def _percent(text: str) -> str:
    try:
        number = Decimal(text.rstrip("% ").replace(",", "."))
    except InvalidOperation:
        raise Unread("deposit", f"“{text}” is no number. Write it like 50.") from None
    if not number.is_finite() or not 0 <= number <= 100 or number != round(number, 2):
        raise Unread("deposit", "A deposit lies between 0 and 100 per cent, with two decimals at most.")
    return plain(number)


def _check_name(back: Comeback, name: str) -> None:
    try:
        entered(back.records, back.project.but(name=name))
    except Refused as refused:
        raise Unread("name", refused.sentence) from None

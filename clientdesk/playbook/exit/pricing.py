"""Pricing out (R07) as a way through Meet: the price is told, and the client decides (X07).

Rule: two ends, they pay every extra or they leave by themselves; who does neither is given notice after all.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from msgspec import Struct

from clientdesk.ledger.scope import hourly_rate
from clientdesk.model.days import days_later
from clientdesk.model.days import shown as shown_day
from clientdesk.model.letter_kinds import EXTRAS_PRICED
from clientdesk.model.money import Money
from clientdesk.model.remedies import PRICE_OUT, look_again
from clientdesk.playbook.exit.case import Case
from clientdesk.playbook.exit.drafts import NEVER_SENT, own_letters
from clientdesk.playbook.exit.gates import contact_from
from clientdesk.playbook.exit.letter import letter_page
from clientdesk.playbook.exit.question import Kind, Option, Page, Question
from clientdesk.playbook.workdays import on_workday

_NO_PRICE = "Say first what extras cost, and from which day."


class Price(Struct, frozen=True):
    """What an hour costs, or a round beyond those agreed; `project` where it is that project's own price."""

    is_round: bool
    amount: Money
    project: str = ""

    @property
    def words(self) -> str:
        """`€60.00 an hour on Site`."""
        where = f" on {self.project}" if self.project else ""
        return f"{self.amount.shown()} {'a revision round' if self.is_round else f'an hour{where}'}"


def price(case: Case) -> Page:
    """What extras cost from now on, from which day, and when to look what came of it."""
    earliest = contact_from(case)
    start = on_workday(days_later(max(case.today, earliest), 1), case.records.settings)
    cost = Question(
        "price", "What do extras cost from now on?", Kind.TEXT,
        f"As the letter will say it: so much an hour, or a round, in {case.client.currency}.",
        default=", ".join(each.words for each in prices(case)) or None,
    )  # fmt: skip
    since = Question(
        "from", "From which day?", Kind.DATE, "", default=start.isoformat(), earliest=earliest,
        too_early="Before that day nobody hears anything.", decide=True,
    )  # fmt: skip
    first_look = (case.day("meet", "from") or start) + timedelta(days=1)
    again = Question(
        "look-again", "When do you look again?", Kind.DATE, "It comes up in your agenda on that day.",
        default=max(_look_again(case), first_look).isoformat(), earliest=first_look,
        too_early="Give them time to decide.",
    )  # fmt: skip
    told = "Nothing is free any more, and nobody is asked to leave. They pay, or they go by themselves."
    return Page("price", "Put a price on every extra", (cost, since, again), (told,))


def prices(case: Case) -> Iterator[Price]:
    """An hour's price once where all projects have the same, else per project; then a round's (C07)."""
    records, client = case.records, case.client.id
    every = {each.name: hourly_rate(records, client, each.id) for each in case.running_projects}
    own = {name: rate for name, rate in (every or {"": hourly_rate(records, client, None)}).items() if rate}
    if own and len(set(own.values())) == 1:
        yield Price(is_round=False, amount=next(iter(own.values())))
    else:
        yield from (Price(is_round=False, amount=rate, project=name) for name, rate in own.items())
    contract = records.contract(client)
    if contract and contract.extra_round:
        yield Price(is_round=True, amount=contract.extra_round)


def _look_again(case: Case) -> date:
    running = case.pricing.review if case.pricing else None
    return running if running and running > case.today else look_again(PRICE_OUT, case.today)


def letter(case: Case) -> Page:
    """The letter that says what extras cost."""
    note = "No goodbye: it only says what extras cost. It lies among the letters, and you send it yourself."
    return letter_page(case, EXTRAS_PRICED, "The price, in writing", note, key="price-letter")


def result(case: Case) -> Page:
    """Which of the two ends it came to, or neither; it can be said from the day on which the price holds."""
    since, again = case.day("meet", "from"), case.day("meet", "look-again")
    options = (
        Option("pay", "They pay for every extra: keep them"),
        Option("leave", "They leave by themselves"),
        Option("neither", "Neither: I give them notice"),
    )
    came = Question("result", "What came of it?", Kind.CHOICE, "", options, default=case.result or None)
    gone = Question("left-on", "When is it over?", Kind.DATE, "The last day on which you work for them.",
                    default=case.today.isoformat(), earliest=since)  # fmt: skip
    closed = f"Extras are billed from {shown_day(since)} on; what came of it can be said then." if since else _NO_PRICE
    asked = (came, gone) if case.leaves else (came,)
    return Page(
        "result", "What came of it", asked, _unsent(case), opens=since, closed_because=closed, expected=again,
        is_closed=since is None, closed_until="the price is told", reopens="price",
    )  # fmt: skip


def _unsent(case: Case) -> tuple[str, ...]:
    """That the letter with the price was never marked as sent: who has not read it has not decided."""
    waiting = (each for each in own_letters(case) if each.kind == EXTRAS_PRICED and each.sent is None)
    return tuple(f"The price letter, “{each.subject}”, {NEVER_SENT}" for each in waiting)

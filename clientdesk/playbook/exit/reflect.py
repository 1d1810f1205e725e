"""X01 Reflect: look at the history, ask what keeping them would take, and wait a few days before acting."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from clientdesk.ledger.account import overdue_of
from clientdesk.model.days import shown as shown_day
from clientdesk.model.journal import RemedyOutcome
from clientdesk.model.remedies import PAUSE, REMEDIES, named
from clientdesk.playbook.exit.case import Case
from clientdesk.playbook.exit.gates import LONGEST, SHORTEST, cooling_ends
from clientdesk.playbook.exit.paths import COOLING
from clientdesk.playbook.exit.question import Kind, Option, Page, Question
from clientdesk.playbook.trying import running

if TYPE_CHECKING:
    from clientdesk.playbook.exit.card import Card


def history(case: Case) -> Page:
    """The history card; nothing to answer."""
    return Page("history", "What has been", told=lambda: _card(case).lines())


def keep(case: Case) -> Page:
    """What it would take to keep them; the answer decides whether there is an end at all."""
    question = Question(
        "keeping",
        "What would keeping this client take?",
        Kind.CHOICE,
        "Think of what would have to change, and whether they would do it.",
        options=(
            Option("nothing", "Nothing would: it is over"),
            Option("they-wont", "Something would, but they won't do it"),
            Option("keep", "Something that is worth trying: keep them"),
        ),
    )
    takes = Question("takes", "What would it take?", Kind.TEXT, "In a few words, for yourself.", required=False)
    return Page("keep", "Keep them, or go?", (question, takes), lambda: _costs(_card(case)))


def _costs(card: Card) -> tuple[str, ...]:
    return tuple(filter(None, (card.recurrence, card.cost, card.hour)))


def _card(case: Case) -> Card:
    from clientdesk.playbook.exit.card import Card

    return case.once("card", lambda: Card(case.picture))


def remedies(case: Case) -> Page | None:
    """Keeping them: what to try now, and when to look again."""
    return remedies_page(case) if case.said("reflect", "keeping") == "keep" else None


def remedies_page(case: Case) -> Page:
    """The page on which a client is kept, in Reflect or after the talk.

    What runs already is not begun a second time, and nobody is paused who has nothing overdue (R04).
    """
    failed = {each.kind for each in case.picture.remedies if each.outcome is RemedyOutcome.FAILED}
    fitting = {kind for finding in case.findings for kind in finding.sign.try_first} - failed
    left = (each for each in REMEDIES.values() if each.id not in _not_now(case))
    options = tuple(Option(each.id, each.name, _why(each.id, fitting, failed)) for each in left)
    asked = Question("remedies", "What will you try now?", Kind.CHOICES, "One or two are enough.", options)
    again = Question(
        "look-again",
        "When do you look again?",
        Kind.DATE,
        "It comes up in your agenda on that day.",
        default=(case.today + timedelta(days=30)).isoformat(),
        earliest=case.today + timedelta(days=1),
    )
    return Page("remedies", "Keep them, and look again", (asked, again), tuple(_not_now(case).values()))


def _not_now(case: Case) -> dict[str, str]:
    """The remedies that can't begin today, and why."""
    reasons = {
        each.kind: f"{named(each.kind).capitalize()} ({each.kind}) runs already." for each in running(case.picture)
    }
    if not overdue_of(case.picture.standings):
        reasons.setdefault(PAUSE, f"Nothing of theirs is overdue, so there is nothing to pause for ({PAUSE}).")
    return reasons


def _why(remedy: str, fitting: set[str], failed: set[str]) -> str:
    if remedy in failed:
        return "did not help before"
    return "fits what you see" if remedy in fitting else ""


def wait(case: Case) -> Page | None:
    """The cooling-off: how long it is, and to go on earlier, why; only where the path waits before anybody hears."""
    if COOLING not in case.path.gates or case.said("reflect", "keeping") == "keep":
        return None
    is_over, early = case.today >= cooling_ends(case), case.said("reflect", "early")
    if is_over and not early and not case.said("reflect", "days"):
        return None
    asked = (_days(case), _EARLY) if early or not is_over else (_days(case),)
    return Page("wait", "Sleep on it", asked, _waiting(case))


_EARLY = Question(
    "early", "Go on earlier? Then say why", Kind.TEXT, "Leave it empty to wait, which is wiser.", required=False,
    or_no=True,
)  # fmt: skip


def _days(case: Case) -> Question:
    """How long to wait; once it is over, it is made no longer than it has been."""
    usual = max(SHORTEST, min(LONGEST, case.records.settings.cooling_days))
    been = (case.today - case.exit.started).days
    most = min(LONGEST, been) if case.today >= cooling_ends(case) else LONGEST
    told = f"{SHORTEST} to {most}, from the day you began. Anger and hurt pride need a few."
    return Question(
        "days", "How many days do you wait?", Kind.NUMBER, told, default=str(usual), least=SHORTEST, most=most
    )


def _waiting(case: Case) -> tuple[str, ...]:
    ends = cooling_ends(case)
    if case.today >= ends:
        return (f"You have slept on it: the wait ended on {shown_day(ends)}.",)
    return (
        f"You can act from {shown_day(ends)} on. It is in your agenda; nothing gets lost.",
        "Meanwhile you can read the contract: that is the next step, and nobody hears of it.",
    )

"""One client in one row: what the client list shows, on the screen and on the command line alike."""

from __future__ import annotations

from datetime import date
from functools import cached_property

from msgspec import Struct

from clientdesk.ledger.account import Account
from clientdesk.ledger.income import Share, income_of_desk, income_share
from clientdesk.model.client import Client, Stage
from clientdesk.model.days import counted
from clientdesk.model.exit import Exit, Outcome
from clientdesk.model.money import Totals
from clientdesk.model.names import fold
from clientdesk.model.records import Records
from clientdesk.playbook.assessment import Verdict
from clientdesk.playbook.peers import Peers, peers_of
from clientdesk.playbook.picture import Picture
from clientdesk.playbook.rules import red_since, verdict_of
from clientdesk.playbook.silence import silence_of
from clientdesk.playbook.step import Step


class Overview(Struct, frozen=True, dict=True):
    """A client at the end of a day, as the `picture` has them; `income` is the whole desk's of the last twelve months.

    What lists don't sort by, or not all show, is worked out when it is looked at.
    """

    picture: Picture
    client: Client
    verdict: Verdict
    account: Account
    silent_days: int | None
    income: Totals

    @cached_property
    def share(self) -> Share | None:
        """Their share of that income; None when nothing came in from them."""
        return income_share(self.picture.records, self.client.id, self.picture.today, self.income)

    @cached_property
    def steps(self) -> tuple[Step, ...]:
        """What there is to do; an exit's takes longer than all the rest of a row, and so does loading what knows it."""
        from clientdesk.playbook.agenda import steps_of

        return tuple(steps_of(self.picture, self.verdict))

    @cached_property
    def next(self) -> Step | None:
        """The first of that."""
        from clientdesk.playbook.agenda import first_of

        return first_of(self.steps)

    @cached_property
    def red_since(self) -> date | None:
        """The first of the days on end on which the verdict has said to part; None where it doesn't."""
        return red_since(self.picture) if self.verdict.assessment.is_red else None

    @property
    def days_in_red(self) -> int:
        """Days since the verdict says to part; 0 on the first of them, and where it doesn't."""
        return (self.picture.today - self.red_since).days if self.red_since else 0

    @property
    def in_red(self) -> str:
        """`in red for 18 days`; empty where the verdict doesn't say to part, or was acted on."""
        if self.has_ended or self.is_leaving or not self.red_since:
            return ""
        return f"in red for {counted(self.days_in_red, 'day')}" if self.days_in_red else "in red since today"

    @property
    def has_ended(self) -> bool:
        """Whether the work with this client is over; then there is nothing left to judge."""
        return self.client.stage is Stage.ENDED

    @property
    def is_leaving(self) -> bool:
        """Whether an exit is under way; then the verdict has been acted on."""
        exits = self.picture.records.of(Exit, self.client.id)
        return not self.has_ended and any(each.ended is None for each in exits)

    @property
    def is_over(self) -> bool:
        """Whether you have parted, or are about to: then nothing is said of how it could get better."""
        return self.has_ended or self.is_leaving or self.client.stage is Stage.EXITING

    @property
    def outcome(self) -> Outcome | None:
        """How it ended, or ends, with this client; None where nothing did, or nobody said how (X08)."""
        if not self.picture.records.of(Exit, self.client.id):
            return None
        from clientdesk.playbook.exit.ended import outcome_of

        return outcome_of(self.picture.records, self.client)

    @property
    def nudge(self) -> str:
        """A gentle note to whoever has put it off for long (2).

        Empty before that, once they act on it, and where nobody is at fault.
        """
        is_over = self.has_ended or self.is_leaving or self.verdict.is_nobodys_fault
        if is_over or self.days_in_red < self.picture.bar("red_days"):
            return ""
        return "You have known it for a while. Putting it off mostly costs more than going through with it."

    @property
    def standing(self) -> str:
        """The verdict as `✖ leave now`; `◔ leaving` while an exit goes on, and how it ended after it (X08)."""
        if not self.has_ended and not self.is_leaving:
            return self.briefly
        from clientdesk.playbook.exit.ended import UNDER_WAY, going_on, in_words, is_past, last_exit

        if self.has_ended:
            return in_words(self.outcome)
        last = last_exit(self.picture.records, self.client.id)
        is_over = last and is_past(last, self.picture.today)
        return f"{UNDER_WAY} {going_on(last, self.picture.today)}" if last and is_over else self.briefly

    @property
    def briefly(self) -> str:
        """The same for a narrow column: an end as `■ ended, notice`."""
        if not self.has_ended and not self.is_leaving:
            return f"{self.verdict.assessment.symbol} {self.verdict.assessment.words}"
        from clientdesk.playbook.exit.ended import briefly, last_exit, leaving

        if self.has_ended:
            return briefly(self.outcome)
        return leaving(last_exit(self.picture.records, self.client.id), self.picture.today)

    @property
    def urgency(self) -> tuple[bool, int, int, str]:
        """Sorts who needs attention first to the top: the verdict, the oldest overdue invoice, the name; ended last."""
        return (self.has_ended, self.verdict.assessment.severity, -self.account.oldest_overdue, fold(self.client.name))


def overview(records: Records, client_id: str, today: date, income: Totals | None = None) -> Overview:
    """A client's row; `income` is `income_of_desk`, given when many rows are made."""
    known = income_of_desk(records, today) if income is None else income
    return overview_of(Picture(records, client_id, today), known)


def overview_of(picture: Picture, income: Totals) -> Overview:
    """The same for a picture at hand."""
    return Overview(
        picture=picture,
        client=picture.client,
        verdict=verdict_of(picture),
        account=picture.account,
        silent_days=silence_of(picture),
        income=income,
    )


def overviews(records: Records, today: date) -> list[Overview]:
    """Every client's row, who needs attention first."""
    pictures = [Picture(records, client.id, today) for client in records.all(Client)]
    peers = peers_of(records, today, lambda: Peers(picture.facts for picture in pictures))
    for picture in pictures:
        picture.peers = peers
    return sorted((overview_of(picture, peers.income) for picture in pictures), key=lambda row: row.urgency)

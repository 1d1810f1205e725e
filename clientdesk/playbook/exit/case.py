"""An exit on one day, with the desk it stands on: what every step, gate and letter of the exit reads.

Rule: it only reads. Moves make a `Change`; after it is committed, `on` gives the case as it is then.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import cached_property
from typing import Any, Protocol, TypeVar

from clientdesk.model.client import Client, Language
from clientdesk.model.days import shown
from clientdesk.model.exit import Exit, ExitPath
from clientdesk.model.journal import Remedy, RemedyOutcome
from clientdesk.model.project import Project
from clientdesk.model.records import Records
from clientdesk.model.remedies import PRICE_OUT
from clientdesk.model.settings import Colleague
from clientdesk.playbook.exit.ended import written_at_once
from clientdesk.playbook.exit.paths import PATHS, Path
from clientdesk.playbook.exit.question import day_of
from clientdesk.playbook.finding import Finding
from clientdesk.playbook.findings import findings_of
from clientdesk.playbook.picture import Picture


class Draft(Protocol):
    """A letter's text, as the letters room gives it."""

    @property
    def subject(self) -> str:
        """One line."""

    @property
    def body(self) -> str:
        """Plain text."""

    @property
    def language(self) -> Language:
        """The language it is written in, which is English where the client's has no such letter yet."""


class Writer(Protocol):
    """Writes a letter for a case: `clientdesk.letters.exit_letter`, given by the faces."""

    def __call__(self, case: Case, kind: str, colleague: Colleague | None = None, /) -> Draft:
        """The letter of a kind, to the client or to a colleague."""


T = TypeVar("T")

_CAME_OF_IT: dict[RemedyOutcome | None, str] = {
    RemedyOutcome.WORKED: "pay",
    RemedyOutcome.LEFT: "leave",
    RemedyOutcome.FAILED: "neither",
}
"""What the remedy's outcome says of pricing out."""

_FROM_RECORDS = ("client", "picture", "findings", "running_projects", "pricing")


def open_exit(records: Records, client_id: str) -> Exit | None:
    """The client's exit under way, or None."""
    return next((each for each in records.of(Exit, client_id) if each.ended is None), None)


class Case:
    """An exit at the end of `today`. `write` is needed where letters are shown or saved, and nowhere else.

    `is_brief`: only what is open matters, as in the agenda.
    """

    def __init__(
        self, records: Records, exit_: Exit, today: date, write: Writer | None = None, *, is_brief: bool = False
    ) -> None:
        self.records = records
        self.exit = exit_
        self.today = today
        self.write = write
        self.is_brief = is_brief
        self._known: dict[str, Any] = {}

    def on(self, records: Records) -> Case:
        """The same exit on the desk as it is after a change."""
        return Case(records, records.get(Exit, self.exit.id), self.today, self.write, is_brief=self.is_brief)

    def having(self, exit_: Exit) -> Case:
        """The same desk with the exit replaced, not saved yet; what was worked out from the records is carried over."""
        other = Case(self.records, exit_, self.today, self.write, is_brief=self.is_brief)
        other.__dict__.update((name, self.__dict__[name]) for name in _FROM_RECORDS if name in self.__dict__)
        return other

    def on_day(self, day: date) -> Case:
        """The same exit on another day, briefly; steps are left out as they are on this one, whatever signs it had."""
        other = Case(self.records, self.exit, day, is_brief=True)
        other.__dict__["skips"] = self.skips
        return other

    @property
    def path(self) -> Path:
        """The path it takes (X07)."""
        return PATHS[self.exit.path]

    @cached_property
    def client(self) -> Client:
        """Who is left."""
        return self.records.get(Client, self.exit.client)

    @cached_property
    def picture(self) -> Picture:
        """The client's records on this day, each worked out once."""
        return Picture(self.records, self.exit.client, self.today)

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """The signs that are raised, in the handbook's order."""
        return tuple(finding for finding in findings_of(self.picture) if finding.raised)

    @cached_property
    def signs(self) -> frozenset[str]:
        """The ids of the raised signs."""
        return frozenset(finding.sign.id for finding in self.findings)

    def said(self, step: str, key: str) -> str | None:
        """An answer as it is kept: None when there is none or its step is not asked, empty when it was left out."""
        if step in self.skips:
            return None
        return self.exit.answers.get(step, {}).get(key)

    def day(self, step: str, key: str) -> date | None:
        """An answer that is a day; None when there is none, it was left out, or it is no day that a desk can have."""
        return day_of(self.said(step, key) or "")

    def draft(self, kind: str, colleague: Colleague | None = None) -> Draft | None:
        """A letter as the desk writes it today, written once; None for a case that no letters room was given to."""
        write, whom = self.write, colleague.id if colleague else ""
        return self.once(f"draft {kind} {whom}", lambda: write(self, kind, colleague)) if write else None

    def once(self, name: str, make: Callable[[], T]) -> T:
        """What `make` gives, worked out once for this case: it never changes, the next one is another."""
        if name not in self._known:
            self._known[name] = make()
        found: T = self._known[name]
        return found

    @property
    def is_unsafe(self) -> bool:
        """Whether safety is at stake: then there is no meeting and no waiting (X07)."""
        return "S11" in self.signs

    @property
    def keeps(self) -> bool:
        """Whether they are kept: decided alone, after the talk, or because they pay every extra (X01, X03, R07)."""
        talked = self.said("meet", "then") if "after" in self.path.asks.get("meet", ()) else None
        return "keep" in (self.said("reflect", "keeping"), talked) or self.result == "pay"

    @property
    def reason(self) -> str:
        """The reason as it is kept, wherever it was said last: at the talk, for the notice, or at the start.

        What was said at the start is for oneself: what the client reads is `given_reason`.
        """
        return self.given_reason or self.exit.reason

    @property
    def given_reason(self) -> str:
        """The reason that the client hears, as it was chosen for them; empty before (X03)."""
        return self.exit.given_reason(self.skips)

    @property
    def letter_kind(self) -> str:
        """The letter that ends it: the path's, for this reason."""
        return self.path.letter_for(self.reason)

    @property
    def result(self) -> str:
        """What came of pricing out: `pay`, `leave`, `neither`, as said here, else as the remedy says; empty before."""
        if "result" not in self.path.asks.get("meet", ()):
            return ""
        outcome = self.pricing.outcome if self.pricing else None
        return self.said("meet", "result") or _CAME_OF_IT.get(outcome, "")

    @cached_property
    def pricing(self) -> Remedy | None:
        """The pricing out that this exit goes by (R07): begun with it, or running before; the last of several."""
        tried = [each for each in self.records.of(Remedy, self.exit.client) if each.kind == PRICE_OUT]
        mine = [each for each in tried if each.settled is None or each.settled >= self.exit.started]
        return mine[-1] if mine else None

    @cached_property
    def running_projects(self) -> tuple[Project, ...]:
        """The client's projects that run today, or ran on the day of the act once it is done."""
        day = self.exit.saved or self.today
        return tuple(each for each in self.records.of(Project, self.exit.client) if (each.ended or day) >= day)

    @cached_property
    def ending_projects(self) -> frozenset[str] | None:
        """The ids of the projects that end where others go on (partial exit, X05); None where all of it ends."""
        ids = frozenset(each.id for each in self.running_projects)
        ending = ids & set((self.said("review", "projects") or "").split(","))
        return ending if ending and ending != ids else None

    @property
    def left_on(self) -> date | None:
        """The day on which the client leaves by themselves; None where they don't (R07)."""
        return self.day("meet", "left-on") if self.leaves else None

    def covers(self, project: str | None) -> bool:
        """Whether what is on a project, or on none, ends with this exit: all but what is on one that goes on (X05)."""
        ending, running = self.ending_projects, {each.id for each in self.running_projects}
        return ending is None or project in ending or project not in running

    @cached_property
    def skips(self) -> dict[str, str]:
        """Steps that are not asked, and why: the path's, those that safety settles, and the person's."""
        return self.exit.skipped | self._left_out

    def was_skipped(self, step: str) -> bool:
        """Whether it was the person who skipped a step that would have been asked."""
        return step in self.exit.skipped and step not in self._left_out

    @cached_property
    def _left_out(self) -> dict[str, str]:
        unsafe = {"meet": "They threatened you: no meeting where safety is at stake."} if self.is_unsafe else {}
        gone = {"notice": "They leave by themselves: nobody has to be given notice."} if self.leaves else {}
        return gone | unsafe | self._told_already | self.path.skips

    @property
    def _told_already(self) -> dict[str, str]:
        """The notice, where the end at once went out before this exit wrote it: nobody is sent it twice (X07)."""
        if self.exit.path is not ExitPath.LEAVE_NOW:
            return {}
        sent = written_at_once(self.records, self.exit.client, self.exit.saved or self.today)
        before = [day for day, letter in sent if letter.exit != self.exit.id]
        return {"notice": f"The letter that ends it went out on {shown(before[-1], self.today)}."} if before else {}

    @property
    def leaves(self) -> bool:
        """Whether the client leaves by themselves (R07): a soft, mutual parting."""
        asked = "result" in self.path.asks.get("meet", ())
        return asked and self.exit.answers.get("meet", {}).get("result") == "leave"

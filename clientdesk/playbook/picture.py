"""One client on one day: the records that judgement looks at, each worked out once."""

from __future__ import annotations

from datetime import date, time
from functools import cached_property, wraps
from typing import TYPE_CHECKING, Any, TypeVar

from clientdesk.ledger.account import Account, account_of
from clientdesk.ledger.standing import Standing, standings
from clientdesk.model.bars import BARS
from clientdesk.model.client import Billing, Client
from clientdesk.model.days import first_of_last
from clientdesk.model.journal import Incident, Letter, Message, Remedy, RemedyOutcome
from clientdesk.model.project import Extra, Project

if TYPE_CHECKING:
    from collections.abc import Callable
    from decimal import Decimal

    from clientdesk.model.records import Records
    from clientdesk.playbook.finding import Finding
    from clientdesk.playbook.peers import Peers
    from clientdesk.playbook.silence.threads import Thread
    from clientdesk.playbook.trouble import Facts

T = TypeVar("T")
K = TypeVar("K", bound=Standing | date)


class Picture:
    """What is known of one client at the end of `today`. `found` keeps the signs that were looked for already.

    `kept` is what was asked `once` of an invoice, by its id, or of a day.
    """

    def __init__(self, records: Records, client_id: str, today: date) -> None:
        self.records = records
        self.client = records.get(Client, client_id)
        self.today = today
        self.found: dict[str, Finding] = {}
        self.kept: dict[tuple[object, str | date], Any] = {}
        self._bars = records.settings.bars | self.client.bars

    def on(self, records: Records) -> Picture:
        """The same on later records that differ in nothing of this client's; all that is theirs is taken over."""
        taken_over = Picture.__new__(Picture)
        taken_over.__dict__.update(self.__dict__, records=records)
        taken_over.__dict__.pop("peers", None)
        return taken_over

    @cached_property
    def peers(self) -> Peers:
        """All clients of the desk beside one another; whoever has them at hand sets them."""
        from clientdesk.playbook.peers import peers_of

        return peers_of(self.records, self.today)

    @cached_property
    def facts(self) -> Facts:
        """What the others need to know of this client."""
        from clientdesk.playbook.trouble import facts_of

        return facts_of(self)

    def bar(self, key: str) -> int:
        """A bar of `BARS`: the client's own, else the desk's, else the handbook's (handbook rule b)."""
        return self._bars.get(key) or BARS[key]

    def window(self, key: str) -> date:
        """The first day that counts of a bar that is a window: in 30 days means today and the 29 days before it."""
        return first_of_last(self.bar(key), self.today)

    def is_hourly(self, project_id: str | None) -> bool:
        """Whether work is paid by the hour: the project's way of billing, else the client's."""
        project = self.records.by_id(Project).get(project_id or "")
        return (project.billing if project else self.client.billing) is Billing.HOURLY

    def project_of(self, entry: Incident | Extra) -> str | None:
        """The project that an entry is about; one that names none is about the only one under way, if there is one."""
        return entry.project or self._only_project

    @cached_property
    def _only_project(self) -> str | None:
        under_way = [each for each in self.records.of(Project, self.client.id) if not self._has_ended(each)]
        return under_way[0].id if len(under_way) == 1 else None

    def _has_ended(self, project: Project) -> bool:
        return project.ended is not None and project.ended <= self.today

    @cached_property
    def standings(self) -> tuple[Standing, ...]:
        """Where each invoice issued until today stands."""
        return tuple(standings(self.records, self.client.id, self.today))

    @cached_property
    def fair(self) -> tuple[Standing, ...]:
        """Those whose lateness may count against the client, oldest first (fairness under S)."""
        from clientdesk.playbook.lateness import fair_of

        return fair_of(self.standings)

    @cached_property
    def account(self) -> Account:
        """The client's money."""
        return account_of(self.records, self.client.id, self.standings, self.today)

    @cached_property
    def incidents(self) -> tuple[Incident, ...]:
        """The incidents that still count, oldest first: corrected entries replaced, faded and future ones left out."""
        entries = self.records.of(Incident, self.client.id)
        corrected = {entry.corrects for entry in entries if entry.on <= self.today}
        oldest = self.window("fades")
        standing_ones = (entry for entry in entries if entry.id not in corrected)
        return tuple(sorted((e for e in standing_ones if oldest <= e.on <= self.today), key=_by_day))

    @cached_property
    def logged(self) -> dict[str, list[Incident]]:
        """The incidents that still count, by sign."""
        by_sign: dict[str, list[Incident]] = {}
        for incident in self.incidents:
            by_sign.setdefault(incident.sign, []).append(incident)
        return by_sign

    @cached_property
    def extras(self) -> tuple[Extra, ...]:
        """The scope log until today, oldest first."""
        known = (each for each in self.records.of(Extra, self.client.id) if each.on <= self.today)
        return tuple(sorted(known, key=_by_day))

    @cached_property
    def running(self) -> tuple[tuple[Project, Decimal], ...]:
        """Projects under way whose hours are known, each with its hours in an average week since it started (S20)."""
        return tuple(
            (each, each.hours * 7 / max(7, (self.today - each.started).days + 1))
            for each in sorted(self.records.of(Project, self.client.id), key=lambda each: each.id)
            if each.hours and each.started and each.started <= self.today and not self._has_ended(each)
        )

    @cached_property
    def messages(self) -> tuple[Message, ...]:
        """Messages until today, oldest first; those of one day by the hour, where each of them has one.

        Else they stay in the order they were written down.
        """
        known = [each for each in self.records.of(Message, self.client.id) if each.on <= self.today]
        without_hour = {each.on for each in known if each.at is None}
        return tuple(sorted(known, key=lambda each: _hour(each, without_hour)))

    @cached_property
    def remedies(self) -> tuple[Remedy, ...]:
        """Remedies begun until today, oldest first; what came of one later is not known yet."""
        begun = (self._as_known(each) for each in self.records.of(Remedy, self.client.id) if each.on <= self.today)
        return tuple(sorted(begun, key=_by_day))

    def _as_known(self, remedy: Remedy) -> Remedy:
        is_later = remedy.decided is not None and remedy.decided > self.today
        return remedy.but(outcome=RemedyOutcome.WAITING, decided=None) if is_later else remedy

    @cached_property
    def sent_letters(self) -> tuple[Letter, ...]:
        """Letters that went out until today, oldest first."""
        out = (
            letter for letter in self.records.of(Letter, self.client.id) if letter.sent and letter.sent <= self.today
        )
        return tuple(sorted(out, key=lambda letter: letter.sent or self.today))

    @cached_property
    def threads(self) -> tuple[Thread, ...]:
        """What waits for an answer, by project, the longest silence first (G)."""
        from clientdesk.playbook.silence.threads import threads_of

        return threads_of(self)


def picture_of(records: Records, client_id: str, today: date) -> Picture:
    """The picture of a client on a day that is kept with the records, for who has none at hand and asks again."""
    return records.known(("picture", client_id, today), lambda: Picture(records, client_id, today))


def once(work: Callable[[Picture, K], T]) -> Callable[[Picture, K], T]:
    """What a picture says of one of its invoices, or of a day, worked out once for both."""

    @wraps(work)
    def kept(picture: Picture, about: K) -> T:
        key = (work, about.invoice.id if isinstance(about, Standing) else about)
        if key not in picture.kept:
            picture.kept[key] = work(picture, about)
        found: T = picture.kept[key]
        return found

    return kept


def _hour(message: Message, without: set[date]) -> tuple[date, time]:
    """Sorts by day, and by the hour on days on which none is without."""
    return message.on, time.min if message.at is None or message.on in without else message.at


def _by_day(record: Incident | Extra | Remedy) -> tuple[date, str]:
    """Sorts the oldest first, and those of one day in an order that the desk's own order of records has no part in."""
    return record.on, record.id

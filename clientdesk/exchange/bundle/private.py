"""What of a client's records goes into which version of a bundle. Rule: when in doubt it is private.

The version for others holds what was said, written, sent and paid. Not in it: every note and opinion, drafts, letters
to colleagues, remedies' outcomes, extras, all of an exit but the talk and the last day, who told in confidence, and
incidents that tell of the person rather than of the client. A thread of corrections is judged by what it came to: where
that is of the person, all of it is left out, so that no word stands that was taken back.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from msgspec import Struct

from clientdesk.exchange.bundle.threads import last_words, threads
from clientdesk.ledger.trail import breaks, day_of
from clientdesk.model.journal import Attachment, Incident, Letter
from clientdesk.model.letter_kinds import REQUEST
from clientdesk.model.signs import SIGNS, SignClass

if TYPE_CHECKING:
    from datetime import date

    from clientdesk.ledger.trail import Ends
    from clientdesk.model.records import Records

E = TypeVar("E", Incident, Attachment, Letter)

_OWN = {"S17"} | {sign.id for sign in SIGNS.values() if sign.sign_class is SignClass.MUTUAL}
"""Signs whose incidents tell what the person fears, dreads or can't do."""


class Trail(Struct, frozen=True):
    """The records that a bundle is made of: one client's, as they are on a day; `private`: with all that is.

    `ends` are those that the desk keeps of its paper trails (P).
    """

    records: Records
    client_id: str
    today: date
    private: bool
    ends: Ends = {}

    @property
    def incidents(self) -> list[Incident]:
        """The log, oldest first."""
        found = sorted(self._until_today(Incident), key=lambda each: each.on)
        left_out = self._of_the_person(found)
        return [each for each in found if each.id not in left_out]

    @property
    def letters(self) -> list[Letter]:
        """Letters sent, and with what is private drafts too; oldest first."""
        return sorted(filter(self._tells, self._until_today(Letter)), key=day_of)

    @property
    def attachments(self) -> list[Attachment]:
        """The attached files, but for those of a record that is left out; oldest first."""
        told = {each.id for each in (*self.incidents, *self.letters)}
        carriers = {each.id for kind in (Incident, Letter) for each in self.records.of(kind, self.client_id)}
        found = (each for each in self._until_today(Attachment) if each.to not in carriers - told)
        return sorted(found, key=lambda each: each.on)

    @property
    def breaks(self) -> list[str]:
        """What was done to the paper trail around the program, each a clause; nothing of an entry that is left out."""
        told = {each.id for each in (*self.incidents, *self.letters, *self.attachments)}
        found = breaks(self.records, self.ends, self.client_id)
        return [each.what for each in found if each.entry is None or each.entry.id in told]

    def _until_today(self, kind: type[E]) -> list[E]:
        return [each for each in self.records.of(kind, self.client_id) if day_of(each) <= self.today]

    def _tells(self, letter: Letter) -> bool:
        """Whether a letter is in this version."""
        is_out = letter.sent is not None and letter.sent <= self.today
        return self.private or (is_out and not letter.colleague and letter.kind != REQUEST)

    def _of_the_person(self, found: list[Incident]) -> set[str]:
        """The ids of the incidents that are left out for what they tell of the person, or what they were taken for."""
        if self.private:
            return set()
        own = {each.id for each in found if each.sign in _OWN}
        threads_ = threads(found)
        return own | {each.id for one in threads_ if own & {last.id for last in last_words(one)} for each in one}

"""What of a client's records goes into which version of a bundle. Rule: when in doubt it is private.

The version for others holds what was said, written, sent and paid. Not in it: every note and opinion, drafts, letters
to colleagues, remedies' outcomes, extras, all of an exit but the talk and the last day, who told in confidence, and
incidents that tell of the person rather than of the client.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from clientdesk.model.journal import Attachment, Incident, Letter
from clientdesk.model.signs import SIGNS, SignClass

if TYPE_CHECKING:
    from datetime import date

    from clientdesk.model.record import Owned
    from clientdesk.model.records import Records

_OWN = {"S17"} | {sign.id for sign in SIGNS.values() if sign.sign_class is SignClass.MUTUAL}
"""Signs whose incidents tell what the person fears, dreads or can't do."""


class Trail(Struct, frozen=True):
    """The records that a bundle is made of: one client's, as they are on a day; `private`: with all that is."""

    records: Records
    client_id: str
    today: date
    private: bool

    @property
    def incidents(self) -> list[Incident]:
        """The log, oldest first."""
        return sorted(filter(self.shows, self.records.of(Incident, self.client_id)), key=lambda each: each.on)

    @property
    def letters(self) -> list[Letter]:
        """Letters sent, and with what is private drafts too; oldest first."""
        found = filter(self.shows, self.records.of(Letter, self.client_id))
        return sorted(found, key=lambda each: each.sent or each.written)

    @property
    def attachments(self) -> list[Attachment]:
        """The attached files, but for those of a record that is left out; oldest first."""
        left_out = {each.id for kind in (Incident, Letter) for each in self._left_out(kind)}
        found = (each for each in self.records.of(Attachment, self.client_id) if each.to not in left_out)
        return sorted(found, key=lambda each: each.on)

    def shows(self, record: Owned) -> bool:
        """Whether an incident or a letter is in this version."""
        if isinstance(record, Letter):
            is_out = record.sent is not None and record.sent <= self.today
            return self.private or (is_out and not record.colleague and record.kind != _TO_COLLEAGUE)
        return self.private or not (isinstance(record, Incident) and record.sign in _OWN)

    def _left_out(self, kind: type[Incident | Letter]) -> list[Incident | Letter]:
        return [each for each in self.records.of(kind, self.client_id) if not self.shows(each)]


_TO_COLLEAGUE = "L19"

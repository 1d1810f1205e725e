"""A change made sure of before it is saved. Rule: nothing goes into the desk file that could not be read back."""

from __future__ import annotations

from functools import cache

import msgspec

from clientdesk.model.change import Change
from clientdesk.model.errors import Refused
from clientdesk.model.naming import noun
from clientdesk.model.record import Record

_encoder = msgspec.json.Encoder()


def check_sound(change: Change) -> None:
    """Raise Refused when one of the records, written and read again, would not be the same record."""
    try:
        _encoder.encode(change.label)
    except UnicodeError as error:
        raise Refused(f"What this change is called can't be kept ({error}). Nothing was saved.") from error
    for record in change.puts:
        try:
            same = _decoder(type(record)).decode(_encoder.encode(record)) == record
        except (msgspec.MsgspecError, TypeError, ValueError, OverflowError) as error:
            raise _unsound(record, f" ({error})") from error
        if not same or not record.id:
            raise _unsound(record, "")


@cache
def _decoder(kind: type[Record]) -> msgspec.json.Decoder[Record]:
    return msgspec.json.Decoder(kind)


def _unsound(record: Record, why: str) -> Refused:
    return Refused(f"This {noun(type(record))} can't be kept as it is{why}. Nothing was saved.")

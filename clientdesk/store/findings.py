"""What a look at a desk brings up: values beside the records, never errors."""

from __future__ import annotations

from msgspec import Struct

from clientdesk.model.doubts import Doubt


class Finding(Struct, frozen=True):
    """One thing found: what is the matter, where (a file, or `table/id`), and a sentence for the person."""

    doubt: Doubt
    where: str
    sentence: str

"""Pages as a PDF, A4 and numbered, fonts embedded. Rule: made by typst where it is installed, and the same each time.

What is told goes in as data, never as markup; the file says who wrote it, and nothing of this program.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from clientdesk.exchange.paper import Block, cleaned
from clientdesk.model.errors import Refused
from clientdesk.model.names import clean

if TYPE_CHECKING:
    from collections.abc import Iterable

_TEMPLATE = Path(__file__).with_name("document.typ")
HOW = "A PDF needs typst, which isn't installed. Get it with: pip install 'clientdesk[pdf]'"
"""What is said where no PDF can be made, with the way to get there."""


class NoPdf(Refused):
    """No PDF can be made here; the sentence tells why, and how it could."""


def pdf(blocks: Iterable[Block], title: str, author: str) -> bytes:
    """The blocks as a PDF under a title; raises NoPdf where typst is missing, or can't set them."""
    import msgspec

    try:
        import typst
    except ImportError:
        raise NoPdf(HOW) from None
    data = {"title": clean(title), "author": clean(author), "blocks": cleaned(blocks)}
    try:
        made = typst.compile(_TEMPLATE.read_bytes(), sys_inputs={"data": msgspec.json.encode(data).decode()})
    except typst.TypstError as error:
        raise NoPdf(f"The PDF could not be set: {error}. The text holds the same.") from None
    assert isinstance(made, bytes)  # noqa: S101  one format, one file
    return made

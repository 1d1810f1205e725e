"""Pages as a PDF, numbered, fonts embedded. Rule: made by typst where it is installed, and the same each time.

What is told goes in as data, never as markup; the file says who wrote it, and nothing of this program.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from clientdesk.exchange.paper import Block, cleaned
from clientdesk.exchange.paper_size import PaperSize
from clientdesk.model.client import Language
from clientdesk.model.errors import Refused
from clientdesk.model.names import clean

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from typst import PDFStandard

_TEMPLATE = Path(__file__).with_name("document.typ")
HOW = "A PDF needs typst, which isn't installed. Get it with: pip install 'clientdesk[pdf]'"
"""What is said where no PDF can be made, with the way to get there."""
_LASTING: tuple[PDFStandard, ...] = ("a-2a", "ua-1")
"""PDF/A and PDF/UA: readable by anyone, in twenty years too. Typst refuses them where no font has a character."""
_NO_SHAPE = re.compile(r'the text `"((?:[^"\\]|\\.)*)"` could not be displayed')
_ESCAPED = re.compile(r"\\u\{([0-9a-fA-F]+)\}")


class NoPdf(Refused):
    """No PDF can be made here; the sentence tells why, and how it could."""


def pdf(
    blocks: Iterable[Block],
    title: str,
    author: str,
    paper: PaperSize = PaperSize.A4,
    language: Language = Language.ENGLISH,
) -> bytes:
    """The blocks as a PDF under a title; raises NoPdf where typst is missing, or can't set them.

    `language` is theirs: it is named in the file, for who has it read aloud, and keeps the dot of a Turkish `fi`.
    """
    data = {
        "title": clean(title),
        "author": clean(author),
        "paper": paper_name(paper),
        "language": language.value,
        "blocks": cleaned(blocks),
    }
    return _set(_TEMPLATE, data)


def lasting_pdf(template: Path, data: Mapping[str, object]) -> tuple[bytes, str]:
    """A PDF/A of a template and its data, and the characters that no font here has, which stand in it as boxes.

    Fonts of this machine are looked into only where typst's own can't do, so that the same letter is the same bytes on
    every machine but for those. The template sets a title, a language and a day. Raises NoPdf.
    """
    try:
        return _set(template, data, _LASTING, own_fonts=True), ""
    except _Unfit:
        pass
    try:
        return _set(template, data, _LASTING), ""
    except _Unfit as error:
        return _set(template, data), error.without_shape


def paper_name(paper: PaperSize) -> str:
    """What typst calls a sheet."""
    return {PaperSize.A4: "a4", PaperSize.LETTER: "us-letter"}[paper]


class _Unfit(NoPdf):
    """Typst can't keep to a standard, or can't set it at all."""

    def __init__(self, message: str, told: str) -> None:
        super().__init__(f"The PDF could not be set: {message}. The text holds the same.")
        self.without_shape = _without_shape(told)


def _set(
    template: Path, data: Mapping[str, object], standards: tuple[PDFStandard, ...] = (), *, own_fonts: bool = False
) -> bytes:
    """A template set with its data; raises NoPdf."""
    import msgspec

    try:
        import typst
    except ImportError:
        raise NoPdf(HOW) from None
    given = {"data": msgspec.json.encode(data).decode()}
    try:
        return typst.compile(
            template.read_bytes(), sys_inputs=given, pdf_standards=list(standards), ignore_system_fonts=own_fonts
        )
    except typst.TypstError as error:
        raise _Unfit(str(error), getattr(error, "diagnostic", "")) from None


def _without_shape(told: str) -> str:
    """The characters that typst says it can't show, each once."""
    texts = (_ESCAPED.sub(lambda found: chr(int(found[1], 16)), text) for text in _NO_SHAPE.findall(told))
    return "".join(dict.fromkeys("".join(texts)))

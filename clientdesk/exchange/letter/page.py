"""A letter on paper, as a PDF. Rule: what is told goes in as data, and what can't be printed is named."""

from __future__ import annotations

import re
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from clientdesk.exchange.letter.outgoing import body_of, reader, subject_of
from clientdesk.exchange.pdf import lasting_pdf, paper_name
from clientdesk.model.in_language import day
from clientdesk.model.names import clean, clean_lines

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clientdesk.exchange.letter.outgoing import Outgoing
    from clientdesk.exchange.paper_size import PaperSize
    from clientdesk.model.records import Records

_TEMPLATE = Path(__file__).with_name("page.typ")
_BULLET = re.compile(r"\s*[-*•–]\s+(?=\S)")
_JOINERS = str.maketrans("", "", "\u200c\u200d\ufe0e\ufe0f")
"""What is seen only in what it joins: an emoji that is missing is named without it."""


def page(records: Records, outgoing: Outgoing, paper: PaperSize) -> tuple[bytes, tuple[str, ...]]:
    """The PDF, and what can't be printed in it. Raises NoPdf where none can be made.

    A character is looked for in typst's own fonts, then in those of this machine; where neither has it, the letter is
    written all the same, with a box in its place.
    """
    data, missing = lasting_pdf(_TEMPLATE, _data(records, outgoing, paper))
    named = " ".join(missing.translate(_JOINERS))
    return data, (f"No font here has these characters, which are boxes in the PDF: {named}",) if missing else ()


def _data(records: Records, outgoing: Outgoing, paper: PaperSize) -> dict[str, object]:
    """What stands on it, as plain values."""
    on = outgoing.on
    return {
        "title": subject_of(outgoing),
        "author": clean(records.settings.name),
        "paper": paper_name(paper),
        "language": outgoing.language.value,
        "on": {"year": on.year, "month": on.month, "day": on.day},
        "day": day(on, outgoing.language),
        "sender": list(_sender(records, outgoing)),
        "reader": list(reader(records, outgoing).address),
        "body": list(_blocks(body_of(outgoing))),
    }


def _sender(records: Records, outgoing: Outgoing) -> Iterator[str]:
    """Who writes: name, business and address; and how to reach them, where the words below don't say it."""
    settings, body = records.settings, body_of(outgoing)
    place = clean_lines(settings.address).split("\n")
    yield from filter(None, map(clean, (settings.name, settings.business, *place)))
    yield from (text for text in map(clean, (settings.email, settings.phone)) if text and text not in body)


def _blocks(body: str) -> Iterator[dict[str, object]]:
    """Paragraphs with their lines, and lists with their items; an empty line parts them."""
    for paragraph in re.split(r"\n\s*\n", body):
        for listed, lines in groupby(filter(str.strip, paragraph.split("\n")), lambda line: bool(_BULLET.match(line))):
            yield {"listed": listed, "lines": [_BULLET.sub("", line, count=1) if listed else line for line in lines]}

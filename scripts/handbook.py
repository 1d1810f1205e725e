"""Write docs/handbook.md from the guide and the tables behind it. `--check` only says whether it is so (for CI).

Rule: what the program knows is said in its own tables and its guide; here is only what leads from one to the next.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from written import write_or_check

from clientdesk.model.bars import BARS, raised_at
from clientdesk.model.remedies import REMEDIES
from clientdesk.model.settings import Settings
from clientdesk.model.signs import SIGNS, SignClass
from clientdesk.playbook.safeguards import SAFEGUARDS
from clientdesk.tui.guide import clause, entries
from clientdesk.tui.guide_entry import Entry, Part
from clientdesk.tui.guide_judging import BARS_OF_ITS_OWN, meanings
from clientdesk.tui.guide_texts import Texts

TARGET = Path(__file__).parent.parent / "docs" / "handbook.md"
TEXTS = Texts(Settings())

PREFACE = """\
# The handbook

*Written by `scripts/handbook.py` from the program's own guide (`5`) and tables; change those instead.*

A client is rarely good or bad from one day to the next. ClientDesk keeps what happened, adds it up, and says what it
sees, always with the records behind it. **It recommends; you decide.** Every bar is yours to move: for all clients in
your settings, for one client in theirs. Nothing here leaves your machine, and no word of it appears in a letter.

The short codes (S01, R06, …) are the same in the program, on the command line and in this book.
"""

CHAPTERS = {
    "Verdicts": "What a client's records add up to today. The same records give the same verdict on the same day.",
    "Signs": """\
One bad day is no sign; how often it happens is. A sign is *raised* when it reaches its bar. Most you log as incidents
(`i`), in their words and without your opinion; some are worked out from what you have written down anyway. A bar is set
by `--bar S01=3`, and one of its parts by `--bar S01.late_days=14`, with `clientdesk settings set` or `client edit`.
The guide shows beside each sign who shows it on your desk now.""",
    "Remedies": """\
Leave only when managing it has hit a wall. Each remedy is written down with a day to look again, and with what came of
it: a later you will want to know that it was tried.""",
    "Silence": """\
Silence counts from your last message that asks for an answer and has had none. After weeks away there is one next step,
not five at once.""",
    "Leaving": """\
The exit (`x`, or `clientdesk exit CLIENT`) asks one thing at a time, keeps every answer, and does nothing that can't be
taken back before its last page. Any step can be skipped with a reason.""",
    "Safeguards": f"""\
What the next contract should hold. A client's page counts them, *n of {len(SAFEGUARDS)}*, and names the gaps.""",
    "Letters": "Letters are drafts for you to edit. Nothing is ever sent by the program.",
}

MONEY = """\
## What the words about money mean

| word | means |
|---|---|
| open | what is still to be paid on an invoice: less payments, credit notes and what was written off |
| owed | everything open of a client, whether due or not |
| overdue | the part of it whose due day has passed; what is due today is not late |
| late | days from the due day to the day that payments covered an invoice, or to today; early counts as 0 |
| usual | the mean of that over all their paid invoices |
| credit | what they paid beyond what they owed; it can pay another invoice or go back |
| ageing | what is open by how late it is: not due, 1–30, 31–60, 61–90, over 90 days, as at the end of any day |
| income share | their part of what came in within twelve months, in their currency |

Sums are kept in whole cents, yen or fils, and never added up across currencies. A dispute counts against nobody, and
nobody is reminded of it. What happened after the day you ask about is not known on that day.
"""


def handbook() -> str:
    """The whole page, in Markdown."""
    chapters = (f"## {name}\n\n{lead}\n\n{_body(name)}\n" for name, lead in CHAPTERS.items())
    return "\n".join([PREFACE, _at_a_glance(), *chapters, MONEY])


def _at_a_glance() -> str:
    """Every sign, remedy and safeguard, a line each."""
    heads = ("id", "name", "class", "raised at", "window", "parts", "how it is found", "tried first")
    signs, remedies, safeguards = _table(heads, _signs()), _remedies(), _safeguards()
    return f"## At a glance\n\n{signs}\n\n{remedies}\n\n{safeguards}\n\n{_classes()}\n"


def _signs() -> Iterator[Iterable[str]]:
    for sign in SIGNS.values():
        window = f"{BARS[key]} days" if (key := f"{sign.id}.window") in BARS else "–"
        parts = " ".join(f"`{part}={bar}`" for part, bar in sign.parts.items())
        first = " ".join(sign.try_first)
        yield sign.id, sign.name, sign.sign_class, raised_at(sign), window, parts or "–", sign.origin, first or "–"


def _remedies() -> str:
    rows = (
        (each.id, each.name, each.told, f"{each.review_days} days",
         " ".join(sign.id for sign in SIGNS.values() if each.id in sign.try_first) or "–")
        for each in REMEDIES.values()
    )  # fmt: skip
    return _table(("id", "remedy", "what it is", "look again after", "tried first against"), rows)


def _safeguards() -> str:
    rows = ((each.id, each.name, each.told, f"{clause(each, Settings())}.") for each in SAFEGUARDS.values())
    return _table(("id", "safeguard", "what it says", "for the next contract"), rows)


def _classes() -> str:
    return _table(("class", "what to do"), ((each, TEXTS.told("Classes", each)) for each in SignClass))


def _body(chapter: str) -> str:
    pages = (_page(entry) for entry in entries() if entry.chapter == chapter)
    return "\n\n".join(pages)


def _page(entry: Entry) -> str:
    """A page of the guide, the head of a part in bold; every bar stands in one table instead."""
    name = f" (`{entry.name}`)" if entry.name else ""
    parts = [_part(part) for part in entry.parts if part.head != BARS_OF_ITS_OWN]
    if entry.id == "bars":
        parts = [_part(entry.parts[0]), _bars()]
    title = entry.title if entry.id.islower() else f"{entry.id} {entry.title}"
    return "\n\n".join([f"### {title}{name}", *parts])


def _part(part: Part) -> str:
    head = f"**{part.head}{'.' if part.text else ':'}** " if part.head else ""
    rows = "\n".join(f"- {code}: {words}" for code, words in part.lines)
    return "\n\n".join(each for each in (f"{head}{part.text}".strip(), rows) if each)


def _bars() -> str:
    """Every bar that can be moved."""
    rows = ((f"`{key}`", f"{bar:,}", meaning) for key, bar, meaning in meanings(TEXTS))
    return _table(("key", "default", "what it is"), rows)


def _table(heads: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    lines = [heads, ("---" for _ in heads), *rows]
    return "\n".join(f"| {' | '.join(map(_cell, cells))} |" for cells in lines)


def _cell(text: str) -> str:
    """A text that ends neither its cell nor its line."""
    return text.replace("|", "\\|").replace("\n", " ")


if __name__ == "__main__":
    sys.exit(write_or_check(TARGET, handbook()))

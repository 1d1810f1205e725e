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
from clientdesk.model.signs import SIGNS, SignClass
from clientdesk.playbook.safeguards import SAFEGUARDS
from clientdesk.tui.guide import entries
from clientdesk.tui.guide_texts import told

TARGET = Path(__file__).parent.parent / "docs" / "handbook.md"

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
by `--bar S01=3`, and one of its parts by `--bar S01.late_days=14`, with `clientdesk settings set` or `client edit`.""",
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
    return "\n".join([PREFACE, *chapters, MONEY])


def _body(chapter: str) -> str:
    tables = {"Signs": _signs, "Remedies": _remedies, "Safeguards": _safeguards}
    return tables[chapter]() if chapter in tables else "\n\n".join(_told(chapter))


def _told(chapter: str) -> Iterator[str]:
    for entry in entries():
        if entry.chapter == chapter:
            yield f"**{entry.id} {entry.title}.** {entry.told}"


def _signs() -> str:
    heads = ("id", "sign", "look for", "class", "raised at", "how", "try first")
    rows = (
        (sign.id, sign.name, sign.told, sign.sign_class, raised_at(sign) or "–", sign.origin, " ".join(sign.try_first))
        for sign in SIGNS.values()
    )
    classes = _table(("class", "what to do"), ((each, told("Classes", each)) for each in SignClass))
    return f"{_table(heads, rows)}\n\n{classes}\n\n{_parts()}"


def _parts() -> str:
    """Every bar that can be moved, with where it stands."""
    return f"Bars and where they stand: {' · '.join(f'`{key}` {bar:,}' for key, bar in BARS.items())}"


def _remedies() -> str:
    rows = ((each.id, each.name, each.told, f"{each.review_days} days") for each in REMEDIES.values())
    return _table(("id", "remedy", "how", "look again after"), rows)


def _safeguards() -> str:
    rows = ((each.id, each.name, each.told) for each in SAFEGUARDS.values())
    return _table(("id", "safeguard", "what it says"), rows)


def _table(heads: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    lines = [heads, ("---" for _ in heads), *rows]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


if __name__ == "__main__":
    sys.exit(write_or_check(TARGET, handbook()))

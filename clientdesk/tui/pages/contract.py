"""The contract: what was agreed, which safeguards it has, and what to put into the next one. Rule: gaps are named."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from textual.content import Content

from clientdesk.model.days import shown
from clientdesk.playbook.safeguards import deposit_for, next_contract, safeguards
from clientdesk.playbook.terms import days, percent
from clientdesk.tui.card import ACCENT, BAD, HEAD, MUTED, PLAIN, STYLES, hanging
from clientdesk.tui.pages.tab import TextTab
from clientdesk.tui.pages.words import coded, head, line, lines
from clientdesk.tui.pane import Pane
from clientdesk.tui.safe_text import safe
from clientdesk.tui.widgets.line_view import Tone

if TYPE_CHECKING:
    from clientdesk.model.project import Contract
    from clientdesk.playbook.overview import Overview
    from clientdesk.playbook.safeguards import Safeguard
    from clientdesk.tui.card import Piece

_MARKS = {True: ("✔", "", STYLES[Tone.GOOD]), False: ("✖", "missing", BAD), None: ("?", "not known", MUTED)}
_PROPOSED = "?", "proposed", MUTED


class ContractTab(TextTab):
    """Terms and the next contract on the left, safeguards on the right."""

    NAME = "contract"

    def derive(self, row: Overview) -> None:
        """Both columns."""
        self.query_one(Pane).show(partial(terms, row), partial(kept, row))


def terms(row: Overview, width: int) -> Content:
    """What was agreed, what to ask for in advance, and the clauses of the next contract."""
    records, today = row.picture.records, row.picture.today
    deposit = deposit_for(records, row.client.id, today)
    clauses = next_contract(records, row.client.id, today)
    asked = [(line(f"{deposit.words}: {deposit.why}", width), PLAIN)]
    written = [part for clause in clauses for part in coded(clause.id, clause.text, width)]
    return Content.assemble(
        ("Terms", HEAD), *_agreed(records.contract(row.client.id), width),
        head("Deposit to ask for"), *asked,
        head("For the next contract"), *(written or [("\n every safeguard is there already", MUTED)]),
    )  # fmt: skip


def kept(row: Overview, width: int) -> Content:
    """The safeguards: `n of 11`, the gaps named."""
    every = safeguards(row.picture.records, row.client.id)
    rows = [part for each in every for part in _safeguard(each, width)]
    unsigned = ", proposed and not signed" if any(each.proposed for each in every) else ""
    return Content.assemble(
        (f"Safeguards: {sum(1 for each in every if each.on)} of {len(every)}{unsigned}", HEAD), *rows
    )


def _agreed(agreed: Contract | None, width: int) -> list[Piece]:
    if agreed is None:
        return [("\n Nothing is known of a contract.\n\n F6 writes down what was agreed.", MUTED)]
    return [*_terms(agreed, width), ("\n\n F6 changes them", MUTED)]


def _terms(agreed: Contract, width: int) -> Iterator[Piece]:
    if not agreed.exists:
        yield line("There is no contract. What stands in for it:", width), BAD
        for document in agreed.documents:
            on = f"  {shown(document.on)}" if document.on else ""
            yield f"\n · {hanging(f'{safe(document.what)}{on}', width, 3)}", PLAIN
    for name, value in _named_terms(agreed):
        yield f"\n {name:<18}", MUTED
        yield hanging(safe(value) or "doesn't say", width, 19), PLAIN if value else MUTED
    if agreed.note:
        yield f"\n{lines(agreed.note, width)}", PLAIN


def _named_terms(agreed: Contract) -> Iterator[tuple[str, str]]:
    yield "signed", shown(agreed.signed) if agreed.signed else ""
    for name, count in (("notice", agreed.notice_days), ("payment term", agreed.term_days),
                        ("silence ends it", agreed.silence_days)):  # fmt: skip
        yield name, days(count) if count is not None else ""
    for name, share in (("deposit", agreed.deposit_percent), ("late fee a year", agreed.late_fee),
                        ("cancellation fee", agreed.kill_fee)):  # fmt: skip
        yield name, percent(share) if share is not None else ""
    yield "revisions", "" if agreed.revisions is None else str(agreed.revisions)
    yield "an extra round", agreed.extra_round.shown() if agreed.extra_round else ""
    yield "law", agreed.law
    yield "courts", agreed.courts


def _safeguard(each: Safeguard, width: int) -> Iterator[Piece]:
    """A safeguard with its mark and word; below a gap what it lacks, where that shows."""
    symbol, word, style = _PROPOSED if each.proposed else _MARKS[each.on]
    yield f"\n {symbol} ", style
    yield f"{each.id} ", ACCENT
    unbroken = word.replace(" ", "\N{NO-BREAK SPACE}")
    yield hanging(f"{each.name}  {unbroken}".rstrip(), width, 7).removesuffix(unbroken), PLAIN
    yield unbroken, style
    if each.missing:
        yield f"\n       {hanging(each.missing, width, 7)}", BAD

"""The texts of the client page: overview and contract. Rule: functions from records to styled text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from textual.content import Content

from clientdesk.model.days import counted, distance, shown
from clientdesk.model.project import Contract
from clientdesk.playbook.agenda import Step, agenda
from clientdesk.playbook.findings import Finding, findings
from clientdesk.playbook.safeguards import safeguards
from clientdesk.tui.card import ACCENT, BAD, HEAD, MUTED, PLAIN, Piece, money, reasons
from clientdesk.tui.safe_text import safe, safe_lines

if TYPE_CHECKING:
    from datetime import date

    from clientdesk.model.client import Client
    from clientdesk.model.records import Records
    from clientdesk.playbook.overview import Overview

_MOST_EVIDENCE = 4
GOOD = "$text-success"


def why(records: Records, row: Overview, today: date) -> Content:
    """The verdict's reasons, each with the records behind it, and every step that is due."""
    found = findings(records, row.client.id, today)
    parts = [part for finding in found for part in _finding(finding, today)]
    steps = [part for step in agenda(records, today, client_id=row.client.id) for part in _step(step, today)]
    return Content.assemble(
        ("Why", HEAD),
        *(parts or reasons(row.verdict.reasons, today)),
        ("\n\nNext", HEAD),
        *(steps or [("\n nothing to do", MUTED)]),
    )


def facts(row: Overview) -> Content:
    """Money, and how to reach them."""
    return Content.assemble(("Money", HEAD), *money(row), ("\n\nContact", HEAD), *_contact(row.client))


def contract(records: Records, client_id: str) -> tuple[Content, Content]:
    """The terms on the left, the safeguards on the right: `n of 11`, the gaps named."""
    agreed = records.contract(client_id)
    if agreed is None:
        left = [("\n Nothing is known of a contract.\n\n F6 writes down what was agreed.", MUTED)]
    else:
        left = [*_terms(agreed), ("\n\n F6 changes them", MUTED)]
    kept = safeguards(records, client_id)
    rows = [part for each in kept for part in _safeguard(each.id, each.name, on=each.on)]
    title = f"Safeguards: {sum(1 for each in kept if each.on)} of {len(kept)}"
    return Content.assemble(("Terms", HEAD), *left), Content.assemble((title, HEAD), *rows)


def _finding(finding: Finding, today: date) -> Iterator[Piece]:
    yield f"\n {finding.sign.id:<4}", ACCENT
    yield safe(finding.words), HEAD if finding.raised else PLAIN
    yield "" if finding.raised else f"  {finding.count} of {finding.bar}, not raised", MUTED
    newest = sorted(finding.evidence, key=lambda each: each.date or today, reverse=True)
    for each in newest[:_MOST_EVIDENCE]:
        yield f"\n      {shown(each.date, today)} · {safe(each.text)}", MUTED
    if len(newest) > _MOST_EVIDENCE:
        yield f"\n      and {len(newest) - _MOST_EVIDENCE} more", MUTED


def _step(step: Step, today: date) -> Iterator[Piece]:
    yield f"\n {distance(step.date, today)}  ", BAD if step.late else MUTED
    yield safe(step.what), PLAIN


def _contact(client: Client) -> Iterator[Piece]:
    for person in client.contacts:
        role = f" ({safe(person.role)})" if person.role else ""
        yield f"\n {safe(person.name) or 'no name'}{role}", PLAIN
        yield from ((f"\n   {safe(way)}", PLAIN) for way in (person.email, person.phone) if way)
    if not client.contacts:
        yield "\n nobody yet; e adds name, mail and phone", MUTED
    if client.address:
        yield f"\n {safe_lines(client.address)}", MUTED
    yield f"\n {client.kind} · letters in {client.language} · {safe(client.country)}".rstrip(" ·"), MUTED
    if client.note:
        yield f"\n\n {safe_lines(client.note)}", PLAIN


def _terms(agreed: Contract) -> Iterator[Piece]:
    if not agreed.exists:
        yield "\n There is no contract. What stands in for it:", BAD
        for document in agreed.documents:
            yield f"\n · {safe(document.what)}  {shown(document.on) if document.on else ''}", PLAIN
    for name, value in _named_terms(agreed):
        yield f"\n {name:<18}", MUTED
        yield safe(value) if value else "doesn't say", PLAIN if value else MUTED
    if agreed.note:
        yield f"\n\n {safe_lines(agreed.note)}", PLAIN


def _named_terms(agreed: Contract) -> Iterator[tuple[str, str]]:
    yield "signed", shown(agreed.signed) if agreed.signed else ""
    for name, days in (("notice", agreed.notice_days), ("payment term", agreed.term_days),
                       ("silence ends it", agreed.silence_days)):  # fmt: skip
        yield name, counted(days, "day") if days is not None else ""
    for name, percent in (("deposit", agreed.deposit_percent), ("late fee a year", agreed.late_fee),
                          ("cancellation fee", agreed.kill_fee)):  # fmt: skip
        yield name, f"{percent.normalize():f}%" if percent is not None else ""
    yield "revisions", "" if agreed.revisions is None else str(agreed.revisions)
    yield "an extra round", agreed.extra_round.shown() if agreed.extra_round else ""
    yield "law", agreed.law
    yield "courts", agreed.courts


def _safeguard(key: str, name: str, *, on: bool | None) -> Iterator[Piece]:
    symbol, word, style = {True: ("✔", "", GOOD), False: ("✖", "  missing", BAD), None: ("?", "  not known", MUTED)}[on]
    yield f"\n {symbol} ", style
    yield f"{key} ", ACCENT
    yield name, PLAIN
    yield word, style

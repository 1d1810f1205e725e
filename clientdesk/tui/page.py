"""The texts of the client page: overview and contract. Rule: records and a width in, styled text out, nothing cut."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from textual.content import Content

from clientdesk.model.days import counted, distance, shown
from clientdesk.model.project import Contract
from clientdesk.playbook.agenda import Step, agenda
from clientdesk.playbook.finding import Finding
from clientdesk.playbook.findings import findings
from clientdesk.playbook.safeguards import safeguards
from clientdesk.tui.card import ACCENT, BAD, HEAD, MUTED, PLAIN, Piece, hanging, money, reasons
from clientdesk.tui.safe_text import safe, safe_lines

if TYPE_CHECKING:
    from datetime import date

    from clientdesk.model.client import Client
    from clientdesk.model.records import Records
    from clientdesk.playbook.overview import Overview

_MOST_EVIDENCE = 4
GOOD = "$text-success"


def why(records: Records, row: Overview, today: date, width: int) -> Content:
    """The verdict's reasons, each with the records behind it, and every step that is due."""
    found = sorted(findings(records, row.client.id, today), key=lambda finding: finding.weight)
    parts = [part for finding in found for part in _finding(finding, today, width)]
    steps = list(_steps(agenda(records, today, client_id=row.client.id), today, width))
    return Content.assemble(
        ("Why", HEAD),
        *(parts or reasons(row.verdict.reasons, today, width)),
        ("\n\nNext", HEAD),
        *(steps or [("\n nothing to do", MUTED)]),
    )


def facts(row: Overview, width: int) -> Content:
    """Money, and how to reach them."""
    return Content.assemble(("Money", HEAD), *money(row, width), ("\n\nContact", HEAD), *_contact(row.client, width))


def terms(records: Records, client_id: str, width: int) -> Content:
    """What was agreed."""
    agreed = records.contract(client_id)
    if agreed is None:
        told = [("\n Nothing is known of a contract.\n\n F6 writes down what was agreed.", MUTED)]
    else:
        told = [*_terms(agreed, width), ("\n\n F6 changes them", MUTED)]
    return Content.assemble(("Terms", HEAD), *told)


def kept(records: Records, client_id: str, width: int) -> Content:
    """The safeguards: `n of 11`, the gaps named."""
    every = safeguards(records, client_id)
    rows = [part for each in every for part in _safeguard(each.id, each.name, width, on=each.on)]
    return Content.assemble((f"Safeguards: {sum(1 for each in every if each.on)} of {len(every)}", HEAD), *rows)


def _finding(finding: Finding, today: date, width: int) -> Iterator[Piece]:
    yield f"\n {finding.sign.id:<4}", ACCENT
    yield hanging(safe(finding.words), width, 5), HEAD if finding.raised else PLAIN
    yield "" if finding.raised else f"  {finding.count} of {finding.bar}, not raised", MUTED
    newest = sorted(finding.evidence, key=lambda each: each.date or today, reverse=True)
    for each in newest[:_MOST_EVIDENCE]:
        evidence = f"{shown(each.date, today)} · {safe(each.text)}"
        yield f"\n      {hanging(evidence, width, 6)}", MUTED
    if len(newest) > _MOST_EVIDENCE:
        yield f"\n      and {len(newest) - _MOST_EVIDENCE} more", MUTED


def _steps(steps: list[Step], today: date, width: int) -> Iterator[Piece]:
    """The steps as two columns: when, and what."""
    days = [distance(step.date, today) for step in steps]
    column = max(map(len, days), default=0)
    for step, when in zip(steps, days, strict=True):
        yield f"\n {when:<{column}}  ", BAD if step.late else MUTED
        yield hanging(safe(step.what), width, column + 3), PLAIN


def _contact(client: Client, width: int) -> Iterator[Piece]:
    for person in client.contacts:
        role = f" ({safe(person.role)})" if person.role else ""
        yield _line(f"{safe(person.name) or 'no name'}{role}", width), PLAIN
        yield from ((f"\n   {hanging(safe(way), width, 3)}", PLAIN) for way in (person.email, person.phone) if way)
    if not client.contacts:
        yield _line("nobody yet; e adds name, mail and phone", width), MUTED
    yield _lines(client.address, width), MUTED
    about = f"{client.kind} · letters in {client.language.words} · {safe(client.country)}".rstrip(" ·")
    yield _line(about, width), MUTED
    if client.note:
        yield f"\n{_lines(client.note, width)}", PLAIN


def _line(text: str, width: int) -> str:
    """A line of safe text, set in by one."""
    return f"\n {hanging(text, width, 1)}"


def _lines(text: str, width: int) -> str:
    """The lines of a text from data, each set in; nothing for none."""
    return "".join(_line(line, width) for line in safe_lines(text).split("\n")) if text else ""


def _terms(agreed: Contract, width: int) -> Iterator[Piece]:
    if not agreed.exists:
        yield _line("There is no contract. What stands in for it:", width), BAD
        for document in agreed.documents:
            on = f"  {shown(document.on)}" if document.on else ""
            yield f"\n · {hanging(f'{safe(document.what)}{on}', width, 3)}", PLAIN
    for name, value in _named_terms(agreed):
        yield f"\n {name:<18}", MUTED
        yield hanging(safe(value) or "doesn't say", width, 19), PLAIN if value else MUTED
    if agreed.note:
        yield f"\n{_lines(agreed.note, width)}", PLAIN


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


def _safeguard(key: str, name: str, width: int, *, on: bool | None) -> Iterator[Piece]:
    symbol, word, style = {True: ("✔", "", GOOD), False: ("✖", "missing", BAD), None: ("?", "not known", MUTED)}[on]
    yield f"\n {symbol} ", style
    yield f"{key} ", ACCENT
    unbroken = word.replace(" ", "\N{NO-BREAK SPACE}")
    yield hanging(f"{name}  {unbroken}".rstrip(), width, 7).removesuffix(unbroken), PLAIN
    yield unbroken, style

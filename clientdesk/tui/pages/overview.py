"""The overview: the verdict, how it came about, what would improve it, and the money. Rule: nothing in it is cut."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING, cast

from textual.content import Content

from clientdesk.ledger.rates import effective_rate
from clientdesk.model.country import in_full
from clientdesk.model.days import distance, shown
from clientdesk.playbook.agenda import in_order
from clientdesk.playbook.findings import findings_of
from clientdesk.playbook.holding import states
from clientdesk.playbook.late_fee.waiving import waived
from clientdesk.playbook.lateness import excused
from clientdesk.playbook.rules import explained
from clientdesk.tui.card import ACCENT, BAD, HEAD, MUTED, PLAIN, STYLES, hanging, money, reasons
from clientdesk.tui.command import Where
from clientdesk.tui.commands import bindings
from clientdesk.tui.marks import judged
from clientdesk.tui.pages.ended import exits
from clientdesk.tui.pages.silent import silent
from clientdesk.tui.pages.tab import TextTab
from clientdesk.tui.pages.words import coded, head, improved, improving, line, lines
from clientdesk.tui.pane import Pane
from clientdesk.tui.safe_text import safe
from clientdesk.tui.step_words import with_was
from clientdesk.tui.widgets.line_view import Tone

if TYPE_CHECKING:
    from datetime import date

    from clientdesk.model.client import Client
    from clientdesk.model.money import Money
    from clientdesk.model.records import Records
    from clientdesk.playbook.finding import Finding
    from clientdesk.playbook.overview import Overview
    from clientdesk.playbook.rules import Answer
    from clientdesk.playbook.step import Step
    from clientdesk.tui.app import ClientDesk
    from clientdesk.tui.card import Piece

_MOST_EVIDENCE = 4


class OverviewTab(TextTab):
    """Why on the left, the facts on the right."""

    NAME = "overview"
    BINDINGS = bindings(Where.OVERVIEW)

    def derive(self, row: Overview) -> None:
        """Both columns."""
        usual = cast("ClientDesk", self.app).session.book.usual_rate(row.client.id)
        self.query_one(Pane).show(partial(why, row), partial(facts, row, usual=usual))

    def action_signs(self) -> None:
        """Turn to the signs, with the records behind what is told here."""
        self.post_message(self.Wanted("signs", ""))


def why(row: Overview, width: int) -> Content:
    """The verdict with the records behind it, rule by rule, what would improve it, and every step that is due."""
    picture = row.picture
    steps = in_order(row.steps, picture.today)
    return Content.assemble(
        *_verdict(row, width),
        *(exits(row, width) if row.has_ended else ()),
        head("Why"), *_reasons(row, width),
        head("How this came about"), *_rules(explained(picture), width),
        *_excused(row, width),
        *_would_improve(row, width),
        head("Next"), *(list(_steps(picture.records, steps, picture.today, width)) or [("\n nothing to do", MUTED)]),
        *(() if row.has_ended else exits(row, width)),
    )  # fmt: skip


def facts(row: Overview, width: int, usual: Money | None = None) -> Content:
    """Money, and how to reach them; what holds for now goes first. `usual` is what an hour with the others brings."""
    holds = [(line(text, width), STYLES[Tone.WATCH]) for text in states(row.picture)]
    begin: list[Piece] = [("For now", HEAD), *holds, head("Money")] if holds else [("Money", HEAD)]
    contact, let_go = _contact(row.client, width), waived(row.picture.records, row.client.id).words
    return Content.assemble(
        *begin, *money(row, width), *([(line(let_go, width), PLAIN)] if let_go else []), *_hour(row, usual, width),
        *(() if row.has_ended else silent(row.picture, width)),
        head("Contact"), *contact,
    )  # fmt: skip


def _verdict(row: Overview, width: int) -> Iterator[Piece]:
    words, tone = judged(row)
    yield "Verdict", HEAD
    since = ""
    if row.in_red and row.red_since:
        since = f"  since {shown(row.red_since, row.picture.today)} · {row.in_red}"
    yield f"\n {words}", STYLES[tone]
    yield line(f"{words}{since}", width).removeprefix(f"\n {words}"), BAD
    if row.nudge:
        yield line(row.nudge, width), PLAIN


def _reasons(row: Overview, width: int) -> Iterator[Piece]:
    place = {reason.handbook: at for at, reason in enumerate(row.verdict.reasons)}
    found = sorted(findings_of(row.picture), key=lambda each: (place.get(each.sign.id, len(place)), each.weight))
    parts = [part for finding in found for part in _finding(finding, row.picture.today, width)]
    yield from parts or reasons(row.verdict.reasons, row.picture.today, width)


def _finding(finding: Finding, today: date, width: int) -> Iterator[Piece]:
    yield from coded(finding.sign.id, finding.words, width, HEAD if finding.raised else PLAIN)
    yield "" if finding.raised else f"  {finding.count} of {finding.bar}, not raised", MUTED
    newest = sorted(finding.evidence, key=lambda each: each.date or today, reverse=True)
    for each in newest[:_MOST_EVIDENCE]:
        day = f"{shown(each.date, today)} · " if each.date else ""
        yield f"\n      {hanging(f'{day}{safe(each.text)}', width, 6)}", MUTED
    if len(newest) > _MOST_EVIDENCE:
        yield f"\n      and {len(newest) - _MOST_EVIDENCE} more", MUTED


def _rules(answers: tuple[Answer, ...], width: int) -> Iterator[Piece]:
    """Every rule that was asked; the last one decided."""
    for answer in answers:
        mark, word, style = ("▶", "yes", HEAD) if answer.holds else ("·", "no", MUTED)
        yield f"\n {mark} {word:<3}  ", ACCENT if answer.holds else MUTED
        so_far = "" if answer.holds or not answer.text else f" {answer.text}"
        yield hanging(f"{answer.rule.asks}{safe(so_far)}", width, 8), style
        if answer.holds:
            decides = answer.rule.decides
            by = f"{safe(answer.text)} → " if answer.text else ""
            yield f"\n        {hanging(f'{by}{decides.symbol} {decides.words}', width, 8)}", PLAIN


def _excused(row: Overview, width: int) -> Iterator[Piece]:
    """The lateness that is not theirs, so that nobody wonders where it went."""
    found = excused(row.picture)
    if found:
        yield head("Doesn't count against them")
    for each in found[:_MOST_EVIDENCE]:
        yield line(safe(each.text), width), PLAIN
    if len(found) > _MOST_EVIDENCE:
        yield f"\n and {len(found) - _MOST_EVIDENCE} more", MUTED


def _would_improve(row: Overview, width: int) -> Iterator[Piece]:
    found = improving(row)
    if found:
        yield head("What would improve it")
        yield from improved(found, width)


def _steps(records: Records, steps: list[Step], today: date, width: int) -> Iterator[Piece]:
    """The steps as two columns: when, and what."""
    days = [distance(step.date, today) for step in steps]
    column = max(map(len, days), default=0)
    for step, when in zip(steps, days, strict=True):
        yield f"\n {when:<{column}}  ", BAD if step.late else MUTED
        yield hanging(safe(with_was(records, step, today)), width, column + 3), PLAIN


def _hour(row: Overview, usual: Money | None, width: int) -> Iterator[Piece]:
    """What an hour with them brought in, where hours are known, beside an hour with the others."""
    picture = row.picture
    rate = effective_rate(picture.records, row.client.id, picture.today, standings_of=lambda: picture.standings)
    if rate:
        hours = f"{rate.hours.normalize():f} h"
        others = f"; with the others {usual.shown()}" if usual is not None else ""
        told = f"an hour with them brought in {rate.per_hour.shown()} ({hours}, unpaid extras too){others}"
        yield line(told, width), PLAIN


def _contact(client: Client, width: int) -> Iterator[Piece]:
    for person in client.contacts:
        role = f" ({safe(person.role)})" if person.role else ""
        yield line(f"{safe(person.name) or 'no name'}{role}", width), PLAIN
        yield from ((f"\n   {hanging(safe(way), width, 3)}", PLAIN) for way in (person.email, person.phone) if way)
    if not client.contacts:
        yield line("nobody yet; e adds name, e-mail and phone", width), MUTED
    yield lines(client.address, width), MUTED
    about = f"{client.kind} · letters in {client.language.words} · {safe(in_full(client.country))}".rstrip(" ·")
    yield line(about, width), MUTED
    if client.note:
        yield f"\n{lines(client.note, width)}", PLAIN

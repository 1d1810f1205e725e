"""A step in full, beside the agenda: when, why, what to do, what comes after it, and the records behind it.

Rule: all of it is the playbook's; nothing here decides.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from textual.content import Content

from clientdesk.model.days import distance, shown
from clientdesk.playbook.acts import Act, act_of
from clientdesk.playbook.drafted import kept
from clientdesk.playbook.snoozing import moved_from
from clientdesk.playbook.step_after import what_follows
from clientdesk.playbook.step_behind import behind, how, why_of
from clientdesk.tui.card import ACCENT, BAD, HEAD, MUTED, PLAIN, hanging
from clientdesk.tui.guide import titles
from clientdesk.tui.keyed import keyed
from clientdesk.tui.safe_text import safe
from clientdesk.tui.step_words import letter, way_on

if TYPE_CHECKING:
    from clientdesk.playbook.picture import Picture
    from clientdesk.playbook.step import Step
    from clientdesk.tui.card import Piece

_MOST = 6
"""Records that are shown of those behind a step; the rest is counted."""


def in_full(picture: Picture, step: Step, width: int) -> Content:
    """Everything about a step, for some cells."""
    return Content.assemble(
        (safe(step.client.name), MUTED), (f"\n{hanging(safe(step.what), width, 0)}", HEAD),
        *_when(picture, step, width),
        *_why(picture, step, width),
        *_to_do(picture, step, width),
        *_after(picture, step, width),
        *_behind(picture, step, width),
    )  # fmt: skip


def _head(words: str) -> Piece:
    return f"\n\n{words}", HEAD


def _line(text: str, width: int) -> str:
    return f"\n {hanging(safe(text), width, 1)}"


def _when(picture: Picture, step: Step, width: int) -> Iterator[Piece]:
    today = picture.today
    yield f"\n{shown(step.date, today)}, {distance(step.date, today)}", BAD if step.late else MUTED
    for words in filter(None, (moved_from(picture.records, step, today), kept(picture.records, step, today))):
        yield f"\n{hanging(words, width, 0)}", MUTED


def _why(picture: Picture, step: Step, width: int) -> Iterator[Piece]:
    known = titles().get(step.handbook)
    reason = why_of(picture, step)
    if not known and not reason:
        return
    yield _head("Why")
    if known:
        yield f"\n {step.handbook} ", ACCENT
        yield hanging(known, width, len(step.handbook) + 2), PLAIN
    if reason:
        yield _line(reason, width), PLAIN


def _to_do(picture: Picture, step: Step, width: int) -> Iterator[Piece]:
    yield _head("What to do")
    if letter(step):
        yield f"\n {step.letter} ", ACCENT
        yield hanging(titles()[step.letter or ""], width, len(step.letter or "") + 2), PLAIN
    for text in how(picture, step):
        yield _line(keyed(text), width), PLAIN
    yield _line(way_on(picture.records, step).ends, width), MUTED


def _after(picture: Picture, step: Step, width: int) -> Iterator[Piece]:
    if act_of(step) not in (Act.WRITE, Act.CALL):
        return
    later = what_follows(picture.records, step, picture.today)
    if later:
        yield _head("If nothing comes of it")
        yield _line(f"{shown(later.date, picture.today)}: {later.what}", width), PLAIN


def _behind(picture: Picture, step: Step, width: int) -> Iterator[Piece]:
    found = behind(picture, step)
    if found:
        yield _head("Behind it")
    for day, text in found[:_MOST]:
        on = f"{shown(day, picture.today)} · " if day else ""
        line = hanging(safe(f"{on}{text}"), width, 3)
        yield f"\n {line[: len(on)]}", MUTED
        yield line[len(on) :], PLAIN
    if len(found) > _MOST:
        yield f"\n and {len(found) - _MOST} more", MUTED

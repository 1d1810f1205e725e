"""A notice, or an end at once, that went out before, and a notice before its day: told, and never blocked (G3, X07).

Everything is as at Sat 21 Nov 2026; A-1 is as late as the row says.
"""

from __future__ import annotations

import pytest
from builder import TODAY
from check_kit import client, owing, written
from letters_kit import desk
from msgspec.structs import replace

from clientdesk.letters import LetterText
from clientdesk.letters.check import check
from clientdesk.model.client import Client, Language
from clientdesk.model.journal import Letter

ON_THE_LADDER = ("again", "too-early")


def late(days: int):
    return desk().invoice("100.00", issued=-days - 30, due=-days, number="A-1")


def told(book, kind: str, *, body: str = "Please pay A-1.") -> list[tuple[str, str]]:
    text = LetterText(kind, Language.ENGLISH, "", body, (book.invoice_id,), None)
    problems = check(book.records, book.records.get(Client, book.client_id), text, TODAY)
    assert not any(each.blocks for each in problems if each.rule in ON_THE_LADDER)
    return [(each.rule, each.why) for each in problems if each.rule in ON_THE_LADDER]


AGAIN = "The 30-day late notice (L07) about A-1 went out on 22 Oct: none goes out twice, the next one is due later."
FINAL = "The final notice (L10) about A-1 went out on 5 Nov: its deadline counts, and a second one moves nothing."
LESS = "The 60-day late notice (L08) about A-1 went out on 18 Oct: this one is less firm, and steps back behind it."


@pytest.mark.parametrize(
    ("days", "sent", "kind", "expected"),
    [
        (31, [], "L07", []),
        (40, [("L06", -20)], "L07", []),
        (40, [("L07", -30)], "L06", []),  # the invoice may go out again
        (40, [("L06", -20)], "L06", []),
        (61, [("L07", -30)], "L07", [("again", AGAIN)]),
        (61, [("L07", -30)], "L08", []),
        (95, [("L08", -34)], "L07", [("again", LESS)]),
        (120, [("L09", -30), ("L10", -16)], "L10", [("again", FINAL)]),
        (120, [("L10", -16)], "L10", [("again", FINAL)]),
        (61, [("L07", -70)], "L07", []),  # that was before it was due
    ],
)  # fmt: skip
def test_a_notice_of_a_level_that_was_sent_is_told(days, sent, kind, expected):
    book = late(days)
    for before, on in sent:
        book.letter(before, on)
    assert told(book, kind) == expected


@pytest.mark.parametrize(
    ("days", "sent", "kind", "why"),
    [
        (3, None, "L09", "A-1 is 3 days late: the 90-day late notice is for 90 days and more."),
        (1, None, "L07", "A-1 is 1 day late: the 30-day late notice is for 30 days and more."),
        (29, None, "L07", "A-1 is 29 days late: the 30-day late notice is for 30 days and more."),
        (30, None, "L07", ""),
        (59, None, "L08", "A-1 is 59 days late: the 60-day late notice is for 60 days and more."),
        (60, None, "L08", ""),
        (90, None, "L09", ""),
        (200, None, "L10", "No 90-day late notice (L09) has gone out about A-1: the final one comes after it."),
        (104, -13, "L10", "L09 about A-1 went out on 8 Nov: the final one is due from 22 Nov on."),
        (104, -14, "L10", ""),
    ],
)
def test_a_notice_before_its_day_is_told(days, sent, kind, why):
    book = late(days)
    if sent:
        book.letter("L09", sent)
    assert told(book, kind) == ([("too-early", why)] if why else [])


def test_the_oldest_of_several_decides_and_each_that_had_it_is_named():
    book = late(61).letter("L07", -20)
    old = book.invoice_id
    book.invoice("50.00", issued=-40, due=-3, number="A-2")
    text = replace(written(owing(), "L07"), invoices=(old, book.invoice_id))
    problems = check(book.records, client(book), text, TODAY)
    assert [(each.rule, each.text) for each in problems if each.rule in ON_THE_LADDER] == [
        ("again", "A-1"), ("too-early", "A-2"),
    ]  # fmt: skip


def test_a_letter_that_is_sent_is_not_its_own_repetition():
    book = late(31)
    fields = {"kind": "L07", "written": TODAY, "sent": TODAY, "invoices": (book.invoice_id,)}
    book.add(Letter, body="Please pay A-1.", **fields)
    assert told(book, "L07") == []
    assert [rule for rule, _why in told(book, "L07", body="Please pay A-1 again.")] == ["again"]


def test_x07_a_second_end_at_once_is_told_and_the_one_at_hand_is_none():
    book = desk().incident("S11", -2)
    assert told(book, "L17", body="It ends now.") == []
    book.letter("L17", -1)
    why = "The immediate end (L17) went out on 20 Nov: it is over, and a second one opens the talk again."
    assert told(book, "L17", body="It ends now.") == [("again", why)]
    book.list.pop()
    book.letter("L17", 0)
    assert told(book, "L17", body="…") == []

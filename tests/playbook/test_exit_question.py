"""Reading what a person typed: canonical text, or a sentence; never a guess."""

from __future__ import annotations

import pytest
from builder import TODAY

from clientdesk.playbook.exit.question import Kind, Option, Question, Unread, read, shown

TWO = (Option("now", "Now"), Option("after-payment", "After payment of €500"))
REASONS = (Option("S01", "invoices have been paid late"), Option("S04", "the work has grown"))


def asked(kind: Kind, **more) -> Question:
    return Question("it", "What?", kind, **more)


@pytest.mark.parametrize(
    ("question", "typed", "kept"),
    [
        (asked(Kind.DATE), "28 Feb 2027", "2027-02-28"),
        (asked(Kind.DATE), "+2w", "2026-12-05"),
        (asked(Kind.YES_NO), "Y", "yes"),
        (asked(Kind.YES_NO), "false", "no"),
        (asked(Kind.CHOICE, options=TWO), "after payment of €500", "after-payment"),
        (asked(Kind.CHOICE, options=TWO), " NOW ", "now"),
        (asked(Kind.CHOICES, options=REASONS), "S04; S01, S04", "S01,S04"),
        (asked(Kind.CHOICE, options=REASONS, free=True), "s04", "S04"),
        (asked(Kind.CHOICE, options=REASONS, free=True), "my style is another.", "my style is another"),
        (asked(Kind.LENGTH), "2 Months", "2 months"),
        (asked(Kind.LENGTH), "30d", "30 days"),
        (asked(Kind.LENGTH), "1 week", "1 week"),
        (asked(Kind.LINES, most=3), "one\n\n two \r\nthree", "one\ntwo\nthree"),
        (asked(Kind.TEXT), "  a \x1b[31m b ", "a [31m b"),
        (asked(Kind.TEXT, required=False), "-", ""),
        (asked(Kind.DATE, required=False), "none", ""),
        (asked(Kind.LETTER), "Dear Ada,\r\n\r\nbye\n", "Dear Ada,\n\nbye"),
    ],
)
def test_is_kept_as(question, typed, kept):
    assert read(question, typed, TODAY) == kept
    assert not kept or read(question, kept, TODAY) == kept


@pytest.mark.parametrize(
    ("question", "typed", "sentence"),
    [
        (asked(Kind.DATE), "10", "is not a day"),
        (asked(Kind.DATE, earliest=TODAY, too_early="Not in the past."), "yesterday", "Not in the past"),
        (asked(Kind.YES_NO), "perhaps", "neither yes nor no"),
        (asked(Kind.CHOICE, options=TWO), "later", "Choose one of: “Now”, “After payment of €500”"),
        (asked(Kind.CHOICE, options=REASONS, free=True), "S01 and S04", "One reason only"),
        (asked(Kind.CHOICE, options=REASONS, free=True), "you are S11", "The records don't show S11"),
        (asked(Kind.CHOICE, options=REASONS, free=True), "this\nand that", "One reason only"),
        (asked(Kind.LENGTH), "soon", "is not a length"),
        (asked(Kind.LENGTH), "0 days", "is not a length"),
        (asked(Kind.LINES, most=3), "1\n2\n3\n4", "4 lines, and 3 are the most"),
        (asked(Kind.TEXT), "x" * 301, "301 characters"),
        (asked(Kind.TEXT), " ", "needs an answer"),
    ],
)
def test_is_refused_with_a_sentence(question, typed, sentence):
    with pytest.raises(Unread, match=sentence) as refused:
        read(question, typed, TODAY)
    assert refused.value.key == "it"


@pytest.mark.parametrize(
    ("question", "answer", "words"),
    [
        (asked(Kind.CHOICE, options=TWO), "now", "Now"),
        (asked(Kind.CHOICE, options=REASONS, free=True), "my own", "my own"),
        (asked(Kind.CHOICES, options=REASONS), "S01,S04", "invoices have been paid late, the work has grown"),
        (asked(Kind.DATE), "2027-02-28", "28 Feb 2027"),
        (asked(Kind.LINES), "one\ntwo", "one · two"),
        (asked(Kind.LETTER), "Dear Ada,\n\nbye", "“Dear Ada, …”, 3 lines"),
        (asked(Kind.TEXT), "", "–"),
    ],
)
def test_is_shown_as(question, answer, words):
    assert shown(question, answer) == words

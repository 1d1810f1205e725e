"""Letters say of a silence what was written as written, and of calls that they were calls (L01, L03, L04)."""

from __future__ import annotations

from datetime import date

import pytest
from builder import TODAY, Book

from clientdesk.letters import Asked, from_desk
from clientdesk.letters.filters import days
from clientdesk.model.client import Client, Language
from clientdesk.model.journal import Channel, Matter

NOV = {9: "email", 16: "email", 22: "call", 23: "call", 24: "meeting"}


def told(kind: str, language: Language, *on: int) -> str:
    book = Book(name="Ada").client("Northwind", language=language)
    for each in on:
        offset = (date(2026, 11, each) - TODAY).days
        subject = "Colours" if each == on[0] else ""
        book.wrote(offset, channel=Channel(NOV[each]), matter=Matter.WORKING, subject=subject)
    client = book.records.get(Client, book.client_id)
    body = from_desk(book.records, client, kind, date(2026, 11, 24), Asked()).body
    return body.split("\n\n")[1]


EN, TR, MS, ID = Language


@pytest.mark.parametrize(
    ("language", "on", "words"),
    [
        (EN, (9,), "On 9 November 2026 I wrote to you about “Colours”. I have no answer"),
        (EN, (9, 16), "I wrote to you about “Colours”, and again on 16 November 2026. I have no answer"),
        (EN, (9, 22, 23), ("On 9 November 2026 I wrote to you about “Colours”. "
         "I also called you on 22 and 23 November 2026. I have no answer yet")),
        (EN, (22, 23), "On 22 and 23 November 2026 I called you about “Colours”. I have no answer yet"),
        (EN, (22, 24), "On 24 November 2026 we met and spoke about “Colours”. I also called you on 22 November 2026."),
        (TR, (9, 22, 23), ("Size 9 Kasım 2026 tarihinde “Colours” konusunda yazmıştım. "
         "Sizi 22 ve 23 Kasım 2026 tarihlerinde telefonla da aradım. Henüz")),
        (TR, (22,), "Sizi 22 Kasım 2026 tarihinde “Colours” konusunda telefonla aramıştım. Henüz"),
        (MS, (9, 22, 23), ("Saya telah menulis kepada anda pada 9 November 2026 mengenai “Colours”. "
         "Saya juga telah menelefon anda pada 22 dan 23 November 2026. Saya belum")),
        (MS, (22,), "Saya telah menelefon anda pada 22 November 2026 mengenai “Colours”. Saya belum"),
        (ID, (9, 22, 23), ("Pada 9 November 2026 saya menulis kepada Anda mengenai “Colours”. "
         "Saya juga menelepon Anda pada 22 dan 23 November 2026. Saya belum")),
        (ID, (22,), "Pada 22 November 2026 saya menelepon Anda mengenai “Colours”. Saya belum"),
    ],
)  # fmt: skip
def test_what_was_written_is_told_as_written_and_calls_as_calls(language, on, words):
    assert words in told("L04", language, *on)


@pytest.mark.parametrize("kind", ["L03", "L04"])
def test_a_letter_of_a_silence_speaks_of_what_was_asked_and_not_of_late_notices(kind):
    book = Book().client("Northwind").invoice(issued=-200, due=-113, number="A-1").letter("L07", -80).letter("L08", -50)
    book.project(id="site").wrote(-12, project="site", matter=Matter.WORKING, subject="Colours")
    body = from_desk(book.records, book.records.get(Client, book.client_id), kind, TODAY, Asked()).body
    assert "On 9 November 2026 I wrote to you about “Colours”." in body
    assert "and again on" not in body


@pytest.mark.parametrize("kind", ["L01", "L03", "L04"])
@pytest.mark.parametrize("language", Language)
def test_no_telling_leaves_a_gap_or_a_double_stop(kind, language):
    for on in ((9,), (22,), (24,), (9, 24), (22, 24), (9, 16, 22, 24)):
        body = told(kind, language, *on)
        assert "  " not in body
        assert ".." not in body
        assert " ." not in body


@pytest.mark.parametrize(
    ("on", "words"),
    [
        ((date(2026, 11, 22),), "22 November 2026"),
        ((date(2026, 11, 3), date(2026, 11, 9), date(2026, 11, 22)), "3, 9 and 22 November 2026"),
        ((date(2026, 10, 30), date(2026, 11, 2)), "30 October and 2 November 2026"),
        ((date(2026, 12, 30), date(2027, 1, 2)), "30 December 2026 and 2 January 2027"),
        ((), ""),
    ],
)
def test_of_several_days_each_month_and_year_is_said_once(on, words):
    assert days(on, EN) == words

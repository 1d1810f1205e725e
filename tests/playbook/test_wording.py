"""What a letter's words say of days and sums, in each language that letters are written in."""

from __future__ import annotations

from datetime import date

import pytest
from builder import Book, day
from hypothesis import given, settings
from hypothesis import strategies as st

from clientdesk.letters.filters import day as written_day
from clientdesk.letters.filters import money as written_money
from clientdesk.model.client import Language
from clientdesk.model.currency import CODES
from clientdesk.model.exit import Exit, ExitPath
from clientdesk.model.journal import Letter
from clientdesk.model.money import Money
from clientdesk.playbook.exit.unsent import doubts
from clientdesk.playbook.wording.amounts import named
from clientdesk.playbook.wording.closing import under_closing
from clientdesk.playbook.wording.days import ahead, days_in

EN, TR, MS, ID = Language.ENGLISH, Language.TURKISH, Language.MALAY, Language.INDONESIAN
DAYS = st.dates(date(1901, 1, 1), date(2199, 12, 31))


@given(DAYS, st.sampled_from(Language))
@settings(max_examples=60)
def test_every_day_that_a_letter_writes_is_read_as_that_day(value, language):
    assert [each.day for each in days_in(f"({written_day(value, language)}).", language)] == [value]


@given(st.integers(1, 10**11), st.sampled_from(sorted(CODES)), st.sampled_from(Language))
@settings(max_examples=80, deadline=None)
def test_every_sum_that_a_letter_writes_is_read_as_that_sum(minor, code, language):
    said = named(f"A: {written_money(Money(minor, code), language)}.", (code,), language)
    assert [each.amount for each in said] == [Money(minor, code)]


@pytest.mark.parametrize(
    ("language", "text", "is_ahead"),
    [
        (EN, "Please pay by 4 December 2026.", True),
        (EN, "It reaches me no later than 4 December 2026.", True),
        (EN, "I wrote on 4 December 2026.", False),
        (TR, "4 Aralık 2026 tarihine kadar ödemenizi rica ederim.", True),
        (TR, "Ödemenizi 4 Aralık 2026'ya kadar bekliyorum.", True),
        (TR, "Çalışmamız 4 Aralık 2026 tarihinde sona eriyor.", True),
        (TR, "Sizin için son çalışma günüm 4 Aralık 2026.", True),
        (TR, "4 Aralık 2026 tarihinde benimle konuştunuz.", False),
        (TR, "Faturanın vadesi 4 Aralık 2026 tarihinde doldu.", False),
        (MS, "Sila bayar selewat-lewatnya pada 4 Disember 2026.", True),
        (MS, "Sila bayar sebelum atau pada 4 Disember 2026.", True),
        (MS, "Kerja kita berakhir pada 4 Disember 2026.", True),
        (MS, "Sila jelaskan bayaran paling lewat pada 4 Disember 2026.", True),
        (MS, "Sila jelaskan bayaran sebelum 4 Disember 2026.", True),
        (MS, "Sila bayar selewat-lewatnya pada hari Jumaat, 4 Disember 2026.", True),
        (MS, "Kontrak kita ditamatkan pada 4 Disember 2026.", True),
        (MS, "Saya menulis pada 4 Disember 2026.", False),
        (MS, "Tarikh akhir bayaran ialah 4 Disember 2026.", False),
        (MS, "Kerja kita telah berakhir pada 4 Disember 2026.", False),
        (ID, "Mohon dibayar paling lambat 4 Desember 2026.", True),
        (ID, "Mohon dibayar selambat-lambatnya pada tanggal 4 Desember 2026.", True),
        (ID, "Perjanjian ini berakhir pada 4 Desember 2026.", True),
        (ID, "Saya menulis pada 4 Desember 2026.", False),
        (ID, "Kerja sama kita sudah berakhir pada 4 Desember 2026.", False),
    ],
)
def test_a_day_that_lies_ahead_is_known_by_the_words_around_it(language, text, is_ahead):
    assert [each.day for each in ahead(text, language)] == [date(2026, 12, 4)] * is_ahead
    assert [each.day for each in days_in(text, language)] == [date(2026, 12, 4)]


def test_the_words_of_a_day_stand_where_they_are_said_to():
    text = "Şu iş İÇİN: 4 Aralık 2026 tarihine kadar."
    [said] = ahead(text, TR)
    assert text[said.start : said.end] == said.words == "4 Aralık 2026 tarihine kadar"


@pytest.mark.parametrize(
    "text", ["31 April 2026", "4 December", "2026-13-01", "4 Brumaire 2026", "12.2026", "N-2026-12-04"]
)
def test_what_is_no_day_of_a_calendar_is_left_alone(text):
    assert days_in(text, EN) == ()


@pytest.mark.parametrize(
    "text", ["2026-12-04", "4.12.2026", "4/12/2026", "December 4, 2026", "4th of December 2026", "4 Dec 2026"]
)
def test_other_ways_to_write_a_day_are_read_too(text):
    assert [each.day for each in days_in(f"By {text}.", EN)] == [date(2026, 12, 4)]


@pytest.mark.parametrize(
    ("language", "text", "amount"),
    [
        (TR, "Borcunuz 1.250,50 TL tutarındadır.", Money(125050, "TRY")),
        (TR, "Ödenecek tutar: ₺1.250,50", Money(125050, "TRY")),
        (MS, "Sila bayar RM 1,250.50.", Money(125050, "MYR")),
        (ID, "Mohon bayar Rp 1.250.000,00.", Money(125000000, "IDR")),
        (ID, "Tagihan Anda Rp. 1.250.000.", Money(125000000, "IDR")),
    ],
)
def test_a_sum_that_is_asked_for_is_known_in_each_language(language, text, amount):
    [said] = named(text, ("TRY", "MYR", "IDR"), language)
    assert (said.amount, said.is_owed) == (amount, True)
    assert text[said.start : said.end] in text


@pytest.mark.parametrize(
    ("language", "text"), [(TR, "€60/saat"), (MS, "RM 60 sejam"), (ID, "€60 setiap jam"), (EN, "€60 an hour")]
)
def test_a_price_of_an_hour_is_no_sum(language, text):
    assert named(text, ("EUR", "MYR"), language) == ()


@pytest.mark.parametrize(
    ("language", "closing"),
    [(EN, "Kind regards"), (TR, "Saygılarımla"), (MS, "Sekian, terima kasih"), (ID, "Hormat saya")],
)
def test_the_name_stands_below_the_closing_line(language, closing):
    assert under_closing(f"Text.\n\n{closing}\n\nAda\nada@example.org", language) == "Ada\nada@example.org"
    assert under_closing(f"Text.\n\n{closing},\nAda", language) == "Ada"
    assert under_closing("Text.\n\nAda", language) is None


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (TR, "Son faturam 4 Aralık 2026 tarihine kadar elinizde olacak.\n\nSaygılarımla\n\nAda"),
        (MS, "Sila bayar selewat-lewatnya pada 4 Disember 2026.\n\nSekian, terima kasih\n\nAda"),
        (ID, "Mohon dibayar paling lambat 4 Desember 2026.\n\nHormat saya\n\nAda"),
    ],
)
def test_x06_a_draft_whose_day_is_over_is_told_in_the_letters_language(language, text):
    book = Book(name="Ada").client("Northwind").add(Exit, path=ExitPath.STANDARD, started=day(-5), saved=day(-1))
    letter = Letter(
        id="l", client=book.client_id, kind="L18", written=day(-1), body=text, language=language, exit=book.list[-1].id
    )
    assert doubts(book.records, letter, date(2026, 12, 4)) == ()
    [told] = doubts(book.records, letter, date(2026, 12, 5))
    assert "and that day is over" in str(told)
    unsigned = letter.but(body=text.removesuffix("\n\nAda"))
    assert "There is no name under it: write it anew, or edit it." in doubts(book.records, unsigned, date(2026, 12, 4))

"""A letter greets somebody, a late notice asks for its money, and a warning is about something (L, R08, X07)."""

from __future__ import annotations

import pytest
from builder import Book, day
from check_kit import found, owing, written
from letters_kit import desk
from msgspec.structs import replace

from clientdesk.letters import LetterText
from clientdesk.letters.check import Problem
from clientdesk.letters.names import NAMES, NEEDS_COLLEAGUE
from clientdesk.model.client import Language
from clientdesk.model.settings import Colleague

EN, TR, MS, ID = Language
NO_REQUEST = "It does not ask for the payment: say that you ask them to pay, and how much."
NO_GREETING = "It greets nobody: begin with a line that does, and their name."
OF_MONEY = ("L05", "L06", "L07", "L08", "L09", "L10")
ASKS = {
    EN: ("Please pay", "ask you to pay"),
    TR: ("yapmanızı",),
    MS: ("Sila jelaskan", "Sila buat bayaran", "meminta anda menjelaskan"),
    ID: ("Mohon lakukan pembayaran", "meminta Anda membayar"),
}
"""How each language asks."""


def whys(book: Book, text: LetterText) -> list[str]:
    return [each.why for each in found(book, text) if each.rule in ("missing", "warning")]


def without_line(text: LetterText, *words: str) -> LetterText:
    """The letter without the lines that say some words."""
    lines = [line for line in text.body.split("\n") if not any(each in line for each in words)]
    return replace(text, body="\n".join(lines))


@pytest.mark.parametrize("kind", OF_MONEY)
@pytest.mark.parametrize("language", Language)
def test_a_late_notice_without_its_request_is_held_up(kind, language):
    book = owing()
    text = written(book, kind, language=language)
    assert NO_REQUEST not in whys(book, text)
    silent = without_line(text, *ASKS[language])
    assert silent != text
    [problem] = [each for each in found(book, silent) if each.why == NO_REQUEST]
    assert problem.blocks


@pytest.mark.parametrize(
    ("language", "asks"),
    [
        (EN, "I must ask that you settle this."), (EN, "Could you transfer it this week?"),
        (EN, "The money has to reach me by Friday."), (EN, "Pay €1,234.50."), (EN, "I await payment of €1,234.50."),
        (TR, "€1.234,50 ödemenizi rica ederim."), (TR, "Tutarı hesabıma yatırmanızı bekliyorum."),
        (MS, "Mohon bayar €1,234.50."), (MS, "Jumlah itu hendaklah dibayar."),
        (ID, "Harap segera lunasi tagihan itu."), (ID, "Tagihan ini harus dibayar."),
    ],
)  # fmt: skip
def test_any_usual_way_of_asking_will_do(language, asks):
    body = f"Dear Mr. Kaya,\n\nA-1, €1,234.50.\n\n{asks}\n\nKind regards\n\nAda Lovelace"
    assert NO_REQUEST not in whys(owing(), LetterText("L05", language, "A-1", body))


@pytest.mark.parametrize(
    ("language", "words"),
    [
        (EN, "If you have paid already, thank you. How to pay is on the invoice."),
        (EN, "If you can't pay all of it at once, tell me what you can pay when."),
        (EN, "If something stands in the way of paying, write to me."),
        (TR, "Ödemeyi yaptıysanız teşekkür ederim. Ödeme bilgileri faturada yer almaktadır."),
        (MS, "Jika bayaran telah dibuat, terima kasih."),
        (ID, "Bila Anda sudah membayar, terima kasih."),
    ],
)
def test_what_only_speaks_of_paying_asks_for_nothing(language, words):
    body = f"Dear Mr. Kaya,\n\nA-1, €1,234.50.\n\n{words}\n\nKind regards\n\nAda Lovelace"
    assert NO_REQUEST in whys(owing(), LetterText("L05", language, "A-1", body))


@pytest.mark.parametrize("kind", NAMES)
@pytest.mark.parametrize("language", Language)
def test_every_letter_greets_and_one_that_does_not_is_told_so_and_goes_out_all_the_same(kind, language):
    book = owing()
    whom = next(each for each in book.records.all(Colleague) if each.agreed)
    text = written(book, kind, language=language, colleagues=(whom,) if kind in NEEDS_COLLEAGUE else ())
    assert NO_GREETING not in whys(book, text)
    curt = replace(text, body=text.body.partition("\n")[2])
    assert Problem("missing", 0, "", NO_GREETING) in found(book, curt)


@pytest.mark.parametrize(
    ("language", "first"),
    [
        (EN, "Hi Jane"), (EN, "Good morning Dr. Kaya"), (EN, "Jane,"), (EN, "Jane!"),
        (TR, "Merhaba"), (TR, "Hello Jane"), (MS, "Tuan"), (ID, "Dengan hormat"), (ID, "Selamat siang Pak Kaya"),
    ],
)  # fmt: skip
def test_a_greeting_is_known_by_its_words_or_by_how_it_ends(language, first):
    text = LetterText("L03", language, "The shop", f"\n{first}\n\nThe shop is done.\n\nKind regards\n\nAda Lovelace")
    assert NO_GREETING not in whys(desk(), text)


@pytest.mark.parametrize(
    "first", ["The shop is done.", "This invoice is past its due date:", "Dearest things cost more"]
)
def test_a_sentence_is_no_greeting(first):
    body = f"{first}\n\nKind regards\n\nAda Lovelace"
    assert NO_GREETING in whys(desk(), LetterText("L03", EN, "The shop", body))


NOTHING_LOGGED = "Nothing is in the log that this warning is about: log what happened, with its day."
"""What is said of a warning that nothing stands behind."""


@pytest.mark.parametrize(
    ("book", "why"),
    [
        (desk(), [NOTHING_LOGGED]),
        (desk().incident("S05", -3), [NOTHING_LOGGED]),
        (desk().incident("S09", -3), []),
        (desk().incident("S09", -9).remedy("R08", -5),
         ["You gave your warning on 16 Nov 2026, and nothing is logged since: one is enough."]),
        (desk().incident("S10", -9).remedy("R08", -5).incident("S10", -2),
         ["It happened again on 19 Nov 2026, after your warning: the work ends now, with L17."]),
        (desk().incident("S09", -9).remedy("R08", -5).incident("S10", -2), []),
        (desk().incident("S09", -9).incident("S11", -4),
         ["Northwind threatened you on 17 Nov 2026: there is no warning for that, the work ends now, with L17."]),
    ],
)  # fmt: skip
def test_r08_a_warning_is_about_something_that_one_is_given_for_and_given_once(book, why):
    problems = [each for each in found(book, written(book, "L11")) if each.rule == "warning"]
    assert [each.why for each in problems] == why
    assert not any(each.blocks for each in problems)


def test_r08_the_day_that_it_names_is_the_newest_that_a_warning_is_for():
    book = desk().incident("S09", -9).incident("S10", -4).incident("S11", -2)
    assert f"On {day(-4).day} November 2026" in written(book, "L11").body

"""What the words ask for and what a letter is kept as asking for are the same (L, G4); the kinder letter is named."""

from __future__ import annotations

import pytest
from builder import TODAY, Book, day
from chasing_kit import ada, chased
from check_kit import client, found, owing, written
from msgspec.structs import replace

from clientdesk.letters import LetterText
from clientdesk.letters.check import check, check_words, first, gate
from clientdesk.model.client import Language, Stage
from clientdesk.model.invoice import Invoice
from clientdesk.model.journal import Letter, Matter
from clientdesk.model.settings import Court
from clientdesk.playbook.wording.no_day import impossible_days


def two() -> Book:
    """A-1, 62 days late and asked for, and BV-2, 3 days late."""
    book = ada().invoice("900", issued=-120, due=-62, number="A-1").letter("L07", -20)
    return book.invoice("500", issued=-33, due=-3, number="BV-2")


def rules(book: Book, text: LetterText) -> dict[str, str]:
    return {each.rule: str(each.why) for each in check(book.records, client(book), text, TODAY)}


def ids(book: Book) -> tuple[str, ...]:
    return tuple(each.id for each in book.list if isinstance(each, Invoice))


def test_the_letter_is_about_the_old_one_and_asks_for_the_other_kindly_with_sums_that_add_up():
    text = chased(two(), "L08")
    first, second = ids(two())
    assert (text.invoices, text.besides) == ((first,), (second,))
    assert "Please pay it along with the €900.00:\n\n- Invoice BV-2, due on 18 November 2026: €500.00" in text.body
    assert "- Everything together: €1,400.00" in text.body
    assert rules(two(), text) == {}


def test_no_fee_is_asked_on_what_became_due_meanwhile():
    book = two().settings(country="DE").with_client(country="DE")
    body = chased(book, "L08").body
    assert "compensation" in body
    assert "fee on invoice BV-2" not in body
    assert body.count("€40.00") == 1


@pytest.mark.parametrize("language", Language)
def test_a_wrong_sum_of_both_is_found_in_every_language(language):
    text = chased(two(), "L08", language=language)
    total = "€1.400,00" if language in (Language.TURKISH, Language.INDONESIAN) else "€1,400.00"
    assert total in text.body
    assert "amount" in rules(two(), replace(text, body=text.body.replace(total, total.replace("4", "3"))))


def test_words_that_ask_for_an_invoice_which_is_no_longer_ticked_are_told():
    book, own = two(), chased(two(), "L08")
    ticked = replace(own, besides=())
    assert rules(book, ticked)["invoices"].startswith("It asks for BV-2, which is not among its invoices")
    kept = {"kind": "L08", "written": TODAY, "body": own.body, "subject": own.subject, "invoices": own.invoices}
    book.add(Letter, **kept)
    found = gate.found(book.records, book.list[-1], TODAY)
    assert any("BV-2" in each for each in found.beside)
    assert found.asked == ()


def test_an_invoice_that_is_ticked_and_not_in_the_words_is_told():
    own = chased(two(), "L08", invoices=ids(two())[:1])
    assert "BV-2" in rules(two(), replace(own, besides=ids(two())[1:]))["missing"]


def test_a_notice_that_is_said_to_be_about_what_it_is_not_right_for_is_told():
    own = chased(two(), "L08")
    assert "BV-2" in rules(two(), replace(own, invoices=ids(two()), besides=()))["too-early"]


@pytest.mark.parametrize(("kind", "late"), [("L08", 70), ("L09", 135)])
@pytest.mark.parametrize("language", Language)
def test_the_first_word_is_no_second_one_and_the_gentler_letter_is_named(kind, late, language):
    book = ada().invoice("900", issued=-200, due=-late, number="A-1")
    text = chased(book, kind, language=language)
    again = " still | again|hâlâ ulaşmadı|masih belum|son bildirimden önce|sebelum notis|sebelum saya"
    said = text.body.replace("can still settle", "")
    assert not any(each in f"{text.subject} {said}" for each in again.split("|"))
    assert rules(book, text)["first-word"].endswith("L06 or L07 is the gentler choice.")
    assert "first-word" not in rules(book.wrote(-9, matter=Matter.PAYMENT), chased(book, kind))


def test_a_last_check_in_is_for_who_has_not_decided_yet():
    book = ada().project(name="Novel")
    assert rules(book, chased(book, "L02"))["prospect"].endswith("for work under way write L03.")
    assert "prospect" not in rules(book.with_client(stage=Stage.PROSPECT), chased(book, "L02"))
    offered = ada().wrote(-9, matter=Matter.NEGOTIATING)
    assert "prospect" not in rules(offered, chased(offered, "L02"))


def test_all_that_is_doubtful_of_the_court_is_told_in_one_sentence(monkeypatch):
    monkeypatch.setattr(first, "court_doubts", lambda *_given: ["name the court", "look up its limit"])
    book = owing().settings(court=Court())
    assert "the claim: name the court; look up its limit. " in rules(book, written(book))["court"]


def test_a_final_notice_says_before_it_goes_that_no_court_is_known():
    book = owing().settings(court=Court())
    assert rules(book, written(book))["court"].startswith(
        "It can't say where you would bring the claim: name the court"
    )
    assert "court" not in rules(owing(), written(owing()))


def test_a_wrong_sum_is_told_with_what_is_open_and_what_it_comes_to_with_the_fee():
    book = owing()
    text = written(book, "L08")
    off = replace(text, body=text.body.replace("€1,260.20", "€1,360.20"))
    [why] = {each.why for each in found(book, off) if each.rule == "amount"}
    assert "€1,234.50 is open, €1,260.20 with the late fee" in why


@pytest.mark.parametrize(
    ("words", "language"),
    [
        ("by 110 November", Language.ENGLISH), ("by 31 November 2026", Language.ENGLISH),
        ("on November 31, 2026", Language.ENGLISH), ("30 February", Language.ENGLISH),
        ("31 Kasım 2026 tarihine kadar", Language.TURKISH), ("31 Haziran'da", Language.TURKISH),
        ("pada 31 Jun 2026", Language.MALAY), ("tanggal 30 Februari", Language.INDONESIAN),
        ("29 February 2027", Language.ENGLISH),
    ],
)  # fmt: skip
def test_a_day_that_no_calendar_has_is_told_whoever_it_goes_to(words, language):
    text = LetterText("", language, "A day", f"Dear Ada,\n\nPlease answer {words}.\n")
    assert [each.line for each in check_words(text) if each.rule == "no-day"] == [3]


@pytest.mark.parametrize(
    "words",
    ["30 November", "29 February", "29 February 2028", "€110 May", "the 45 may stay", "A-45 November", "11:45 May"],
)
def test_what_is_a_day_or_no_day_at_all_is_left_alone(words):
    assert list(impossible_days(words, Language.ENGLISH)) == []


def test_a_promise_that_was_not_kept_is_spoken_of_without_blame():
    book = ada().invoice("900", issued=-120, due=-40, number="A-1").letter("L07", -20).promised(-9, -2).heard(-9)
    text = chased(book, "L06")
    assert "On 12 November 2026 you wrote to me that you would pay by 19 November 2026." in text.body
    assert not {"past-day", "blame", "threat"} & set(rules(book, text))
    assert "would pay" not in chased(book.promised(-1, 5), "L07", invoices=ids(book)).body
    assert day(-2).year == 2026


def test_g3_of_a_ticked_one_that_is_not_due_only_that_is_said():
    book = two()
    text = replace(chased(book, "L08", invoices=ids(book)[:1]), besides=())
    book.invoice("700", issued=-5, due=9, number="C-3")
    ticked = replace(text, invoices=(*text.invoices, book.invoice_id))
    only = {"invoices": "C-3 is not asked for yet, as it is due on 30 Nov: untick that one."}
    assert rules(book, ticked) == only
    named = replace(ticked, body=ticked.body.replace("I ask you", "And C-3. I ask you", 1))
    assert rules(book, named)["invoices"].endswith("untick that one, and take it out of the words.")
    assert rules(book, replace(named, invoices=()))["invoices"].endswith("30 Nov: take it out of the words.")
    assert rules(book, replace(text, invoices=(book.invoice_id,)))["invoices"] == only["invoices"]

"""Letters: filled in from the desk, in the reader's language, and nothing in them that is not the reader's business."""

from __future__ import annotations

import re
from datetime import date
from itertools import chain

import pytest
from builder import TODAY, Book, day, eur
from jinja2.exceptions import SecurityError

from clientdesk.letters import exit_letter, facts, kinds, render
from clientdesk.letters.filters import day as as_day
from clientdesk.letters.filters import money
from clientdesk.letters.render import environment
from clientdesk.model.client import Contact, Language
from clientdesk.model.errors import NotFound, Refused
from clientdesk.model.exit import Exit, ExitPath
from clientdesk.model.money import Money
from clientdesk.model.settings import Colleague
from clientdesk.model.signs import SIGNS
from clientdesk.playbook.assessment import Assessment
from clientdesk.playbook.exit.case import Case
from clientdesk.playbook.exit.question import Kind, Question, read, shown
from clientdesk.playbook.exit.reasons import TELLABLE


def case(book: Book, path: ExitPath = ExitPath.STANDARD, **fields) -> Case:
    exit_ = Exit(id="exit", client=book.client_id, path=path, started=day(-5), **fields)
    book.list.append(exit_)
    return Case(book.records, exit_, TODAY, exit_letter)


def desk() -> Book:
    book = Book(name="Ada Lovelace", business="Ada Design", email="ada@example.org")
    book.client("Northwind", contacts=(Contact(name="Mr. Kaya"),))
    return book.add(Colleague, name="Deniz", does="brand design", agreed=True).add(Colleague, name="Bo", agreed=False)


def bodies() -> list[str]:
    """Every letter there is, at its longest."""
    book = desk().invoice("80.00", due=-3).invoice("90.00", due=20)
    book.invoice("200.00", number="N-3", delivered=False).paid(-5)
    answers = {
        "review": {"undelivered": "refund"},
        "meet": {"held": "yes", "on": day(-1).isoformat(), "reason": "S01"},
        "notice": {"deliver": "the logo\nthe guide"},
        "refer": {"colleagues": book.list[2].id, "provider": "an agency", "part": "the newsletter"},
    }
    whole = case(book, answers=answers)
    return [exit_letter(whole, kind).body for kind in kinds()]


def test_there_are_the_letters_of_an_exit():
    assert {"L14", "L17", "L18"} <= set(kinds())


def test_l14_says_the_talk_the_reason_the_days_and_the_money():
    book = desk().invoice("80.00", due=-3).invoice("90.00", due=20).invoice("70.00", due=-9, disputed=True)
    meet = {"held": "yes", "on": day(-1).isoformat(), "reason": "I am moving abroad"}
    letter = exit_letter(case(book, answers={"meet": meet, "notice": {"last-day": "2027-02-28"}}), "L14")
    assert letter.subject == "Ending our work together on 28 February 2027"
    assert letter.body.startswith("Dear Mr. Kaya,\n\nThank you for talking with me on 20 November 2026.")
    assert "our agreement ends on 28 February 2027. My last working day for you is 26 February 2027." in letter.body
    assert "My reason is this: I am moving abroad.\n" in letter.body
    assert "€80.00 is past its due date." in letter.body
    assert "€90.00 is not due yet" in letter.body
    assert "70.00" not in letter.body
    assert letter.body.endswith("Kind regards\n\nAda Lovelace\nAda Design\nada@example.org")


def test_l14_with_nothing_special_has_no_gaps():
    body = exit_letter(case(desk(), skipped={"meet": "abroad", "refer": "no one fits"}), "L14").body
    assert "\n\n\n" not in body
    assert "reason" not in body
    assert "separately" not in body


def test_l17_is_three_sentences_and_the_refund():
    book = desk().invoice("200.00", number="N-3", delivered=False).paid(-5)
    for path_book, paid_ahead in ((desk(), False), (book, True)):
        said = exit_letter(case(path_book, ExitPath.LEAVE_NOW), "L17").body.split("\n\n")
        assert said[0] == "Dear Mr. Kaya,"
        assert len(re.findall(r"[.!?](?:\s|$)", said[1])) == 3
        assert said[1].endswith("ends today, 21 November 2026.")
        assert said[2].startswith("I am returning the €200.00" if paid_ahead else "Kind regards")
        assert said[-2:] == ["Kind regards", "Ada Lovelace\nAda Design\nada@example.org"]


def test_l18_names_only_who_agreed():
    book = desk()
    ids = ",".join(each.id for each in book.list if isinstance(each, Colleague))
    letter = exit_letter(case(book, answers={"refer": {"colleagues": ids}}), "L18")
    body = letter.body
    assert letter.subject == "A colleague who could take over your work"
    assert "This colleague knows that I am mentioning them to you" in body
    assert "\n\n- Deniz, brand design\n\n" in body
    assert "Bo" not in body


def test_l18_names_a_kind_of_provider():
    letter = exit_letter(case(desk(), answers={"refer": {"provider": "a full-service agency"}}), "L18")
    assert letter.subject == "Who could take over your work"
    assert "\n\nWhat fits you best now is this: a full-service agency.\n\n" in letter.body
    assert "\n\n\n" not in letter.body


@pytest.mark.parametrize("body", bodies())
def test_no_letter_has_a_gap_or_a_label_of_this_program(body):
    assert "\n\n\n" not in body
    assert not re.search(r"\b[SRXCGL]\d\d\b", body)
    labels = chain((sign.name for sign in SIGNS.values()), (sign.words for sign in SIGNS.values()))
    words = [*labels, *(each.words for each in Assessment if each is not Assessment.WATCH), "you always", "fire"]
    assert not [word for word in words if re.search(rf"\b{re.escape(word)}\b", body)]


@pytest.mark.parametrize("reason", TELLABLE.values())
def test_reasons_blame_nobody(reason):
    assert not re.search(r"\b(you always|you never|fault|rude|bad|late payer|abus|lie)", reason)
    assert not reason.endswith(".")


def test_a_red_signs_id_never_becomes_a_reason():
    assert "S11" not in exit_letter(case(desk(), reason="S11"), "L14").body


def test_text_from_the_desk_is_not_a_template():
    book = Book(name="{{ 7 * 7 }}").client("{% if %}\x1b[31m")
    body = exit_letter(case(book), "L14").body
    assert "{{ 7 * 7 }}" in body
    assert "{% if %}[31m" in body
    assert "\x1b" not in body


@pytest.mark.parametrize("kind", ["L14", "L17", "L18"])
def test_a_letter_read_back_untouched_is_the_letter_proposed(kind):
    proposed = exit_letter(case(desk()), kind).body
    asked = Question("letter", "The letter", Kind.LETTER, default=proposed)
    assert read(asked, proposed + "\n", TODAY) == proposed
    assert f"{len(proposed.splitlines())} lines" in shown(asked, proposed)


def test_a_language_without_the_letter_gets_english_and_says_so():
    known = facts(*_facts_of(case(desk())))
    assert render("L17", Language.ENGLISH, known).language is Language.ENGLISH
    fallback = render("L17", Language.TURKISH, known)
    assert fallback.language in (Language.ENGLISH, Language.TURKISH)
    assert (fallback.language is Language.ENGLISH) == ("L17" not in kinds(Language.TURKISH))


def _facts_of(of: Case):
    return of.records, of.client, of.exit, of.today


def test_an_unknown_letter_and_an_unknown_name_are_refused():
    with pytest.raises(NotFound, match=r"There is no letter L99\. There are .*L14"):
        render("L99", Language.ENGLISH, {})
    with pytest.raises(Refused, match="undefined"):
        render("L17", Language.ENGLISH, {})


def test_templates_are_sandboxed():
    with pytest.raises(SecurityError):
        environment(Language.ENGLISH).from_string("{{ x.__class__.__mro__ }}").render(x="")


@pytest.mark.parametrize(
    ("language", "words"),
    [
        (Language.ENGLISH, "28 February 2027"),
        (Language.TURKISH, "28 Şubat 2027"),
        (Language.MALAY, "28 Februari 2027"),
        (Language.INDONESIAN, "28 Februari 2027"),
    ],
)
def test_a_day_is_written_as_the_language_does(language, words):
    assert as_day(date(2027, 2, 28), language) == words


@pytest.mark.parametrize(
    ("language", "amount", "words"),
    [
        (Language.ENGLISH, eur("1234.50"), "€1,234.50"),
        (Language.TURKISH, eur("1234.50"), "€1.234,50"),
        (Language.TURKISH, Money(123450, "TRY"), "₺1.234,50"),
        (Language.INDONESIAN, Money(123456700, "IDR"), "Rp\u00a01.234.567,00"),
        (Language.MALAY, Money(2000, "MYR"), "RM\u00a020.00"),
        (Language.ENGLISH, Money(1250, "KWD"), "KWD\u00a01.250"),
        (Language.ENGLISH, Money(1234, "JPY"), "JP¥1,234"),
        (Language.ENGLISH, {"EUR": eur("1"), "MYR": Money(200, "MYR")}, "€1.00 and MYR\u00a02.00"),
    ],
)
def test_money_is_written_as_the_language_does(language, amount, words):
    assert money(amount, language) == words

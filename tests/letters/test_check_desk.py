"""A letter beside the desk: facts that are missing, sums to the cent, days to the day (L)."""

from __future__ import annotations

import pytest
from builder import day, eur
from check_kit import LATE, STEP, found, owing, told, without, written
from hypothesis import given, settings
from hypothesis import strategies as st
from letters_kit import desk
from msgspec.structs import replace

from clientdesk.letters import LetterText
from clientdesk.letters.check import RULES, check_words
from clientdesk.letters.names import NAMES
from clientdesk.model.client import Language
from clientdesk.model.journal import Letter
from clientdesk.model.project import Extra
from clientdesk.model.settings import Colleague


@pytest.mark.parametrize("kind", LATE)
def test_what_the_desk_writes_has_nothing_wrong_with_it(kind):
    assert found(owing(), written(owing(), kind)) == ()


@pytest.mark.parametrize(
    ("words", "other", "why"),
    [
        ("A-1", "A-7", "It does not name invoice A-1: add its number."),
        ("Site", "it", "It does not say that the work was on Site: name the project."),
        ("95 days", "94 days", "It does not say that payment is 95 days late: add the number, or write it anew."),
        ("95 days", "some days", "It does not say that payment is 95 days late: add the number, or write it anew."),
        ("18 August 2026", "17 August 2026", "It does not say that A-1 was due on 18 Aug 2026: add it."),
        ("11 November 2026", "12 November 2026", "It does not name your last letter, of 11 Nov 2026: add its day."),
        ("a civil claim in the County Court", "more", STEP),
        ("ada@example.org", "", "It does not say how to reach you: add ada@example.org."),
        ("Ada Lovelace", "", "There is no name under it: sign it with Ada Lovelace."),
    ],
)  # fmt: skip
def test_l10_each_fact_that_a_final_notice_has_to_say_is_asked_for(words, other, why):
    book = owing()
    text = without(written(book), words, other)
    if words == "ada@example.org":
        text = without(text, "0123 456")
    problems = [each for each in found(book, text) if each.rule == "missing"]
    assert [each.why for each in problems] == [why]
    assert all(each.blocks and each.line == 0 for each in problems)


def test_l10_a_final_notice_says_where_to_pay_by_when():
    book = owing()
    text = without(without(written(book), "This is how to pay:", "So:"), "IBAN DE00 1234 5678 90", "it")
    assert "It does not say where to pay" in told(book, text)[0][1]
    text = written(book)
    late = f"{text.deadline.day} December 2026"
    assert told(book, without(text, late, "the day after"))[0] == (
        "missing", f"It does not name its deadline, {text.deadline.day} Dec 2026: add that day, with its year.",
    )  # fmt: skip
    anywhen = replace(without(text, late, "soon"), deadline=None)
    assert told(book, anywhen)[0][1].startswith("It sets no deadline")


def test_m_every_sum_is_the_ledgers_to_the_cent_and_a_wrong_one_blocks():
    book = owing()
    for kind in LATE:
        text = written(book, kind)
        wrong = without(text, "€1,234.50", "€1,234.51")
        problems = {each.rule: each for each in found(book, wrong)}
        assert problems["amount"].blocks
        assert problems["amount"].text == "€1,234.51"
        assert wrong.body.split("\n")[problems["amount"].line - 1].count("€1,234.51")
        assert "No €1,234.51 stands between you: €1,234.50 is open, €1,260.20 with" in problems["amount"].why
    [total] = {each for each in written(book).body.split() if each.startswith("€1,2")} - {"€1,234.50"}
    off = total[:-1] + str((int(total[-1]) + 1) % 10)
    assert "amount" in dict(told(book, without(written(book), total, off)))


def test_m_sums_follow_the_ledger_from_day_to_day():
    book = owing()
    text = written(book)
    book.paid(0, "234.50")
    assert {rule for rule, _ in told(book, text)} == {"missing", "amount"}
    assert told(book, written(book)) == []


@pytest.mark.parametrize(
    ("language", "right", "wrong"),
    [
        (Language.ENGLISH, "€1,234.50", "€1,235.50"),
        (Language.TURKISH, "€1.234,50", "€1.234,05"),
        (Language.MALAY, "€1,234.50", "€1,234.05"),
        (Language.INDONESIAN, "€1.234,50", "€1.243,50"),
    ],
)
def test_m_sums_are_read_as_the_letters_language_writes_them(language, right, wrong):
    book = owing()
    for amount, rules in ((right, []), (wrong, ["amount"])):
        text = LetterText("L05", language, "A-1", f"A-1: {amount}, 1.234,50 EUR, 1,234.50 EUR\n\nAda Lovelace")
        assert [each.rule for each in found(book, text) if each.rule != "missing"] == rules


def test_m_money_in_another_currency_is_none_of_the_ledgers():
    book = owing()
    text = without(written(book), "€1,234.50", "$1,234.50")
    assert "amount" in dict(told(book, text))


def test_a_price_may_be_named_that_is_nowhere_on_the_desk_and_a_debt_may_not():
    book = owing()
    body = "Dear Mr. Kaya,\n\nThe logo comes to €900.00.\n\nAda Lovelace"
    text = LetterText("L13", Language.ENGLISH, "The price", body)
    assert found(book, text) == ()
    owed = replace(text, body="Dear Mr. Kaya,\n\nYou owe me €900.00.\n\nAda Lovelace")
    assert [(each.rule, each.blocks) for each in found(book, owed)] == [("amount", False)]


def test_r02_a_late_fee_needs_a_basis():
    book = desk().settings(payment_details="IBAN 123").invoice("100.00", number="A-1", due=-40)
    text = without(written(book, "L07"), "Please pay", "A late fee is added. Please pay")
    [problem] = found(book, text)
    assert (problem.rule, problem.text, problem.blocks) == ("late-fee", "late fee", False)
    assert problem.why.endswith("Leave the fee out.")
    assert "late-fee" not in dict(told(owing(), written(owing(), "L07")))


def test_g3_a_copy_of_the_invoice_goes_with_each_late_notice():
    book = owing()
    for kind in LATE:
        text = without(written(book, kind), "A copy of the invoice is enclosed.")
        assert [(each.rule, each.blocks) for each in found(book, text)] == [("enclosure", False)]
    assert "enclosed" not in written(book, "L05").body
    assert found(book, written(book, "L05")) == ()


def test_x04_an_end_names_its_last_day():
    book = desk()
    text = written(book, "L14")
    assert found(book, text) == ()
    body = "Dear Mr. Kaya,\n\nI am ending our work together.\n\nKind regards\n\nAda Lovelace"
    undated = replace(text, subject="The end", body=body)
    assert [why for _, why in told(book, undated)] == [
        "It does not say when the work ends: name the last day, with its year."
    ]


def test_x02_an_immediate_end_says_what_goes_back():
    book = desk().invoice("300.00", number="A-1", delivered=False).paid(-5)
    text = written(book, "L17")
    assert found(book, text) == ()
    kept = without(text, "I am returning the €300.00 that you have paid ahead.")
    assert [why for _, why in told(book, kept)] == ["It does not say that you return €300.00 to them: add it."]


def test_x05_a_referral_names_someone_and_a_request_names_no_client():
    book = desk()
    colleague = next(each for each in book.records.all(Colleague) if each.agreed)
    assert found(book, written(book, "L18", colleagues=(colleague,))) == ()
    assert told(book, written(book, "L18"))[0][1].startswith("It names nobody who could take the work on")
    request = written(book, "L19", colleagues=(colleague,))
    assert found(book, request) == ()
    named = replace(request, body=request.body.replace("some work", "some work for Northwind"))
    assert told(book, named) == [
        ("missing", "It names Northwind: the colleague learns who it is once they have agreed."),
    ]  # fmt: skip


def test_what_clients_and_projects_are_called_is_no_word_of_the_letter():
    book = desk().with_client(name="Toxic Waste Police").project(name="Fire Station")
    body = "Dear Ada,\n\nThank you for the work on FIRE STATION, Toxic Waste Police.\n\nKind regards\n\nAda Lovelace"
    assert found(book, LetterText("L03", Language.ENGLISH, "Fire Station", body)) == ()


@given(st.text(max_size=400), st.text(max_size=40), st.sampled_from(["", *NAMES]), st.sampled_from(Language))
@settings(max_examples=80, deadline=None)
def test_the_check_never_fails_and_its_lines_are_the_letters(body, subject, kind, language):
    book, text = DESK, LetterText(kind, language, subject, body)
    lines = body.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for each in (*found(book, text), *check_words(text)):
        assert each.rule in RULES
        assert 0 <= each.line <= len(lines)
        assert each.why
        assert each.blocks <= (each.rule in ("empty", "missing", "amount", "no-invoice", "paid"))


PIECES = (
    "You never pay",
    "€12.34",
    "by 4 December 2020",
    "{{ x }}",
    "!!",
    "Invoice A-1",
    "S04",
    "\n",
    "\r\n",
    " ",
    "ok. ",
)


@given(st.lists(st.sampled_from(PIECES), max_size=20))
@settings(max_examples=60, deadline=None)
def test_a_problem_stands_on_its_line(pieces):
    body = "".join(pieces)
    lines = body.replace("\r\n", "\n").split("\n")
    for each in found(DESK, LetterText("L10", Language.ENGLISH, "x", body)):
        if each.line and each.text:
            assert each.text.split()[0].rstrip("…") in " ".join(lines[each.line - 1 : each.line + 1])


DESK = owing().add(Extra, what="a banner", on=day(-3), amount=eur("50")).add(
    Letter, kind="L03", written=day(-40), sent=day(-40), body="…"
)  # fmt: skip

"""What the letters of silence and of money are about, and what makes no letter (L01–L11, L13)."""

from __future__ import annotations

from decimal import Decimal

import pytest
from builder import Book, day, eur
from chasing_kit import COURT, ada, bare, chased, in_touch, owing
from letters_kit import ids

from clientdesk.letters.chasing import CHASING
from clientdesk.letters.claims import ABOUT_PAYMENT
from clientdesk.letters.reason import HELP, meaning
from clientdesk.model.client import Stage
from clientdesk.model.errors import Refused
from clientdesk.model.invoice import Invoice, Waiver
from clientdesk.model.journal import Matter
from clientdesk.model.project import Project
from clientdesk.model.settings import Court

NOTICES = sorted(ABOUT_PAYMENT)


def refused(book: Book, kind: str, **asked) -> str:
    with pytest.raises(Refused) as error:
        chased(book, kind, **asked)
    return str(error.value)


def nothing_overdue() -> Book:
    return Book().client("Northwind")


@pytest.mark.parametrize("kind", NOTICES)
@pytest.mark.parametrize(
    "book",
    [
        nothing_overdue(),
        nothing_overdue().invoice(due=0),
        nothing_overdue().invoice(due=None, issued=-2),
        nothing_overdue().invoice(disputed=True, due=1),
        nothing_overdue().invoice().paid(-1),
        nothing_overdue().invoice().credited(-1, "100.00"),
        nothing_overdue().invoice().written_off(-1, "100.00"),
    ],
    ids=["none", "due today", "no due date", "disputed and not due", "paid", "credited", "written off"],
)
def test_without_anything_overdue_no_letter_asks_for_money(kind, book):
    assert refused(book, kind) == "Nothing is overdue with Northwind, so there is nothing to ask for."


@pytest.mark.parametrize("kind", ["L01", "L02", "L03", "L04", "L11", "L13"])
def test_the_other_letters_can_be_written_to_anyone(kind):
    assert chased(nothing_overdue(), kind).invoices == ()


@pytest.mark.parametrize("kind", CHASING)
def test_every_letter_is_signed_and_none_says_what_it_is_called(kind):
    written = chased(owing(), kind)
    assert written.body.endswith("Kind regards\n\nAda Lovelace\nAda Design\nada@example.org\n0123 456")
    assert written.kind not in f"{written.subject}{written.body}"


def test_g4_all_overdue_invoices_are_in_one_letter_the_oldest_first():
    book = bare().invoice(due=-90, number="N-0").invoice(due=5, number="N-9")
    written = chased(book, "L07")
    assert written.invoices == tuple(ids(book, Invoice)[each] for each in (1, 0))
    assert "N-9" not in written.body


def test_one_invoice_that_is_asked_for_is_the_only_one():
    book = bare().invoice(due=-90, number="N-0")
    written = chased(book, "L07", invoices=(ids(book, Invoice)[0],))
    assert written.invoices == (ids(book, Invoice)[0],)
    assert "N-0" not in written.body


@pytest.mark.parametrize(
    ("book", "why"),
    [
        (bare(disputed=True), "Invoice N-1 is not asked for: it is in dispute."),
        (bare().paid(-3), r"Invoice N-1 is not asked for: nothing is open on it \(paid 28 days late\)\."),
        (bare(due=9), "Invoice N-1 is not asked for: it is due on 30 Nov 2026."),
        (bare().client("Other"), "That invoice is none of Other's."),
    ],
    ids=["disputed", "paid", "not due", "another client's"],
)
def test_an_invoice_that_can_t_be_asked_for_is_refused_by_name(book, why):
    with pytest.raises(Refused, match=why):
        chased(book, "L07", invoices=(ids(book, Invoice)[0],))


@pytest.mark.parametrize("book", [bare().promised(-2, 5), bare(paused_until=day(5))], ids=["promised", "paused"])
def test_g4_what_is_promised_or_paused_is_asked_for_by_name_alone(book):
    assert "until 26 Nov" in refused(book, "L07")
    assert "To do it all the same, name the invoice." in refused(book, "L07")
    assert "N-1" in chased(book, "L07", invoices=(ids(book, Invoice)[0],)).body


def test_who_has_a_credit_for_all_of_it_is_asked_for_nothing():
    book = bare().paid(-3, "800.00", invoice=None)
    assert "has a credit that covers all of it" in refused(book, "L07")


def test_r02_a_late_fee_needs_a_basis_and_is_gone_once_waived():
    assert "ate fee" not in chased(bare(), "L06").body
    agreed = bare().contract(late_fee=Decimal(5), safeguards={"C09": True})
    assert "Late fee on invoice N-1, 31 days at 5% a year, as agreed: €3.40" in chased(agreed, "L06").body
    waived = agreed.add(Waiver, invoice=agreed.invoice_id, amount=eur("3.40"), on=day(-1))
    assert "ate fee" not in chased(waived, "L06").body


def test_r04_work_goes_on_when_the_invoices_are_paid_whatever_the_fee():
    body = chased(owing(), "L05").body
    assert "ate fee" not in body
    assert "as soon as the €550.00 has arrived" in body


@pytest.mark.parametrize("kind", ["L07", "L08", "L09", "L10"])
def test_g3_each_notice_names_the_civil_claim_and_its_court_and_encloses_a_copy(kind):
    body = chased(owing(), kind).body
    assert f"a civil claim in {COURT}" in body
    assert "Copies of the invoices are enclosed." in body
    assert "a civil claim." in chased(bare(), kind).body


def test_a_court_is_not_named_above_its_limit():
    book = owing().settings(court=Court(name=COURT, limit=eur("400")))
    assert COURT not in chased(book, "L10").body
    assert COURT in chased(book.settings(court=Court(name=COURT, limit=eur("600"))), "L10").body


@pytest.mark.parametrize("book", [owing(), bare().letter("L09", -14)], ids=["two", "one"])
def test_l10_says_all_that_a_final_notice_has_to_say(book):
    book.settings(payment_details="IBAN 1", email="ada@example.org", court=Court(name=COURT))
    written = chased(book, "L10", deadline=day(14))
    for fact in ("N-1", "days late", "due on", "wrote to you about", "5 December 2026", "a civil claim in", "IBAN 1",
                 "ada@example.org"):  # fmt: skip
        assert fact in written.body
    assert "5 December 2026" in written.subject
    assert written.deadline == day(14)


def test_l10_has_the_deadline_that_the_desk_proposes_unless_one_is_given():
    assert chased(bare(), "L10").deadline == day(16)
    assert chased(bare().settings(deadline_days=21), "L10").deadline == day(23)
    assert chased(bare(), "L07").deadline is None


@pytest.mark.parametrize("offset", [-1, 0])
def test_a_deadline_lies_after_the_letter(offset):
    assert refused(bare(), "L10", deadline=day(offset)) == "A deadline lies after the day of the letter."


def test_the_last_letter_is_one_about_these_invoices():
    book = bare().letter("L07", -9).invoice(due=-2, number="N-2").letter("L06", 0).invoice(due=-2, number="N-3")
    _first, second, third = ids(book, Invoice)
    assert "wrote to you about it on 12 November 2026" in chased(book, "L10").body
    assert "wrote to you about it on 21 November 2026" in chased(book, "L10", invoices=(second,)).body
    assert "wrote to you about" not in chased(book, "L10", invoices=(third,)).body


def test_g_a_letter_of_silence_is_about_the_thread_that_fits_it_or_is_asked_for():
    book = ada().project(name="the shop").project(name="the logo")
    shop, logo = ids(book, Project)
    book.wrote(-20, project=shop, matter=Matter.NEGOTIATING, subject="Offer").wrote(-9, project=logo, subject="Logo")
    assert (chased(book, "L01").project, chased(book, "L01").subject) == (shop, "Re: Offer")
    assert (chased(book, "L04").project, chased(book, "L03").subject) == (logo, "Re: Logo")
    assert chased(book, "L03", project=shop).subject == "Re: Offer"


def test_g3_a_follow_up_on_work_under_way_names_no_money():
    assert "nvoice" not in chased(owing(), "L03").body
    assert chased(owing(), "L03").invoices == ()


def test_c02_the_clause_is_named_only_once_its_days_have_passed():
    assert "as our contract provides after 14 days without an answer" in chased(in_touch(), "L04").body
    early = ada().contract(silence_days=14, safeguards={"C02": True}).wrote(-13)
    assert "contract" not in chased(early, "L04").body
    unsigned = ada().contract(silence_days=14, safeguards={"C02": False}).wrote(-30)
    assert "contract" not in chased(unsigned, "L04").body


def test_r08_the_warning_tells_the_day_and_never_what_was_said_or_what_it_is_called():
    body = chased(in_touch(), "L11").body
    assert "On 18 November 2026" in body
    for word in ("idiot", "abus", "insult", "S09"):
        assert word not in body
    acknowledged, boundary, next_step = (
        body.index(each) for each in ("I understand", "not acceptable", "If it happens")
    )
    assert acknowledged < boundary < next_step


@pytest.mark.parametrize(
    ("kind", "say"), [("L11", "what you need in order to go on"), ("L13", "what the price includes, a line each")]
)
@pytest.mark.parametrize("sign", ["S09", " s05 "])
def test_a_sign_is_not_what_one_needs_nor_what_a_price_includes(kind, say, sign):
    assert refused(in_touch(), kind, reason=sign) == f"{sign.strip().upper()} is for your eyes only: say {say}."


def test_x03_a_sign_that_is_never_told_is_no_reason_and_one_that_is_goes_in_any_case():
    say = "the reason in words of your own, or none"
    assert refused(in_touch(), "L14", reason="s11") == f"S11 is for your eyes only: say {say}."
    assert chased(in_touch(), "L14", reason="s07") == chased(in_touch(), "L14", reason="S07")
    assert "my style and what you are looking for" in chased(in_touch(), "L14", reason="s07").body


def test_what_one_needs_and_what_is_asked_for_are_the_same_sentence():
    """What the field asks for, word for word, is what the letter says (L11)."""
    body = chased(in_touch(), "L11", reason="that our calls stay about the work").body
    assert meaning("L11").told == "what you need in order to go on"
    assert "This is what I need in order to go on: that our calls stay about the work." in body
    assert all(each in HELP for each in (meaning("L11").told, meaning("L13").told))


@pytest.mark.parametrize(
    ("kind", "asked", "what"),
    [
        ("L01", {"reason": "x"}, "a reason"),
        ("L07", {"reason": "x"}, "a reason"),
        ("L01", {"deadline": day(5)}, "a deadline"),
        ("L05", {"invoices": ("x",)}, "a single invoice"),
        ("L14", {"invoices": ("x",)}, "a single invoice"),
        ("L10", {"project": "x"}, "a project"),
    ],
)
def test_what_a_letter_has_no_place_for_is_refused_and_says_which_have(kind, asked, what):
    assert refused(owing(), kind, **asked).startswith(f"{kind} has no place for {what}. It belongs to L")


def test_paused_work_is_said_to_be_paused_since_its_day():
    assert "has been paused since 19 November 2026" in chased(bare().remedy("R04", -2), "L05").body
    assert "From today, 21 November 2026, my work for you is paused" in chased(bare(), "L05").body
    assert "\nMy work for you is paused until" in chased(bare().with_client(stage=Stage.PAUSED), "L05").body

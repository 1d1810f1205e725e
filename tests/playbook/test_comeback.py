"""X09: who comes back passes the gut check, pays double and half in advance, and gets every safeguard."""

from __future__ import annotations

from decimal import Decimal

import pytest
from builder import TODAY, Book, day, eur
from comeback_kit import after, back_of, gone, walked

from clientdesk.ledger.standing import standings
from clientdesk.model.change import Change
from clientdesk.model.client import Billing, Client, Contact, Stage
from clientdesk.model.days import days_later
from clientdesk.model.errors import Refused
from clientdesk.model.exit import Exit
from clientdesk.model.invoice import Invoice
from clientdesk.model.journal import Letter, RemedyOutcome, Task
from clientdesk.model.money import Money
from clientdesk.model.project import Contract, Document, Project
from clientdesk.playbook import comeback
from clientdesk.playbook.comeback import CHECK, CONTRACT, DECLINED, GUT, PROJECT, TERMS, WHY
from clientdesk.playbook.comeback_words import NOT_AGREED, departures
from clientdesk.playbook.exit.card import card
from clientdesk.playbook.exit.machine import start
from clientdesk.playbook.exit.question import Unread
from clientdesk.playbook.late_fee.basis import rule_for
from clientdesk.playbook.late_fee.chargeable import fee_on
from clientdesk.playbook.safeguards import SAFEGUARDS, is_agreed, safeguards, standing


def notes(back, at: str) -> tuple[str, ...]:
    return comeback.page(back, at).page.notes


def test_x09_only_who_has_ended_comes_back():
    assert comeback.needs(gone().records, gone().client_id)
    with pytest.raises(Refused, match="has not ended"):
        back_of(Book().client("Acme"))


def test_x09_the_gut_check_tells_how_it_ended_and_why_in_the_persons_own_words():
    book = gone().remedy("R06", -90, RemedyOutcome.FAILED, decided=day(-80))
    book.invoice("300.00", issued=-110, due=-100).paid(-80).invoice("50.00", issued=-70, due=-65)
    told = notes(back_of(book), GUT)
    assert told == (
        "22 Sep 2026: ended by notice, on the standard path.",
        "Why: “they never answer”",
        "Tried before: have the conversation.",
        "They paid 20 days late on average.",
        "They still owe €50.",
        "They brought in €300 in the twelve months before.",
    )


def test_x09_the_question_must_be_answered():
    assert [each.prompt for each in comeback.page(back_of(gone()), GUT).page.questions] == [
        "Would you take them on today, if they were new?"
    ]
    with pytest.raises(Unread):
        comeback.turn(back_of(gone()), GUT, {})


def test_x09_a_no_leads_nowhere():
    assert comeback.turn(back_of(gone()), GUT, {"today": "no"}).at == DECLINED


def test_x09_the_rate_is_double_the_last_one():
    book = gone().project(name="Newer", rate=eur("100.00"), started=day(-200))
    assert back_of(book).proposed_rate == "€200.00"
    assert walked(back_of(book)).rate == eur("200.00")


def test_x09_without_a_project_rate_the_desks_own_is_doubled_where_it_is_in_their_currency():
    ended = Book(rate=eur("60.00")).client(stage=Stage.ENDED)
    assert back_of(ended).proposed_rate == "€120.00"
    assert back_of(ended.with_client(currency="MYR")).proposed_rate == ""
    assert back_of(ended.with_client(currency="MYR").project(rate=Money(5000, "MYR"))).proposed_rate == "RM100.00"


def test_x09_a_fixed_price_is_double_what_their_last_project_came_to():
    book = gone()
    site = book.list[-1].id
    book.invoice("999.00", issued=-300).invoice("400.00", issued=-90, project=site)
    book.invoice("200.00", issued=-80, project=site)
    back = walked(back_of(book, billing=Billing.FIXED))
    assert back.price == eur("1200.00")
    assert back.last_price.told == "Double the price of Site, €600.00."
    assert "Deposit: 50% before work: €600.00." in notes(back, CHECK)
    assert after(back).get(Project, "new").note == "Price proposed: €1,200.00"


def test_x09_without_a_project_on_it_the_last_invoice_is_the_last_price():
    book = gone().invoice("400.00", issued=-90).invoice("250.00", issued=-80, number="N-7")
    assert back_of(book).last_price.told == "Double the price on invoice N-7, €250.00."


def test_x09_an_hourly_project_has_no_price():
    asked = comeback.page(back_of(gone().invoice("400.00")), TERMS).page.questions
    assert [each.key for each in asked] == ["rate", "deposit"]


def test_x09_one_change_brings_project_contract_and_client_back():
    book = gone()
    change = comeback.change(walked(back_of(book)))
    assert change.label == "Northwind came back"
    assert list(dict.fromkeys(type(each) for each in change.puts)) == [Project, Contract, Client, Exit, Task]
    now = book.records.after(change)
    assert now.get(Client, book.client_id).stage is Stage.ACTIVE
    assert now.get(Project, "new").rate == eur("180.00")


def left(book: Book) -> Book:
    """What the last exit left: things to do, one done, a letter never sent with a file, and one that was sent."""
    (old,) = book.records.of(Exit, book.client_id)
    for due, done in ((-30, None), (3, None), (-29, day(-29))):
        book.add(Task, client=book.client_id, exit=old.id, what="Delete their data", due=day(due), done=done)
    book.add(Task, client=book.client_id, what="Call Ann", due=day(3))
    for sent in (None, day(-60)):
        book.add(
            Letter,
            client=book.client_id,
            exit=old.id,
            kind="L14",
            subject="The end",
            body="x",
            written=day(-60),
            sent=sent,
        )
    return book


def test_x09_what_the_last_exit_left_undone_goes_with_it_and_is_told():
    back = walked(back_of(left(gone())))
    assert "Gone: 2 things to do from the last exit, 1 letter never sent." in notes(back, CHECK)
    now = after(back)
    there = [each.what for each in now.of(Task, back.client.id) if each.done is None]
    assert "Call Ann" in there
    assert "Delete their data" not in there
    assert [each.sent for each in now.of(Letter, back.client.id)] == [day(-60)]


def test_x09_where_nothing_is_left_nothing_is_said_to_go():
    assert not any("Gone" in line for line in notes(walked(back_of(gone())), CHECK))


def test_x09_what_stands_in_red_and_what_is_owed_is_said_before_and_after():
    book = gone().invoice("50.00", due=-5).incident("S11", -70, said="I'll come to your door")
    for told in (notes(back_of(book), GUT), notes(walked(back_of(book)), CHECK)):
        assert "They still owe €50." in told
        assert any(line.startswith("In red, leave now: ") for line in told)


def test_x09_the_new_contract_has_every_safeguard_and_half_in_advance():
    now = after(walked(back_of(gone(country="DE"))))
    assert [each.on for each in safeguards(now, "clients-1")] == [True] * 11
    contract = now.contract("clients-1")
    assert (contract.deposit_percent, contract.notice_days, contract.term_days, contract.silence_days) == (
        50,
        30,
        30,
        14,
    )
    assert (contract.revisions, contract.late_fee, contract.signed) == (3, Decimal(8), None)


def test_x09_what_the_old_contract_said_stays_and_its_record_is_the_same_one():
    book = gone().contract(
        notice_days=60, term_days=0, revisions=0, late_fee=Decimal(5), silence_days=0, courts="Graz",
        kill_fee=Decimal(20), extra_round=eur("40.00"), signed=day(-900), exists=False,
        documents=(Document(what="the offer"),), safeguards={"C05": False},
    )  # fmt: skip
    now = after(walked(back_of(book))).contract(book.client_id)
    assert now.id == book.list[-1].id
    assert (now.notice_days, now.term_days, now.revisions, now.late_fee, now.silence_days) == (60, 0, 0, 5, 14)
    assert (now.courts, now.kill_fee, now.extra_round, now.exists, now.signed) == (
        "Graz",
        20,
        eur("80.00"),
        True,
        None,
    )
    assert now.safeguards["C05"]
    assert now.documents


SILENT = (
    "Also in it: governing law and your courts; ownership passes when all is paid; portfolio licence; "
    "full contact data; confidentiality."
)


def test_x09_the_check_page_tells_every_term_as_the_contract_does():
    told = notes(walked(back_of(gone(country="DE"))), CHECK)
    start = told.index("Contract, to be signed: 11 of 11 safeguards.")
    assert told[start + 1 : start + 8] == (
        "Silence ends or suspends the work: after 14 days without an answer.",
        "Number of revisions: 3 rounds.",
        "Payment term on every invoice: due within 30 days.",
        "Late fee: 8% a year, on invoices from the day they sign.",
        "Notice period: 30 days' notice.",
        SILENT,
        NOT_AGREED,
    )


def test_x09_nothing_is_agreed_before_they_sign_and_no_late_fee_has_a_basis():
    now = after(walked(back_of(gone().invoice("1000.00", issued=-90, due=-60))))
    assert now.contract("clients-1").note == "Proposed on 21 Nov 2026: agreed once they sign."
    assert rule_for(now, "clients-1") is None
    assert not is_agreed(now, "clients-1", "C09")
    assert all(each.proposed for each in safeguards(now, "clients-1"))
    assert standing(now, "clients-1") == "proposed: 11 of 11 safeguards, not agreed before they sign"
    signed = now.after(Change("Signed", (now.contract("clients-1").but(signed=TODAY),)))
    assert standing(signed, "clients-1") == "11 of 11 safeguards"


def test_x09_a_late_fee_signed_on_coming_back_is_on_no_invoice_from_before():
    book = gone().invoice("1000.00", issued=-90, due=-60)
    now = after(walked(back_of(book)))
    now = now.after(Change("Signed", (now.contract(book.client_id).but(signed=TODAY),)))
    assert rule_for(now, book.client_id)
    later = days_later(TODAY, 90)
    new = Invoice(id="new", client=book.client_id, number="N-9", amount=eur("100.00"), issued=TODAY, due=day(30))
    now = now.after(Change("Billed", (new,)))
    [fee] = filter(None, (fee_on(now, each) for each in standings(now, book.client_id, later)))
    assert (fee.invoice.number, fee.days) == ("N-9", 60)


def test_x09_a_safeguard_left_out_is_asked_about_stated_as_off_and_told():
    left = ",".join(key for key in SAFEGUARDS if key not in ("C05", "C10"))
    back = walked(back_of(gone()), safeguards=left, because="their lawyers")
    contract = after(back).contract(back.client.id)
    assert (contract.safeguards["C05"], contract.safeguards["C10"], contract.notice_days) == (False, False, None)
    assert departures(back) == ("Left out: C05 portfolio licence, C10 notice period, because: their lawyers.",)
    assert (
        contract.note.split("\n")[1]
        == "Left out on 21 Nov 2026: C05 portfolio licence, C10 notice period (their lawyers)"
    )
    assert comeback.before(back, CHECK) == WHY


def test_x09_nothing_is_enforced_and_each_departure_is_told():
    back = walked(back_of(gone()), rate="100", deposit="25%")
    assert departures(back) == (
        "Rate not doubled: €100.00 instead of €180.00.",
        "Deposit below half: 25% instead of 50%.",
    )
    assert set(departures(back)) < set(notes(back, CHECK))
    assert after(back).contract(back.client.id).deposit_percent == 25


def test_x09_no_deposit_is_a_safeguard_left_out():
    back = walked(back_of(gone()), deposit="0")
    assert departures(back) == ("Left out: C01 deposit before work.",)
    assert after(back).contract(back.client.id).deposit_percent is None


def test_x09_more_than_double_is_no_departure():
    assert departures(walked(back_of(gone()), rate="500")) == ()


def test_x09_a_rate_that_is_none_is_told_once_there_was_one():
    back = walked(back_of(gone()), rate="")
    assert departures(back) == ("Rate not doubled: none instead of €180.00.",)
    assert after(back).get(Project, "new").rate is None


def test_x09_what_a_safeguard_still_lacks_is_told():
    lacks = notes(walked(back_of(gone())), CHECK)[-1]
    assert lacks == (
        "Still to be filled in: the law (C03), the courts (C03), a telephone number (C06), an e-mail address (C06)."
    )
    full = gone(contacts=(Contact(email="a@b.example", phone="1"),)).contract(law="Austria", courts="Graz")
    assert not any("filled in" in each for each in notes(walked(back_of(full)), CHECK))


@pytest.mark.parametrize(
    ("key", "text"),
    [
        *(("rate", text) for text in ("-5", "0", "abc", "USD 5")),
        *(("deposit", text) for text in ("101", "half", "nan", "", "33.333")),
    ],
)
def test_x09_what_can_t_be_is_refused_at_its_question(key, text):
    back = comeback.turn(back_of(gone()), GUT, {"today": "yes"}).back
    with pytest.raises(Unread) as refused:
        comeback.turn(back, TERMS, {key: text})
    assert refused.value.key == key


def test_x09_what_is_no_safeguard_is_refused():
    with pytest.raises(Unread, match="none of the answers"):
        comeback.turn(walked(back_of(gone())), CONTRACT, {"safeguards": "C12"})


@pytest.mark.parametrize("currency", ["EUR", "KWD", "JPY", "USD", "AUD", "MYR", "TRY"])
def test_x09_what_is_proposed_can_be_taken_in_every_currency(currency):
    book = Book().client(stage=Stage.ENDED, currency=currency).project(rate=Money(6250, currency))
    assert walked(back_of(book)).rate == Money(12500, currency)


def test_x09_a_project_without_a_name_asks_for_it_and_for_a_new_one():
    back = comeback.turn(back_of(gone(), name=""), GUT, {"today": "yes"})
    assert back.at == PROJECT
    with pytest.raises(Unread, match="has a project Site already"):
        comeback.turn(back.back, PROJECT, {"name": "Site"})
    assert after(walked(back.back, name="Shop", billing="fixed")).get(Project, "new").billing is Billing.FIXED


def test_x09_a_name_that_is_taken_is_refused_before_anything_is_asked():
    with pytest.raises(Refused, match="has a project Site already"):
        back_of(gone(), name="Site")


def test_x09_one_page_back_and_on_again_keeps_what_was_said():
    back = walked(back_of(gone()), rate="150")
    assert comeback.before(back, CHECK) == CONTRACT
    assert comeback.before(back, CONTRACT) == TERMS
    assert comeback.page(back, TERMS).values["rate"] == "€150.00"
    assert comeback.before(back, GUT) is None


def test_x09_the_exit_stays_in_the_history_and_a_second_one_counts():
    book = gone()
    now = after(walked(back_of(book)))
    assert len(now.of(Exit, book.client_id)) == 1
    again = now.after(start(now, book.client_id, TODAY))
    assert card(again, book.client_id, TODAY).times == 2


def test_x09_a_price_beyond_every_invoice_is_not_doubled():
    book = Book().client(stage=Stage.ENDED).project(rate=Money(10**15, "EUR"))
    assert back_of(book).proposed_rate == ""
    assert departures(walked(back_of(book))) == ()

"""What may enter a desk by hand."""

from __future__ import annotations

from datetime import date, time
from decimal import Decimal

import pytest
from builder import TODAY, Book, day, eur

from clientdesk.model.client import Client, Contact
from clientdesk.model.entry.below import below_of, counts_below
from clientdesk.model.entry.enter import entered, removed
from clientdesk.model.entry.rules import possible_days
from clientdesk.model.errors import NotFound, Refused
from clientdesk.model.exit import Exit, ExitPath
from clientdesk.model.invoice import CreditNote, Invoice, Payment, PaymentKind, Promise, WriteOff
from clientdesk.model.journal import Channel, Direction, Incident, Letter, Message, Remedy, RemedyOutcome, Task
from clientdesk.model.money import Money
from clientdesk.model.project import Contract, Document, Extra, Project, new_contract
from clientdesk.model.record import Record
from clientdesk.model.records import KINDS, Records
from clientdesk.model.remedies import REMEDIES
from clientdesk.model.settings import Colleague, Settings


def acme(**fields: object) -> Client:
    return Client(**{"id": "c", "name": "Acme"} | fields)


def put(records: Records, record: Record) -> Record:
    return entered(records, record).puts[0]


def refusal(records: Records, record: Record) -> str:
    with pytest.raises(Refused) as caught:
        entered(records, record)
    return caught.value.sentence


@pytest.fixture
def book() -> Book:
    return Book(term_days=14).client("Acme").invoice("100.00", number="A-1")


def test_a_new_record_is_added_and_a_known_one_changed(book: Book) -> None:
    new = Client(id="new", name="Northwind Studio")
    assert entered(book.records, new).label == "Added Northwind Studio"
    known = book.records.get(Client, book.client_id)
    assert entered(book.records, known.but(name="Acme & Co")).label == "Changed Acme & Co"


def test_names_are_cleaned_as_they_enter() -> None:
    given = acme(name=" \x1b[31mAc\tme\x1b[0m ", contacts=(Contact(name="A\nda", email=" ada@example.com "),))
    found = put(Records(), given)
    assert isinstance(found, Client)
    assert found.name == "[31mAc me[0m"
    assert found.contact == Contact(name="A da", email="ada@example.com")


def test_markup_and_long_words_are_just_names() -> None:
    for name in ("[/]", "[@click=app.quit]x[/]", "x" * 300, "İzmir Ajans", "客户 Studio 🦊"):
        assert put(Records(), acme(name=name)) == acme(name=name)


@pytest.mark.parametrize("name", ["", "   ", "\x00", "\u200b\u200b", "\u200d", "\x1b"])
def test_a_name_says_something(name: str) -> None:
    assert refusal(Records(), acme(name=name)) == "A client's name can't be empty."


def test_an_endless_name_is_refused() -> None:
    assert "longer than 500 characters" in refusal(Records(), acme(name="x" * 501))


def test_two_clients_have_two_names(book: Book) -> None:
    assert refusal(book.records, Client(id="other", name="ACME")) == (
        "There is a client called Acme already. Add something that tells them apart."
    )


def test_a_client_who_came_with_anothers_name_can_still_be_edited(book: Book) -> None:
    twin = Client(id="twin", name="acme")
    records = book.add(Client, id="twin", name="acme").records
    assert put(records, twin.but(trade="design")) == twin.but(trade="design")


@pytest.mark.parametrize("email", ["ada", "ada@", "@example.com", "ada@example", "a b@example.com", "a@b.c, d@e.f"])
def test_an_address_that_could_not_be_one_is_refused(email: str) -> None:
    assert "is not an e-mail address" in refusal(Records(), acme(contacts=(Contact(email=email),)))


def test_an_empty_contact_is_none_at_all() -> None:
    assert put(Records(), acme(contacts=(Contact(), Contact(name="Ada")))) == acme(contacts=(Contact(name="Ada"),))


def test_codes_become_capitals_and_a_name_stays_where_no_country_has_it() -> None:
    assert put(Records(), acme(currency="try", country="tr")) == acme(currency="TRY", country="TR")
    assert put(Records(), acme(country="Atlantis")) == acme(country="Atlantis")


@pytest.mark.parametrize("country", ["XX9", "X", "49"])
def test_a_country_is_two_letters_or_a_name(country: str) -> None:
    assert "is no country" in refusal(Records(), acme(country=country))


def test_an_unknown_currency_is_named() -> None:
    assert refusal(Records(), acme(currency="XXX")).startswith("“XXX” is not a currency.")


def test_a_bar_is_one_that_exists_and_lies_where_it_can() -> None:
    for record in (acme, Settings):
        assert "from 1 to 3,650" in refusal(Records(), record(bars={"S01": 0}))
        assert "from 1 to 3,650" in refusal(Records(), record(bars={"S03.window": 3651}))
        assert "no bar “late-payment”" in refusal(Records(), record(bars={"late-payment": 3}))


def test_an_invoices_due_date_comes_from_the_desks_terms(book: Book) -> None:
    found = put(book.records, invoice(book, issued=date(2026, 11, 1)))
    assert isinstance(found, Invoice)
    assert found.due == date(2026, 11, 15)


def test_an_invoices_due_date_comes_from_the_contract_first(book: Book) -> None:
    records = book.contract(term_days=45).records
    found = put(records, invoice(book, issued=date(2026, 11, 1)))
    assert isinstance(found, Invoice)
    assert found.due == date(2026, 12, 16)


def test_a_due_date_before_the_issue_date_is_kept(book: Book) -> None:
    odd = invoice(book, issued=day(0), due=day(-10))
    assert put(book.records, odd) == odd


def test_a_number_is_used_once_per_client(book: Book) -> None:
    assert "Acme has an invoice A-1 already" in refusal(book.records, invoice(book, number="a-1"))
    other = Book.client(book, "Other")
    assert put(other.records, invoice(other, number="A-1")).id == "new"


def test_a_new_invoice_is_told_with_its_amount(book: Book) -> None:
    assert entered(book.records, invoice(book, amount=eur("1005"))).label == "Added invoice A-2 of Acme: €1,005.00"
    assert removed(book.records, book.records.get(Invoice, book.invoice_id)).label == "Deleted invoice A-1 of Acme"


def test_an_invoice_keeps_its_number_when_it_changes(book: Book) -> None:
    known = book.records.get(Invoice, book.invoice_id)
    assert entered(book.records, known.but(disputed=True)).label == "Changed invoice A-1 of Acme"


@pytest.mark.parametrize("minor", [0, -1])
def test_an_invoice_is_above_zero(book: Book, minor: int) -> None:
    assert refusal(book.records, invoice(book, amount=Money(minor, "EUR"))) == "An invoice's amount must be above zero."


def test_an_invoice_with_payments_keeps_its_currency(book: Book) -> None:
    records = book.paid(-1, "50.00").records
    known = records.get(Invoice, book.invoice_id)
    assert "its currency must stay" in refusal(records, known.but(amount=Money(100, "USD")))


def test_an_invoice_belongs_to_someone_on_this_desk(book: Book) -> None:
    with pytest.raises(NotFound):
        entered(book.records, invoice(book, client="nobody"))


def test_a_project_is_the_same_clients(book: Book) -> None:
    records = book.project(id="p").client("Other").records
    assert "belongs to another client" in refusal(records, invoice(book, project="p"))


@pytest.mark.parametrize("far", [date.min, date(1899, 12, 31), date(2200, 1, 1), date.max])
def test_a_day_beyond_every_calendar_is_a_slip(book: Book, far: date) -> None:
    assert "years run from 1900 to 2199" in refusal(book.records, invoice(book, issued=far))
    assert "is too far away" in refusal(Records(), acme(since=far))


def test_more_than_owed_may_be_paid(book: Book) -> None:
    assert entered(book.records, payment(book, "150.00")).label == "Recorded a payment of €150.00 on A-1 of Acme"


def test_a_payment_is_in_the_invoices_currency(book: Book) -> None:
    assert "Give the amount in EUR" in refusal(book.records, payment(book, Money(100, "USD")))


def test_credit_is_used_on_an_invoice(book: Book) -> None:
    assert "Say on which" in refusal(book.records, payment(book, "1.00", invoice=None, kind=PaymentKind.CREDIT))


def test_credit_notes_stop_at_the_invoice(book: Book) -> None:
    records = book.credited(-1, "60.00").records
    note = CreditNote(id="n", client=book.client_id, invoice=book.invoice_id, amount=eur("40.01"), on=TODAY)
    assert refusal(records, note) == "Invoice A-1 can be credited by €40.00 at most."
    assert entered(records, note.but(amount=eur("40"))).label == "Added a credit note of €40.00 on A-1 of Acme"


def test_an_invoice_stops_at_its_credit_notes(book: Book) -> None:
    records = book.credited(-1, "60.00").records
    known = records.get(Invoice, book.invoice_id)
    assert "credited by €60.00, so it can't be less" in refusal(records, known.but(amount=eur("59.99")))
    assert entered(records, known.but(amount=eur("60"))).label == "Changed invoice A-1 of Acme: €60.00"


def test_an_invoice_credited_by_more_than_it_is_can_be_mended(book: Book) -> None:
    records = book.credited(-1, "160.00").records
    known = records.get(Invoice, book.invoice_id)
    assert entered(records, known.but(amount=eur("120"))).puts
    assert entered(records, known.but(note="from a file")).puts
    assert "can't be less" in refusal(records, known.but(amount=eur("99")))


def test_a_promise_comes_after_it_was_made(book: Book) -> None:
    promise = Promise(id="p", client=book.client_id, made=TODAY, pay_by=day(-1))
    assert "before it was made" in refusal(book.records, promise)
    assert entered(book.records, promise.but(pay_by=day(7))).label == "Noted a promise by Acme to pay by 28 Nov 2026"


def test_a_write_off_is_of_an_own_invoice(book: Book) -> None:
    other = Book.client(book, "Other")
    wrong = WriteOff(id="w", client=other.client_id, invoice=other.invoice_id, amount=eur("1"), on=TODAY)
    assert "belongs to another client" in refusal(other.records, wrong)


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"name": " "}, "A project's name can't be empty."),
        ({"name": "SITE"}, "Acme has a project SITE already"),
        ({"revisions": -1}, "between 0 and 1,000"),
        ({"started": day(0), "ended": day(-1)}, "can't end before it starts"),
        ({"rate": eur("0")}, "A rate must be above zero."),
        ({"hours": Decimal(-1)}, "The hours must lie between"),
    ],
)
def test_a_project_that_cannot_be_is_refused(book: Book, fields: dict[str, object], sentence: str) -> None:
    project = Project(**{"id": "new", "client": book.client_id, "name": "Shop"} | fields)
    assert sentence in refusal(book.project().records, project)


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"notice_days": -1}, "The notice in days"),
        ({"term_days": 366}, "The payment term in days must lie between 0 and 365."),
        ({"deposit_percent": Decimal(101)}, "The deposit in per cent must lie between 0 and 100."),
        ({"late_fee": Decimal("-0.1")}, "The late fee"),
        ({"extra_round": eur("0")}, "The price of another round must be above zero."),
        ({"documents": (Document(what=" "),)}, "A document's name can't be empty."),
    ],
)
def test_terms_that_cannot_be_are_refused(book: Book, fields: dict[str, object], sentence: str) -> None:
    assert sentence in refusal(book.records, Contract(**{"id": "k", "client": book.client_id} | fields))


def test_a_client_has_one_contract(book: Book) -> None:
    records = book.contract(id="k").records
    assert "has a contract already" in refusal(records, Contract(id="other", client=book.client_id))
    assert entered(records, Contract(id="k", client=book.client_id, law="England")).label == (
        "Changed the contract with Acme"
    )


@pytest.mark.parametrize("year", [1, 9999])
def test_a_day_inside_a_record_lies_in_years_that_people_have_to_do_with(book: Book, year: int) -> None:
    contract = new_contract(book.client_id).but(documents=(Document(what="brief", on=date(year, 1, 1)),))
    assert "is too far away" in refusal(book.records, contract)
    left = Exit(id="x", client="c", path=ExitPath.STANDARD, started=TODAY, done={"reflect": date(year, 1, 1)})
    with pytest.raises(Refused, match="is too far away"):
        possible_days(left)
    possible_days(left.but(done={"reflect": TODAY}))


def test_two_windows_that_add_terms_add_one_contract(book: Book) -> None:
    one, other = (entered(book.records, new_contract(book.client_id).but(notice_days=days)) for days in (30, 60))
    both = book.records.after(one).after(other)
    assert [each.notice_days for each in both.of(Contract, book.client_id)] == [60]


def test_an_extra_says_what_was_asked_for(book: Book) -> None:
    extra = Extra(id="e", client=book.client_id, what="a second logo", on=TODAY)
    assert entered(book.records, extra).label == "Noted an extra for Acme: a second logo"
    assert "can't be empty" in refusal(book.records, extra.but(what="\t"))


def test_a_message_names_its_way(book: Book) -> None:
    message = Message(id="m", client=book.client_id, on=TODAY, direction=Direction.OUT)
    assert entered(book.records, message).label == "Recorded an e-mail to Acme"
    call = message.but(direction=Direction.IN, channel=Channel.CALL)
    assert entered(book.records, call).label == "Recorded a call from Acme"


def test_the_log_is_corrected_and_never_changed(book: Book) -> None:
    records = book.incident("S09", id="i", said="You are useless").records
    entry = records.get(Incident, "i")
    assert "Add a correction instead" in refusal(records, entry.but(said="nothing"))
    with pytest.raises(Refused, match="stays there"):
        removed(records, entry)
    correction = entry.but(id="j", corrects="i", said="You are no use")
    assert entered(records, correction).label == "Logged a correction with Acme"


def test_a_sign_is_one_of_the_handbooks(book: Book) -> None:
    incident = Incident(id="i", client=book.client_id, sign="rude", on=TODAY)
    assert "“rude” is not a warning sign" in refusal(book.records, incident)
    assert "“S77” is not a warning sign" in refusal(book.records, incident.but(sign="S77"))


@pytest.mark.parametrize(
    ("sign", "why"),
    [
        ("S01", "worked out from your records"),
        ("S21", "worked out from your records"),
        ("S22", "worked out from your records"),
    ],
)
def test_what_records_show_by_themselves_is_not_logged(book: Book, sign: str, why: str) -> None:
    incident = Incident(id="i", client=book.client_id, sign=sign, on=TODAY)
    assert f"is {why}, and can't be logged" in refusal(book.records, incident)


def test_a_remedy_is_looked_at_again_afterwards(book: Book) -> None:
    remedy = Remedy(id="r", client=book.client_id, kind="R06", on=TODAY, review=day(-1))
    assert "can't be before the remedy" in refusal(book.records, remedy)
    assert "is not a remedy" in refusal(book.records, remedy.but(kind="hope", review=None))


def test_what_came_of_a_remedy_is_not_known_before_it_began_nor_while_it_waits(book: Book) -> None:
    remedy = Remedy(id="r", client=book.client_id, kind="R07", on=TODAY, outcome=RemedyOutcome.FAILED)
    assert "can't be known before it began" in refusal(book.records, remedy.but(decided=day(-1)))
    assert entered(book.records, remedy.but(decided=TODAY)).puts[0].decided == TODAY
    waiting = remedy.but(outcome=RemedyOutcome.WAITING, decided=TODAY)
    assert entered(book.records, waiting).puts[0].decided is None


def test_only_r07_ends_with_a_client_who_leaves(book: Book) -> None:
    left = Remedy(id="r", client=book.client_id, kind="R07", on=TODAY, outcome=RemedyOutcome.LEFT)
    assert entered(book.records, left).puts[0] == left
    for kind in sorted(set(REMEDIES) - {"R07"}):
        assert "Say that it failed" in refusal(book.records, left.but(kind=kind))


def test_what_an_incident_asks_of_its_own_sign_is_cleaned_and_kept(book: Book) -> None:
    incident = Incident(
        id="i", client=book.client_id, sign="lies", on=TODAY, fact="paid\r\n", proof="mail", agreed=True
    )
    kept = entered(book.records, incident.but(reported_by="  Ben  ")).puts[0]
    assert (kept.sign, kept.fact, kept.proof, kept.reported_by, kept.agreed) == ("S13", "paid", "mail", "Ben", True)
    stalled = incident.but(sign="S08", stalled_since=TODAY, stalled_until=day(-1))
    assert "can't move again before it stalled" in refusal(book.records, stalled)
    assert entered(book.records, stalled.but(stalled_until=TODAY)).puts[0].stalled_until == TODAY


def test_an_entry_is_corrected_once_and_then_its_correction(book: Book) -> None:
    once = book.incident("S11").incident("S09", corrects=book.list[-1].id).list[-1]
    assert isinstance(once, Incident)
    again = once.but(id="again")
    assert "Correct the correction" in refusal(book.records, again)
    assert entered(book.records, again.but(corrects=once.id)).puts[0].corrects == once.id


def test_ones_own_rate_is_above_zero(book: Book) -> None:
    assert "must be above zero" in refusal(book.records, Settings(rate=eur("0")))
    assert entered(book.records, Settings(rate=eur("60"))).puts[0].rate == eur("60")


def test_a_task_says_what_to_do(book: Book) -> None:
    assert "can't be empty" in refusal(book.records, Task(id="t", client=book.client_id, what="", due=TODAY))


def test_two_colleagues_have_two_names(book: Book) -> None:
    records = book.add(Colleague, name="Ada").records
    assert "a colleague called ada already" in refusal(records, Colleague(id="new", name="ada"))


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"term_days": 400}, "between 0 and 365"),
        ({"cooling_days": 0}, "between 1 and 14"),
        ({"cooling_days": 15}, "between 1 and 14"),
        ({"work_from": time(18), "work_to": time(9)}, "must end after it begins"),
        ({"email": "me"}, "is not an e-mail address"),
        ({"currency": "euro"}, "is not a currency"),
    ],
)
def test_settings_that_cannot_be_are_refused(fields: dict[str, object], sentence: str) -> None:
    assert sentence in refusal(Records(), Settings(**fields))


def test_a_deleted_client_takes_everything_along(book: Book) -> None:
    records = book.paid(-5).incident("S09").letter("L07", -3).remedy("R06", -2).client("Other").invoice().records
    acme = next(client for client in records.all(Client) if client.name == "Acme")
    change = removed(records, acme)
    assert change.label == "Deleted Acme with 5 records of theirs"
    assert counts_below(records, acme) == "1 invoice, 1 payment, 1 letter, 1 incident, 1 remedy"
    left = records.after(change)
    assert [client.name for client in left.all(Client)] == ["Other"]
    assert left.count() == 3  # Other, their invoice, the settings


def test_what_goes_is_named_in_good_english(book: Book) -> None:
    records = book.credited(-3, "5").credited(-2, "5").remedy("R06", -2).remedy("R07", -1).records
    told = counts_below(records, records.get(Client, book.client_id))
    assert told == "1 invoice, 2 credit notes, 2 remedies"
    lost = Book().client().invoice().written_off(-1, "5").records
    assert counts_below(lost, next(iter(lost.all(Invoice)))) == "1 write-off"


def test_a_deleted_invoice_takes_its_payments_and_leaves_the_letters(book: Book) -> None:
    records = book.paid(-5).promised(-3, 4).letter("L07", -3).records
    gone = records.get(Invoice, book.invoice_id)
    left = records.after(removed(records, gone))
    assert [len(list(left.all(kind))) for kind in (Invoice, Payment, Promise, Letter)] == [0, 0, 0, 1]
    assert next(iter(left.all(Letter))).invoices == ()


def test_a_deleted_project_leaves_its_invoices_without_one(book: Book) -> None:
    records = book.project(id="p").invoice(project="p").records
    left = records.after(removed(records, records.get(Project, "p")))
    assert not list(left.all(Project))
    assert {each.project for each in left.all(Invoice)} == {None}
    assert below_of(records, records.get(Project, "p")) == []


def test_every_kind_that_a_person_enters_can_be_entered() -> None:
    from clientdesk.model.entry.enter import _KINDS

    by_machine = {"Exit"}
    assert {kind.__name__ for kind in KINDS} - by_machine == {kind.__name__ for kind in _KINDS}


def invoice(book: Book, **fields: object) -> Invoice:
    return Invoice(
        **{"id": "new", "client": book.client_id, "number": "A-2", "amount": eur("10.00"), "issued": day(0)} | fields
    )


def payment(book: Book, amount: str | Money, **fields: object) -> Payment:
    money = eur(amount) if isinstance(amount, str) else amount
    return Payment(
        **{"id": "pay", "client": book.client_id, "invoice": book.invoice_id, "amount": money, "on": TODAY} | fields
    )


@pytest.mark.parametrize("sign", ["S11", "S12", "S13", "S17"])
def test_what_ends_the_work_at_once_says_what_happened(sign):
    book = Book().client()
    bare = Incident(id="i", client=book.client_id, sign=sign, on=TODAY, said=" ", answer="no", proof="the bank")
    with pytest.raises(Refused, match="Write down what happened"):
        entered(book.records, bare)
    for words in ({"said": "Pay up."}, {"opinion": "He shouted."}, {"fact": "No money came."}):
        assert entered(book.records, bare.but(**words)).puts
    assert entered(book.records, bare.but(sign="S09")).puts


def test_hours_have_two_decimals_at_most():
    book = Book().client()
    extra = Extra(id="e", client=book.client_id, what="a banner", on=TODAY, hours=Decimal("1.25"))
    assert entered(book.records, extra).puts == (extra,)
    with pytest.raises(Refused, match="two decimals"):
        entered(book.records, extra.but(hours=Decimal("1.255")))

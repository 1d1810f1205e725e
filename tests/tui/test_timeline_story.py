"""The pass over all invoices, and one invoice's story in words."""

from builder import TODAY, Book, day, eur

from clientdesk.ledger.ageing import Bucket
from clientdesk.ledger.timeline import timeline_row
from clientdesk.model.invoice import Invoice, PaymentKind, Waiver
from clientdesk.model.money import Money
from clientdesk.tui.widgets.line_view import Tone
from clientdesk.tui.widgets.row_parts import short_money, standing_words
from clientdesk.tui.widgets.story import day_words, events, leads_to, summary
from clientdesk.tui.widgets.survey import Order, first_look, survey


def desk():
    book = Book().client("Zebra").invoice(number="Z-1").invoice(number="Z-2", due=10).client("Anna")
    return book.invoice(number="A-1").paid(-20).client("Mo").invoice(number="M-1", issued=-90, due=-80).records


def surveyed(records):
    return survey(records, first_look(records, None, TODAY), TODAY)


def numbers(seen, order):
    return [invoice.number for invoice in seen.invoices(order)]


def test_orders():
    seen = surveyed(desk())
    assert numbers(seen, Order.NAME) == ["A-1", "M-1", "Z-1", "Z-2"]
    assert numbers(seen, Order.LATENESS) == ["M-1", "Z-1", "Z-2", "A-1"]
    assert numbers(seen, Order.OVERDUE) == ["M-1", "Z-1", "A-1", "Z-2"]


def test_a_first_look_knows_names_only():
    seen = first_look(desk(), None, TODAY)
    assert not seen.complete
    assert numbers(seen, Order.LATENESS) == ["A-1", "M-1", "Z-1", "Z-2"]
    assert survey(desk(), seen, TODAY, lambda: False) is seen


def test_spans_and_ageing_come_from_one_pass():
    records = desk()
    seen = surveyed(records)
    by_number = {invoice.number: seen.spans[invoice.id] for invoice in records.all(Invoice)}
    assert by_number["A-1"] == (day(-60).toordinal(), day(-20).toordinal())
    assert by_number["Z-2"] == (day(-60).toordinal(), day(10).toordinal())
    assert seen.ageing["EUR"].cells[Bucket.TO_90].count == 1
    assert seen.worst == next(i.id for i in records.all(Invoice) if i.number == "M-1")


def told(book):
    records = book.records
    row = timeline_row(records, next(iter(records.all(Invoice))), TODAY)
    return [f"{day_words(event, row, TODAY)} {event.words}" for event in events(records, row, TODAY)], summary(
        records, row
    )


def test_how_an_invoice_became_late():
    book = Book().client().invoice("100.00", issued=-42, due=-28).letter("L07", -14).promised(-12, -7).paid(-3, "40.00")
    chain, words = told(book)
    assert chain == [
        "10 Oct issued",
        "24 Oct due",
        "7 Nov +14 d ✉ L07",
        "14 Nov +21 d ◇ promised for this day, not kept",
        "18 Nov +25 d ◐ €40 paid",
        "today +28 d €60 open",
    ]
    assert words == "28 days after it was due €60 of €100 is open, after 1 letter and a broken promise."


def test_a_waived_late_fee_is_told_with_its_day():
    book = Book().client().invoice(issued=-42, due=-28)
    chain, _words = told(book.add(Waiver, invoice=book.invoice_id, amount=eur("56.68"), on=day(-3), note="for peace"))
    assert "18 Nov +25 d late fee of €56.68 waived (for peace)" in chain


def test_endings():
    assert told(Book().client().invoice().paid(-40))[1] == "Paid in time."
    assert told(Book().client().invoice().paid(-29))[1] == "Paid 1 day after it was due."
    assert told(Book().client().invoice().paid(None))[1] == "Paid; on which day is not known."
    assert told(Book().client().invoice().written_off(-1, "100.00"))[1] == "Written off."
    assert told(Book().client().invoice().credited(-1, "100.00"))[1] == "Taken back by credit note."
    assert told(Book().client().invoice(due=3))[1] == "Not due yet; €100 is open."


def test_what_was_not_the_clients_doing_is_said():
    words = told(Book().client().invoice(due=-61, sent=day(-51), payable=False, disputed=True))[1]
    assert "due before it was issued: kept as it came" in words
    assert "It went out 9 days after its date." in words
    assert "It did not say how to pay." in words
    assert "The client disputes it." in words
    back = Book().client().invoice(due=-61).paid(-9).paid(-3, kind=PaymentKind.REFUND)
    assert told(back)[1].endswith("What they paid of it went back.")


def standing_of(book):
    records = book.records
    return standing_words(timeline_row(records, next(iter(records.all(Invoice))), TODAY), TODAY)


def test_how_it_stands_in_a_few_words():
    assert standing_of(Book().client().invoice()) == ("30 days late", Tone.BAD)
    assert standing_of(Book().client().invoice().paid(-29)) == ("1 day late", Tone.MUTED)
    assert standing_of(Book().client().invoice().paid(-30)) == ("on time", Tone.MUTED)
    assert standing_of(Book().client().invoice().paid(None)) == ("paid", Tone.MUTED)
    assert standing_of(Book().client().invoice(due=0)) == ("due today", Tone.PLAIN)
    assert standing_of(Book().client().invoice(due=4)) == ("due in 4 d", Tone.PLAIN)
    assert standing_of(Book().client().invoice(disputed=True)) == ("disputed", Tone.WATCH)
    assert standing_of(Book().client().invoice().written_off(-1, "100.00")) == ("written off", Tone.BAD)


def test_an_amount_is_never_cut_in_the_middle():
    assert short_money(Money(120_000_000_00, "IDR"), 13) == "Rp120,000,000"
    assert short_money(Money(120_000_000_00, "IDR"), 12) == "Rp120,000k"
    assert short_money(Money(120_600_000_00, "IDR"), 8) == "Rp121m"
    assert short_money(Money(0, "IDR"), 8) == ""


def test_what_is_open_ends_today_whatever_happened_today():
    chain, _ = told(Book().client().invoice("100.00", issued=-42, due=-28).promised(0, 0).paid(0, "40.00"))
    assert [each.split(" ", 3)[-1] for each in chain[-3:]] == ["◐ €40 paid", "◇ promised for this day", "€60 open"]


def test_a_promise_is_kept_by_what_came_on_its_very_day_and_not_by_what_came_after():
    for paid, words in ((-11, ", kept"), (-10, ", kept"), (-9, ", not kept")):
        chain, _ = told(Book().client().invoice("100.00", issued=-42, due=-28).promised(-12, -10).paid(paid))
        assert [each for each in chain if each.endswith(f"promised for this day{words}")], (paid, chain)


def test_a_promise_for_all_is_told_on_what_was_out_then():
    late = Book().client().invoice("100.00", issued=-42, due=-28).promised(-12, -7, invoice=None)
    assert any("promised for this day, not kept" in each for each in told(late)[0])
    early = Book().client().invoice("100.00", issued=-42, due=-28).promised(-43, -7, invoice=None)
    assert not any("promised" in each for each in told(early)[0])


def in_one_line(book):
    records = book.records
    row = timeline_row(records, next(iter(records.all(Invoice))), TODAY)
    return "".join(
        f"{leads_to(each, TODAY)}{day_words(each, row, TODAY)} {each.words}" for each in events(records, row, TODAY)
    )


def test_what_is_to_come_follows_today_and_is_told_apart_from_what_happened():
    open_ = Book().client().invoice("100.00", issued=-10, due=10).promised(-2, 5)
    assert in_one_line(open_) == (" → 11 Nov issued → today €100 open ┄ 26 Nov ◇ promised for this day ┄ 1 Dec due")
    late = Book().client().invoice("100.00", issued=-40, due=-10).promised(-2, 5)
    assert in_one_line(late).endswith(" → 11 Nov due → today +10 d €100 open ┄ 26 Nov +15 d ◇ promised for this day")


def test_what_was_written_down_for_a_later_day_has_not_happened():
    book = Book().client().invoice("100.00").credited(3, "10.00").written_off(4, "90.00").letter("L07", 2).paid(1)
    assert [each.split(" ", 2)[-1] for each in told(book)[0]] == ["issued", "due", "d €100 open"]


def test_of_two_payments_on_a_day_the_last_is_the_full_one():
    chain, _ = told(Book().client().invoice("100.00").paid(-29, "60.00").paid(-29, "40.00"))
    assert [each.split(" ", 4)[-1] for each in chain[2:]] == ["◐ €60 paid", "● €40 paid"]


def test_a_bill_for_a_late_fee_says_whose():
    book = Book().client().invoice("1000.00", due=-60, issued=-90, number="A-1")
    book.paid(-10).invoice("9.86", issued=-5, due=25, number="A-1-F", fee_for=book.invoice_id)
    assert "16 Nov +55 d late fee of €9.86 billed, A-1-F" in told(book)[0]
    bill = book.records.get(Invoice, book.invoice_id)
    assert "It bills the late fee on A-1." in summary(book.records, timeline_row(book.records, bill, TODAY))

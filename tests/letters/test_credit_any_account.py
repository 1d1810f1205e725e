"""Whatever is owed and in credit: the letter that the agenda asks for can be written, and its check knows its sums."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

from builder import Book
from hypothesis import example, given, settings
from hypothesis import strategies as st
from letters_kit import desk

from clientdesk.letters import Asked, from_desk
from clientdesk.letters.check import check
from clientdesk.model.client import Client
from clientdesk.model.invoice import Invoice, Payment
from clientdesk.model.journal import Letter
from clientdesk.model.money import Money
from clientdesk.model.project import Contract
from clientdesk.playbook.dunning import planned_notice
from clientdesk.playbook.dunning.notice import planned_notices
from clientdesk.playbook.picture import Picture

TODAY, SENT = date(2026, 7, 9), date(2026, 6, 9)
OWED = st.lists(st.tuples(st.sampled_from(["GBP", "EUR"]), st.integers(1, 3_000_00), st.integers(1, 130)), max_size=4)
CREDIT = st.dictionaries(st.sampled_from(["GBP", "EUR"]), st.integers(1, 5_000_00))


def account(owed: list[tuple[str, int, int]], credit: dict[str, int], *, final: bool) -> Book:
    """Some invoices and what is on account; of the first one a final notice went out, where it is `final`."""
    book = desk().settings(payment_details="IBAN DE00 1234 5678 90", country="GB").with_client(country="GB")
    book.add(Contract, late_fee=Decimal("11.75"), signed=date(2025, 1, 1), safeguards={"C09": True})
    for number, (currency, minor, late) in enumerate(owed, 1):
        issued, due = date(2026, 2, 1), TODAY - timedelta(days=late)
        book.add(Invoice, number=f"A-{number}", amount=Money(minor, currency), issued=min(issued, due), due=due)
    if final and owed and owed[0][2] > 50:
        book.add(Letter, kind="L10", written=SENT, sent=SENT, body="…", invoices=(book.list[-len(owed)].id,))
    for currency, minor in credit.items():
        book.add(Payment, amount=Money(minor, currency), on=TODAY)
    return book


@settings(max_examples=30, deadline=None)
@given(OWED, CREDIT, st.booleans())
@example([("EUR", 1_000_00, 128), ("GBP", 1_000_00, 128), ("EUR", 1_000_00, 18)], {"EUR": 1_500_00}, False)
@example([("GBP", 1_000_00, 53), ("GBP", 1_000_00, 18)], {"GBP": 1_394_82}, False)
@example([("GBP", 1_000_00, 130), ("GBP", 100_00, 40)], {"GBP": 500_00}, True)
def test_g4_what_the_agenda_asks_to_be_sent_can_be_and_asks_for_no_cent_too_much(owed, credit, final):
    book = account(owed, credit, final=final)
    picture, client = Picture(book.records, book.client_id, TODAY), book.records.get(Client, book.client_id)
    notice = planned_notice(picture)
    if notice is None or notice.letter is None:
        return
    letter = from_desk(book.records, client, notice.letter, TODAY, Asked())
    asked = {each.invoice.id for each in notice.all_of_it}
    assert {*letter.invoices, *letter.besides} == asked
    told = check(book.records, client, letter, TODAY)
    assert [str(each.why) for each in told if each.rule in ("amount", "late-fee")] == []
    paid = {one.invoice.id for each in planned_notices(picture) if each.letter is None for one in each.about}
    assert not asked & paid

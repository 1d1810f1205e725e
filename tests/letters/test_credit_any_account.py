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
from clientdesk.playbook.promises import is_held

TODAY, SENT = date(2026, 7, 9), date(2026, 6, 9)
CURRENCY = st.sampled_from(["GBP", "EUR"])
SETTLED = st.one_of(st.none(), st.none(), st.integers(0, 60))
OWED = st.lists(st.tuples(CURRENCY, st.integers(1, 3_000_00), st.integers(1, 130), SETTLED), max_size=4)
CREDIT = st.dictionaries(CURRENCY, st.integers(1, 5_000_00))
Owed = tuple[str, int, int, int | None]


def account(owed: list[Owed], credit: dict[str, int], *, final: bool) -> Book:
    """Some invoices, each with the days that it is late and those since a dispute, and what is on account.

    Of the first one a final notice went out, where it is `final`.
    """
    book = desk().settings(payment_details="IBAN DE00 1234 5678 90", country="GB").with_client(country="GB")
    book.add(Contract, late_fee=Decimal("11.75"), signed=date(2025, 1, 1), safeguards={"C09": True})
    for number, (currency, minor, late, settled) in enumerate(owed, 1):
        issued, due = date(2026, 2, 1), TODAY - timedelta(days=late)
        ended = None if settled is None else TODAY - timedelta(days=settled)
        book.add(
            Invoice, number=f"A-{number}", amount=Money(minor, currency), issued=min(issued, due), due=due,
            disputed_on=due if ended else None, settled_on=max(ended, due) if ended else None,
        )  # fmt: skip
    if final and owed and owed[0][2] > 50:
        book.add(Letter, kind="L10", written=SENT, sent=SENT, body="…", invoices=(book.list[-len(owed)].id,))
    for currency, minor in credit.items():
        book.add(Payment, amount=Money(minor, currency), on=TODAY)
    return book


@settings(max_examples=30, deadline=None)
@given(OWED, CREDIT, st.booleans())
@example(
    [("EUR", 1_000_00, 128, None), ("GBP", 1_000_00, 128, None), ("EUR", 1_000_00, 18, None)], {"EUR": 1_500_00}, False
)
@example([("GBP", 1_000_00, 53, None), ("GBP", 1_000_00, 18, None)], {"GBP": 1_394_82}, False)
@example([("GBP", 1_000_00, 130, None), ("GBP", 100_00, 40, None)], {"GBP": 500_00}, True)
@example([("GBP", 1_000_00, 70, 10), ("GBP", 100_00, 50, None)], {"GBP": 300_00}, False)
@example([("EUR", 1_000_00, 75, 10), ("EUR", 5_00, 47, None)], {"EUR": 10_00}, False)
def test_g4_what_the_agenda_asks_to_be_sent_can_be_and_asks_for_no_cent_too_much(owed, credit, final):
    book = account(owed, credit, final=final)
    picture, client = Picture(book.records, book.client_id, TODAY), book.records.get(Client, book.client_id)
    notice = planned_notice(picture)
    if notice is None or notice.letter is None or any(is_held(picture, each) for each in notice.all_of_it):
        return
    letter = from_desk(book.records, client, notice.letter, TODAY, Asked())
    asked = {each.invoice.id for each in notice.all_of_it}
    assert {*letter.invoices, *letter.besides} == asked
    told = check(book.records, client, letter, TODAY)
    assert [str(each.why) for each in told if each.rule in ("amount", "late-fee")] == []
    paid = {one.invoice.id for each in planned_notices(picture) if each.letter is None for one in each.about}
    assert not asked & paid

"""Every letter of silence and of money with any facts: nothing that is missing shows as a gap, and no label shows."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest
from builder import Book, day, eur
from chasing_kit import chased
from hypothesis import given, settings
from hypothesis import strategies as st
from letters_kit import BEGINS, CLOSES, GAPS, LABELS, ids

from clientdesk.letters.chasing import CHASING
from clientdesk.letters.claims import ABOUT_PAYMENT
from clientdesk.model.client import Billing, Contact, Language, Stage
from clientdesk.model.errors import Refused
from clientdesk.model.journal import Channel, Matter
from clientdesk.model.money import Money
from clientdesk.model.project import Project
from clientdesk.model.settings import Court

some = st.booleans()


@st.composite
def money(draw: st.DrawFn, book: Book) -> None:
    """Some invoices: late, not due, without a date, disputed, promised, paused, paid in part, in three currencies."""
    for number in range(draw(st.integers(0, 3))):
        amount = draw(st.sampled_from([eur("80.00"), Money(50000, "MYR"), Money(9_000_00, "GBP")]))
        project = draw(st.sampled_from([None, *ids(book, Project)]))
        due = draw(st.sampled_from([None, -95, -40, -1, 0, 25]))
        until = draw(st.sampled_from([None, None, day(5)]))
        book.invoice(amount, issued=-100, due=due, number=f"N-{number}", project=project, paused_until=until,
                     disputed=draw(st.sampled_from([False, False, True])))  # fmt: skip
        if draw(some):
            book.paid(draw(st.sampled_from([-30, -2])), draw(st.sampled_from(["20.00", "80.00"])))
        if draw(some):
            book.letter(draw(st.sampled_from(["L06", "L07", "L10"])), draw(st.sampled_from([-20, 0])))
        if draw(st.integers(0, 4)) == 4:
            book.promised(-2, draw(st.sampled_from([-1, 6])))
    if draw(some):
        book.paid(-3, draw(st.sampled_from(["5.00", "999.00"])), invoice=None) if book.invoice_id else None


@st.composite
def desks(draw: st.DrawFn) -> Book:
    """A desk with any facts."""
    book = Book(
        name=draw(st.sampled_from(["", "Ada Lovelace"])), email=draw(st.sampled_from(["", "ada@example.org"])),
        phone=draw(st.sampled_from(["", "0123"])), payment_details=draw(st.sampled_from(["", "IBAN 1\nBIC 2"])),
        country=draw(st.sampled_from(["", "GB", "DE"])), rate=draw(st.sampled_from([None, eur("60")])),
        court=draw(st.sampled_from([Court(), Court(name="the County Court"), Court(name="a court", limit=eur("90"))])),
    )  # fmt: skip
    book.client("Northwind", contacts=draw(st.sampled_from([(), (Contact(name="Mr. Kaya"),)])),
                stage=draw(st.sampled_from(list(Stage))), billing=draw(st.sampled_from(list(Billing))))  # fmt: skip
    for name in draw(st.lists(st.sampled_from(["Site", "Shop"]), unique=True)):
        book.project(
            name=name, revisions=draw(st.sampled_from([None, 0, 1, 3])), ended=draw(st.sampled_from([None, day(-9)]))
        )
    if draw(some):
        book.contract(
            late_fee=draw(st.sampled_from([None, Decimal("8.5")])), silence_days=draw(st.sampled_from([None, 14])),
            extra_round=draw(st.sampled_from([None, eur("100")])), safeguards={"C02": True, "C09": True},
        )  # fmt: skip
    draw(money(book))
    for _ in range(draw(st.integers(0, 3))):
        book.wrote(
            draw(st.sampled_from([-30, -9, -1])), matter=draw(st.sampled_from([None, *Matter])),
            subject=draw(st.sampled_from(["", "Re: Drafts", "AW: Re:", "The drafts. "])),
            channel=draw(st.sampled_from(list(Channel))), project=draw(st.sampled_from([None, *ids(book, Project)])),
        )  # fmt: skip
    if draw(some):
        book.incident(draw(st.sampled_from(["S09", "S10", "S11"])), -3, said="You idiot")
    if draw(some):
        book.remedy("R04", -4)
    return book


@pytest.mark.parametrize("kind", CHASING)
@given(book=desks(), reason=st.sampled_from(["", "no calls after six. ", "- all texts\n\n- the photos."]),
       deadline=st.sampled_from([None, day(1), day(20)]), language=st.sampled_from(Language))  # fmt: skip
@settings(max_examples=25, deadline=None)  # the first final notice loads the holidays
def test_a_letter_with_any_facts_reads_as_if_nothing_were_missing(kind, book, reason, deadline, language):
    asked = {"reason": reason} if kind in ("L11", "L13") else {}
    asked |= {"deadline": deadline} if kind in ABOUT_PAYMENT else {}
    try:
        written = chased(book, kind, language=language, **asked)
    except Refused as refused:
        assert kind in ABOUT_PAYMENT
        assert re.search(r"nothing to ask for|in dispute\. Settle|all the same, name the invoice", str(refused))  # noqa: PT017
        return
    text = f"{written.subject}\n{written.body}"
    assert not [gap for gap in GAPS if gap in text]
    assert not re.search(r"\b[SRXCGLPM]\d\db?\b", text)
    assert not [label for label in LABELS if re.search(rf"\b{re.escape(label)}\b", text)]
    assert "idiot" not in text
    assert written.subject
    assert written.body.startswith(BEGINS[language])
    assert CLOSES[language] in written.body
    assert not re.search(r"\bof of\b|\bthe the\b|[a-z]\. [a-z]|[?.]\.|^\W*$", text.replace("\n\n", "\n"), re.MULTILINE)
    assert bool(written.invoices) == (kind in ABOUT_PAYMENT or (kind == "L03" and "N-" in text))
    assert (written.deadline is None) == (kind not in ABOUT_PAYMENT or (deadline is None and kind != "L10"))
    for word in ("!", " just ", "unfortunately", "lawyer", "bailiff", "debt collect"):
        assert word not in text

"""Every letter with any facts: nothing missing shows as a gap, and nothing of the program's judgement shows at all."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest
from builder import Book, day, eur
from chasing_kit import OF_AN_EXIT
from hypothesis import given, settings
from hypothesis import strategies as st
from letters_kit import BEGINS, CLOSES, GAPS, LABELS, SIGNED, bare, body, busy, case, ids, letter_in

from clientdesk.letters import facts
from clientdesk.model.client import Contact, Language
from clientdesk.model.exit import ExitPath
from clientdesk.model.money import Money, totals
from clientdesk.model.project import Extra, Project
from clientdesk.model.settings import Colleague
from clientdesk.playbook.exit.case import Case
from clientdesk.playbook.exit.reasons import TELLABLE
from clientdesk.playbook.exit.settlement import settlement

some = st.booleans()
reasons = st.sampled_from(["", "S01", "S07", "S19", "S11", "I am moving abroad", "I am moving abroad. "])
few_lines = st.sampled_from([None, "", "the logo", "the logo\nthe guide", "- the logo.\n\n* the guide"])
words = st.sampled_from([None, "", "an agency", "an agency. "])
days = st.sampled_from([None, "", day(-3).isoformat(), day(0).isoformat(), day(40).isoformat()])


@st.composite
def invoiced(draw: st.DrawFn, book: Book) -> Book:
    """Some invoices: late, not due, without a date, disputed, paid and not delivered, paid twice, in two currencies."""
    for number in range(draw(st.integers(0, 3))):
        amount = draw(st.sampled_from([eur("80.00"), eur("1200.50"), Money(50000, "MYR")]))
        project = draw(st.sampled_from([None, *ids(book, Project)]))
        book.invoice(
            amount, due=draw(st.sampled_from([None, -40, -1, 0, 25])), number=f"N-{number}", project=project,
            disputed=draw(some), delivered=draw(some),
        )  # fmt: skip
        for _ in range(draw(st.integers(0, 2))):
            book.paid(draw(st.sampled_from([-30, -2])), draw(st.sampled_from([None, "20.00"])))
    return book


@st.composite
def cases(draw: st.DrawFn) -> Case:
    """An exit with any facts."""
    book = Book(name=draw(st.sampled_from(["", "Ada Lovelace"])), payment_details=draw(st.sampled_from(["", "IBAN 1"])))
    book.client("Northwind", contacts=draw(st.sampled_from([(), (Contact(name="Mr. Kaya"),)])))
    for name in draw(st.lists(st.sampled_from(["Site", "Shop", "Logo"]), unique=True)):
        book.project(name=name, rate=draw(st.sampled_from([None, eur("60"), eur("90")])))
    for name in ("Deniz", "Cem"):
        book.add(
            Colleague, name=name, agreed=draw(st.sampled_from([True, None])), does=draw(st.sampled_from(["", "web"]))
        )
    for _ in range(draw(st.integers(0, 2))):
        book.add(Extra, what="another banner", on=day(-3), hours=draw(st.sampled_from([None, Decimal(2)])))
    if draw(some):
        book.contract(late_fee=Decimal(5), safeguards={"C09": True}, notice_days=10, extra_round=eur("100"))
    draw(invoiced(book))
    asked = {
        "review": {"undelivered": st.sampled_from([None, "deliver", "refund"]), "late-fee": st.just("charge"),
                   "projects": st.sampled_from([None, *ids(book, Project), ",".join(ids(book, Project)[:2])])},
        "meet": {"held": st.sampled_from([None, "yes", "no"]), "on": days, "reason": reasons, "lines": few_lines,
                 "price": words, "from": days, "result": st.sampled_from([None, "leave", "neither"])},
        "notice": {"last-day": days, "deliver": few_lines, "not-deliver": few_lines, "goes-on": few_lines,
                   "hand-over": days},
        "refer": {"colleagues": st.sampled_from([None, ids(book, Colleague)[0], ",".join(ids(book, Colleague))]),
                  "provider": words, "part": words},
        "close-down": dict.fromkeys(("files", "access", "data", "last-invoice", "refund"), days) | {"where": words},
    }  # fmt: skip
    answers = {
        step: {key: said for key, what in keys.items() if (said := draw(what)) is not None}
        for step, keys in asked.items()
    }
    skipped = dict.fromkeys(draw(st.sets(st.sampled_from(["meet", "notice", "refer", "close-down"]))), "not needed")
    path = draw(st.sampled_from(list(ExitPath)))
    return case(book, path, answers=answers, skipped=skipped, reason=draw(reasons))


@pytest.mark.parametrize("kind", OF_AN_EXIT)
@given(of=cases(), language=st.sampled_from(Language))
@settings(max_examples=25)
def test_a_letter_with_any_facts_reads_as_if_nothing_were_missing(kind, of, language):
    written = letter_in(of, kind, language)
    text = f"{written.subject}\n{written.body}"
    assert not [gap for gap in GAPS if gap in text]
    assert not re.search(r"\b[SRXCGLPM]\d\db?\b", text)
    assert not [label for label in LABELS if re.search(rf"\b{re.escape(label)}\b", text)]
    assert "\n" not in written.subject
    assert written.subject
    assert written.body.startswith(BEGINS[language])
    assert written.body.endswith(of.records.settings.name or CLOSES[language])


@given(of=cases())
@settings(max_examples=60)
def test_what_is_asked_for_and_what_goes_back_is_the_settlement(of):
    known, settled = facts(of), settlement(of)
    assert totals([*known["pay_now"].values(), *known["pay_later"].values()]) == settled.rest
    assert known["refund"] == settled.refund


@pytest.mark.parametrize("kind", OF_AN_EXIT)
def test_a_letter_with_everything_in_it_is_signed_and_has_no_label(kind):
    for path in (ExitPath.STANDARD, ExitPath.MUTUAL, ExitPath.PROSPECT):
        text = body(busy(path), kind)
        assert text.endswith(f"Kind regards\n\n{SIGNED}")
        assert not [label for label in LABELS if re.search(rf"\b{re.escape(label)}\b", text)]


@pytest.mark.parametrize("kind", OF_AN_EXIT)
def test_only_what_has_to_be_long_is_long(kind):
    assert len(body(bare(), kind).split()) < 150


@pytest.mark.parametrize("reason", TELLABLE.values())
def test_reasons_blame_nobody(reason):
    assert not re.search(r"\b(you always|you never|fault|rude|bad|late payer|abus|lie)", reason)
    assert not reason.endswith(".")

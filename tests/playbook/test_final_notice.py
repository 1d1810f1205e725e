"""The final notice: which deadlines it can name, and what comes after it (G3, L10)."""

from __future__ import annotations

from datetime import date

import pytest
from builder import TODAY, Book
from msgspec import structs

from clientdesk.model.client import Client, ClientKind
from clientdesk.model.journal import Letter
from clientdesk.model.money import Money
from clientdesk.model.settings import Court, Settings
from clientdesk.playbook import law
from clientdesk.playbook.dunning import planned_notice
from clientdesk.playbook.dunning.deadline import deadline_range
from clientdesk.playbook.picture import Picture

SOLE = ClientKind.SOLE_TRADER
COMPANY = ClientKind.COMPANY


@pytest.mark.parametrize(
    ("sent", "settings", "kind", "earliest", "latest", "proposed"),
    [
        (date(2026, 11, 23), {}, COMPANY, date(2026, 11, 30), date(2026, 12, 23), date(2026, 12, 7)),
        (date(2026, 11, 21), {}, COMPANY, date(2026, 11, 27), date(2026, 12, 21), date(2026, 12, 7)),
        (date(2026, 12, 23), {}, COMPANY, date(2026, 12, 30), date(2027, 1, 22), date(2027, 1, 6)),
        (date(2026, 12, 23), {"country": "GB-ENG", "deadline_days": 5}, COMPANY,
         date(2027, 1, 4), date(2027, 1, 22), date(2027, 1, 4)),
        (date(2026, 12, 23), {"country": "GB"}, COMPANY, date(2027, 1, 4), date(2027, 1, 22), date(2027, 1, 6)),
        (date(2026, 12, 23), {"country": "GB"}, SOLE, date(2027, 1, 22), date(2027, 1, 22), date(2027, 1, 22)),
        (date(2026, 12, 23), {"country": "England"}, ClientKind.CONSUMER,
         date(2027, 1, 22), date(2027, 1, 22), date(2027, 1, 22)),
        (date(2026, 12, 23), {"country": "GB-SCT", "workdays": (0, 1, 2, 3, 4, 5, 6)}, SOLE,
         date(2026, 12, 31), date(2027, 1, 22), date(2027, 1, 6)),
        (date(2026, 12, 23), {"country": "GB", "legal_minimum_days": 1}, SOLE,
         date(2027, 1, 4), date(2027, 1, 22), date(2027, 1, 6)),
        (date(2026, 12, 23), {"legal_minimum_days": 45}, COMPANY,
         date(2027, 2, 6), date(2027, 2, 6), date(2027, 2, 6)),
        (date(2026, 12, 2), {"legal_minimum_days": 10}, COMPANY,
         date(2026, 12, 12), date(2027, 1, 1), date(2026, 12, 16)),
        (date(2026, 11, 26), {"deadline_days": 30}, COMPANY,
         date(2026, 12, 3), date(2026, 12, 26), date(2026, 12, 25)),
        (date(2028, 2, 21), {}, COMPANY, date(2028, 2, 28), date(2028, 3, 22), date(2028, 3, 6)),
        (date(2026, 12, 1), {"workdays": (0,)}, COMPANY, date(2026, 12, 31), date(2026, 12, 31), date(2026, 12, 31)),
    ],
)  # fmt: skip
def test_a_deadline_leaves_5_business_days_and_at_most_30_days_and_the_law_s_wait(
    sent, settings, kind, earliest, latest, proposed
):
    records = Book(**settings).client(kind=kind).records
    found = deadline_range(records, records.get(Client, "clients-1"), sent)
    assert found[:3] == (earliest, latest, proposed)


def test_why_no_earlier_is_told_with_its_source():
    records = Book(country="GB").client(kind=SOLE).records
    why = deadline_range(records, records.get(Client, "clients-1"), TODAY).why
    assert why == "in England and Wales, the Pre-Action Protocol for Debt Claims wants 30 days"


def notice(today: date, deadline: date | None = date(2027, 1, 27), amount: str = "100.00", **settings: object):
    """Due on 1 Oct 2026, the final notice sent on Wed 13 Jan 2027."""
    book = Book(**settings).client(country="FR").invoice(amount, issued=-90, due=-51, number="A-1")
    sent = date(2027, 1, 13)
    book.add(Letter, kind="L10", written=sent, sent=sent, body="…", invoices=(book.invoice_id,), deadline=deadline)
    return planned_notice(Picture(book.records, book.client_id, today))


@pytest.mark.parametrize(
    ("deadline", "settings", "on"),
    [
        (date(2027, 1, 27), {}, date(2027, 1, 28)),
        (date(2027, 1, 29), {}, date(2027, 2, 1)),
        (None, {}, date(2027, 2, 15)),
        (None, {"legal_minimum_days": 45}, date(2027, 3, 1)),
    ],
)
def test_the_claim_waits_for_the_deadline_and_comes_on_a_working_day_after_it(deadline, settings, on):
    found = notice(date(2027, 1, 20), deadline, **settings)
    assert (found.letter, found.on) == (None, on)


ABROAD = (
    "Take the step that the final notice named: €100 on A-1 (Acme is abroad (France): ask which court hears a claim"
    " against them"
)
UNNAMED = "Take the step that the final notice named: €100 on A-1 (name the court in your settings"
COURT = Court(name="Amtsgericht", limit=Money(500_000, "EUR"), source="§ 23 GVG", checked=date(2026, 12, 1))


@pytest.mark.parametrize(
    ("settings", "amount", "what"),
    [
        ({"court": COURT}, "100.00", "Take it to small claims: Amtsgericht: €100 on A-1"),
        ({"court": COURT}, "5000.00", "Take it to small claims: Amtsgericht: €5,000 on A-1"),
        ({"court": COURT}, "5000.01",
         "Take it to small claims: Amtsgericht: €5,000.01 on A-1 (above its limit of €5,000)"),
        ({"court": Court(name="Amtsgericht")}, "100.00",
         "Take it to small claims: Amtsgericht: €100 on A-1 (look up its limit)"),
        ({"court": Court(name="Amtsgericht", limit=Money(500_000, "EUR"), checked=date(2026, 1, 20))}, "100.00",
         "Take it to small claims: Amtsgericht: €100 on A-1 (its limit was last looked up on 20 Jan 2026: check it)"),
        ({"court": Court(name="Court", limit=Money(5, "GBP"), checked=date(2026, 12, 1))}, "100.00",
         "Take it to small claims: Court: €100 on A-1 (its limit is in GBP: ask it how a claim in EUR counts)"),
        ({}, "100.00", f"{UNNAMED})"),
        ({"country": "GB"}, "100.00", f"{ABROAD})"),
        ({"country": "DE"}, "100.00", f"{ABROAD}; perhaps by the European Small Claims Procedure (up to €5,000))"),
    ],
)  # fmt: skip
def test_the_court_is_the_person_s_own_and_what_may_not_hold_is_said(settings, amount, what):
    assert notice(date(2027, 1, 28), amount=amount, **settings).what == what


def test_a_limit_looked_up_a_year_ago_still_holds_and_a_day_later_is_stale():
    old = Court(name="Court", limit=Money(500_000, "EUR"), checked=date(2026, 1, 28))
    assert not notice(date(2027, 1, 28), court=old).waits
    assert "check it" in notice(date(2027, 1, 29), court=old).waits


def test_a_limit_that_nobody_checked_says_so_before_and_after_it_is_taken():
    unchecked = structs.replace(law.COURTS[0], checked=None).as_settings
    assert law.court_words(unchecked).endswith("(Civil Procedure Rules, Part 26; not checked yet)")
    assert "its limit was never looked up: check it" in notice(date(2027, 1, 28), court=unchecked).what


def test_what_was_not_in_the_final_notice_goes_on_and_is_no_part_of_the_claim():
    book = Book().client().invoice(issued=-90, due=-51, number="A-1").letter("L10", -20)
    book.invoice("50.00", issued=-90, due=-35, number="A-2")
    found = planned_notice(Picture(book.records, book.client_id, TODAY))
    assert (found.letter, [each.invoice.number for each in found.about]) == ("L07", ["A-2"])


def test_only_what_has_passed_its_own_deadline_is_claimed():
    book = Book().client().invoice(issued=-90, due=-60, number="A-1")
    for number, sent, deadline in (("A-1", date(2026, 11, 2), 2), ("A-2", date(2026, 11, 20), 18)):
        if number == "A-2":
            book.invoice("50.00", issued=-90, due=-50, number=number)
        over = date(2026, 12, deadline)
        book.add(Letter, kind="L10", written=sent, sent=sent, body="…", invoices=(book.invoice_id,), deadline=over)

    def claimed(today: date) -> list[str]:
        return [each.invoice.number for each in planned_notice(Picture(book.records, book.client_id, today)).about]

    assert claimed(date(2026, 11, 23)) == claimed(date(2026, 12, 18)) == ["A-1"]
    assert claimed(date(2026, 12, 19)) == ["A-1", "A-2"]


def test_a_second_final_notice_puts_the_claim_off_by_no_day():
    book = Book().client().invoice(issued=-90, due=-60, number="A-1")
    for sent, over in ((date(2026, 11, 2), date(2026, 11, 16)), (date(2026, 11, 17), date(2026, 12, 17))):
        book.add(Letter, kind="L10", written=sent, sent=sent, body="…", invoices=(book.invoice_id,), deadline=over)
    found = planned_notice(Picture(book.records, book.client_id, date(2026, 11, 20)))
    assert (found.letter, found.on) == (None, date(2026, 11, 17))


def test_a_limit_that_is_new_was_looked_up_today_and_one_that_stays_was_not():
    new = law.with_facts(Court(), TODAY, name="Court", limit=Money(500_000, "EUR"))
    assert new.checked == TODAY
    assert law.with_facts(new, date(2027, 1, 1), name="The court").checked == TODAY
    assert law.with_facts(new, date(2027, 1, 1), limit=Money(1, "EUR"), checked=date(2026, 5, 5)).checked == date(
        2026, 5, 5
    )
    assert law.with_facts(new, TODAY, name="", limit=None) == Court()


@pytest.mark.parametrize(
    ("country", "place"),
    [("GB", law.ENGLAND), ("United Kingdom", law.ENGLAND), ("gb-wls", law.ENGLAND), ("GB-SCT", law.SCOTLAND),
     ("GB-NIR", ""), ("UK-Scotland", law.SCOTLAND), ("Northern Ireland", ""), ("MY-10", "Malaysia"),
     ("Indonesia", "Indonesia"), ("TR", ""), ("", "")],
)  # fmt: skip
def test_a_place_is_known_by_code_or_name_and_no_other_is_guessed(country, place):
    assert law.place_of(country) == place


@pytest.mark.parametrize(
    ("here", "there", "is_known"),
    [("DE", "FR", True), ("de-BY", "France", True), ("Poland", "Sweden", True), ("EL", "IT", True), ("GR", "EL", False),
     ("Germany", "DE", False), ("DE", "DK", False), ("DE", "", False), ("GB", "FR", False)],
)  # fmt: skip
def test_the_european_procedure_is_between_two_countries_however_they_are_written(here, there, is_known):
    assert (law.across_the_border(Settings(country=here), there) is law.EUROPE) == is_known


def test_each_figure_of_the_law_has_its_source_its_day_and_when_it_was_looked_up_if_it_was():
    for each in (*law.WAITS, *law.COURTS, law.EUROPE):
        assert each.source
        assert each.since <= (each.checked or law.CHECKED) <= law.CHECKED


def test_a_wait_that_nobody_checked_says_so_wherever_it_is_named(monkeypatch):
    unchecked = structs.replace(law.WAITS[0], checked=None)
    assert law.WAITS[0].basis == law.WAITS[0].source
    monkeypatch.setattr(law, "WAITS", (unchecked,))
    book = Book(country="GB").client("Ada", kind=ClientKind.CONSUMER)
    why = deadline_range(book.records, book.records.get(Client, book.client_id), TODAY).why
    assert why.startswith(f"in England and Wales, {unchecked.source} (not checked yet) wants 30 days")


def test_what_the_law_was_before_its_first_day_is_not_told():
    assert law.small_claims(Settings(country="GB"), date(2013, 3, 31)) is None

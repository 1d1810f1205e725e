"""Late fees (R02, M): which rule holds for an invoice, what it comes to, and when there is none."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from builder import Book

from clientdesk.ledger.late_rule import Doubt
from clientdesk.ledger.standing import standing
from clientdesk.model.client import ClientKind
from clientdesk.model.invoice import Invoice, Payment, PaymentKind, Waiver
from clientdesk.model.money import Money
from clientdesk.model.settings import LateRate
from clientdesk.playbook.late_interest import fee_on, late_fee, rule_for, why_none

DUE = date(2026, 3, 2)
"""An invoice of the first half of 2026: 11.75% in the United Kingdom, 10.15% where the Directive's 8 points hold."""
SIXTY_DAYS = date(2026, 5, 1)


def gbp(text: str) -> Money:
    return Money.from_decimal(Decimal(text), "GBP")


def owes(country="GB", amount="10000.00", currency="GBP", *, due=DUE, client=None, **invoice) -> Book:
    book = Book(country=country).client("Acme", **client or {})
    money = Money.from_decimal(Decimal(amount), currency)
    book.add(Invoice, **{"number": "A-1", "amount": money, "issued": date(2020, 1, 2), "due": due} | invoice)
    book.invoice_id = book.list[-1].id
    return book


def paid(book: Book, on: date, amount: str) -> Book:
    money = Money.from_decimal(Decimal(amount), book.records.get(Invoice, book.invoice_id).amount.currency)
    return book.add(Payment, amount=money, on=on, kind=PaymentKind.PAYMENT, invoice=book.invoice_id)


def at(book: Book, day: date):
    return standing(book.records, book.records.get(Invoice, book.invoice_id), day)


def fee(book: Book, day: date = SIXTY_DAYS):
    return late_fee(book.records, at(book, day))


def why(book: Book, day: date = SIXTY_DAYS) -> str:
    return why_none(book.records, at(book, day))


def rule(book: Book) -> str:
    found = rule_for(book.records, book.client_id)
    return found.id if found else ""


# What it comes to


def test_m_the_published_case_to_the_penny():
    found = fee(owes())
    assert (found.interest, found.compensation, found.total) == (gbp("193.15"), gbp("100.00"), gbp("293.15"))
    assert found.debt + found.total == gbp("10293.15")
    assert (found.days, found.rate, found.since) == (60, Decimal("11.75"), date(2026, 3, 3))
    assert found.basis == "11.75% a year, under the Late Payment of Commercial Debts (Interest) Act 1998"
    assert fee(owes(), date(2026, 3, 3)).interest == gbp("3.22")


def test_m_who_paid_sixty_days_late_owes_the_same_however_long_ago():
    book = paid(owes(), SIXTY_DAYS, "10000.00")
    assert fee_on(book.records, at(book, date(2026, 11, 1))).total == gbp("293.15")
    assert fee(book, date(2026, 11, 1)) is None


@pytest.mark.parametrize(
    ("amount", "sum_"),
    [("999.99", "40.00"), ("1000.00", "70.00"), ("9999.99", "70.00"), ("10000.00", "100.00"), ("250000", "100.00")],
)
def test_m_compensation_in_pounds_by_the_size_of_the_debt(amount, sum_):
    assert fee(owes(amount=amount)).compensation == gbp(sum_)


@pytest.mark.parametrize(("amount", "sum_"), [("1000.00", 40), ("1000.01", 70), ("10000.00", 70), ("10000.01", 100)])
def test_m_compensation_in_ireland_goes_by_size_too(amount, sum_):
    assert fee(owes("IE", amount, "EUR")).compensation == Money(sum_ * 100, "EUR")


@pytest.mark.parametrize("country", ["DE", "FR", "AT", "NL", "ES", "IT", "BE", "PT", "FI"])
def test_m_compensation_of_forty_euro(country):
    assert fee(owes(country, "25000.00", "EUR")).compensation == Money(40_00, "EUR")


def test_m_the_debt_of_a_part_that_was_paid_in_time_is_the_rest():
    found = fee(paid(owes(), DUE, "9500.00"))
    assert (found.debt, found.compensation) == (gbp("500.00"), gbp("40.00"))
    assert found.interest == gbp("9.66")


def test_m_a_debt_in_another_currency_bears_interest_and_no_compensation():
    found = fee(owes(currency="USD"))
    assert (found.interest, found.compensation) == (Money(193_15, "USD"), None)
    assert found.total == found.interest


def test_m_under_a_contract_there_is_no_compensation():
    found = fee(owes().contract(late_fee=Decimal("11.75")))
    assert (found.interest, found.compensation, found.rule.id) == (gbp("193.15"), None, "contract")
    assert found.basis == "11.75% a year, as agreed"


CASES = [
    # country, due, asked on, days, interest on 1,000.00: worked out by hand
    ("GB", "2025-06-29", "2025-07-28", 29, "10.13"),  # starts to run on 30 June: 12.75% for all of it
    ("GB", "2025-06-30", "2025-07-29", 29, "9.73"),  # a day later: 12.25%
    ("GB", "2025-12-30", "2026-06-30", 182, "61.08"),  # from 31 December: 12.25%, over the year's end too
    ("GB", "2025-12-31", "2026-06-30", 181, "58.27"),  # from 1 January: 11.75%
    ("GB", "2023-12-31", "2024-12-31", 366, "132.86"),  # a leap year has 366 days of a 365th: 13.25%
    ("IE", "2025-06-29", "2025-12-31", 185, "56.51"),  # fixed in Ireland: 11.15%
    ("NL", "2025-06-29", "2025-12-31", 185, "51.47"),  # floating: 1 day at 11.15%, 184 at 10.15%
    ("FR", "2024-06-30", "2024-12-31", 184, "71.84"),  # 14.25%
    ("FI", "2024-06-30", "2025-01-31", 215, "72.78"),  # 184 days at 12.5%, 31 at 11.5%
    ("AT", "2022-12-01", "2023-07-31", 242, "72.68"),  # 30 days at 8.58%, 181 at 11.08%, 31 at 12.58%
    ("BE", "2024-12-30", "2025-01-01", 2, "0.66"),  # a day at 12.5%, one at 11.5%
    ("HR", "2023-01-31", "2023-02-01", 1, "0.29"),  # 10.5%
]


@pytest.mark.parametrize(("country", "due", "until", "days", "interest"), CASES, ids=str)
def test_m_worked_out_by_hand(country, due, until, days, interest):
    book = owes(country, "1000.00", "EUR", due=date.fromisoformat(due))
    found = fee(book, date.fromisoformat(until))
    assert (found.days, found.interest) == (days, Money.from_decimal(Decimal(interest), "EUR"))


def test_m_a_floating_rate_changes_with_the_half_year():
    """§ 288 BGB, 1,000.00 due on 1 December 2024: 12.37% for 30 days, 11.27% for 181, 10.27% for 31."""
    found = fee(owes("DE", "1000.00", "EUR", due=date(2024, 12, 1)), date(2025, 7, 31))
    lines = [(line.since, line.until, line.days, line.rate.percent) for line in found.working.lines]
    assert lines == [
        (date(2024, 12, 2), date(2024, 12, 31), 30, Decimal("12.37")),
        (date(2025, 1, 1), date(2025, 6, 30), 181, Decimal("11.27")),
        (date(2025, 7, 1), date(2025, 7, 31), 31, Decimal("10.27")),
    ]
    assert found.interest == Money(74_78, "EUR")
    assert found.basis == "10.27% to 12.37% a year, under § 288 (2) BGB"


def test_m_part_payments_and_rates_are_followed_line_by_line():
    """1,000.00 at 12.37% for 15 days, 600.00 for 15 more, 600.00 at 11.27% for 10, and nothing after it is paid."""
    book = owes("DE", "1000.00", "EUR", due=date(2024, 12, 1))
    paid(paid(book, date(2024, 12, 16), "400.00"), date(2025, 1, 10), "600.00")
    found = fee_on(book.records, at(book, date(2025, 7, 31)))
    lines = [(line.days, line.open.minor, line.rate.percent) for line in found.working.lines]
    assert lines == [
        (15, 100_000, Decimal("12.37")), (15, 60_000, Decimal("12.37")), (10, 60_000, Decimal("11.27")),
    ]  # fmt: skip
    assert found.interest == Money(9_99, "EUR")
    assert sum(line.parts for line in found.working.lines) / 36_500 == pytest.approx(
        Decimal("998.63"), abs=Decimal("0.01")
    )


# Which rule holds


@pytest.mark.parametrize(
    ("country", "id_"),
    [
        ("GB", "uk"), ("GB-SCT", "uk"), ("United Kingdom", "uk"), ("DE", "eu-de"), ("DE-BY", "eu-de"),
        ("Germany", "eu-de"), ("EL", "eu-gr"), ("TR", ""), ("", ""), ("US", ""), ("PL", ""),
    ],
)  # fmt: skip
def test_m_the_statute_is_the_one_of_the_desks_country(country, id_):
    assert rule(owes(country)) == id_


def test_m_the_contract_comes_before_the_statute_and_the_chosen_rule_before_both():
    book = owes().contract(late_fee=Decimal(5))
    assert rule(book) == "contract"
    assert rule(book.with_client(late_rule="eu-de")) == "eu-de"
    assert rule(book.with_client(late_rule="contract")) == "contract"
    assert rule(book.with_client(late_rule="none")) == ""
    assert why(book) == "For Acme late interest is set to none."


def test_m_a_rule_that_no_rate_is_known_for_is_no_basis():
    book = owes(client={"late_rule": "tr"})
    assert rule(book) == ""
    assert why(book) == "No rate is known for tr. Add one with `clientdesk rates set`."


def test_m_who_goes_by_the_contract_has_no_statute_behind_it():
    assert rule(owes(client={"late_rule": "contract"})) == ""


def test_c09_an_invoice_from_before_the_contract_goes_by_the_statute():
    book = owes(issued=date(2026, 1, 31)).contract(late_fee=Decimal(5), signed=date(2026, 2, 1))
    assert fee(book).rule.id == "uk"
    assert fee(book.with_client(late_rule="contract")) is None
    bound = owes(issued=date(2026, 2, 1)).contract(late_fee=Decimal(5), signed=date(2026, 2, 1))
    assert fee(bound).rule.id == "contract"


@pytest.mark.parametrize("chosen", ["", "uk"])
def test_m_a_statute_is_never_for_a_consumer(chosen):
    book = owes(client={"kind": ClientKind.CONSUMER, "late_rule": chosen})
    assert fee(book) is None
    assert why(book).startswith("Acme is a consumer")
    agreed = owes(client={"kind": ClientKind.CONSUMER}).contract(late_fee=Decimal(5))
    assert fee(agreed).rule.id == "contract"


def test_m_without_a_basis_there_is_none_and_it_says_what_would_be_one():
    book = owes("TR")
    assert fee(book) is None
    told = why(book)
    assert "no contract names one (C09), and no statute of Türkiye, your country, is known here. " in told
    assert "Put a rate into the contract, enter the rate of Türkiye with `clientdesk rates set tr`, " in told
    assert told.endswith("where another country's law holds between you, choose it as the client's late interest rule.")


def test_m_without_a_basis_it_names_the_law_of_the_clients_own_country():
    told = why(owes("TR", client={"country": "DE"}))
    assert "or, where Germany: § 288 (2) BGB (eu-de) holds between you, choose it" in told


def test_m_a_country_is_asked_for_only_where_none_is_set():
    assert "and your country is not set. Set it, " in why(owes(""))


# When there is none


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"disputed": True}, "is disputed"),
        ({"due": date(2026, 5, 1)}, "is not late"),
        ({"due": date(2026, 6, 1)}, "is not late"),
        ({"payable": False}, "no fault of theirs"),
        ({"issued": date(2026, 4, 1)}, "no fault of theirs"),
    ],
    ids=str,
)
def test_m_never_on_what_is_disputed_not_late_or_late_through_no_fault_of_theirs(fields, words):
    book = owes(**fields)
    assert fee(book) is None
    assert words in why(book)


def test_m_days_by_which_it_was_sent_late_are_not_theirs():
    found = fee(owes(issued=date(2026, 1, 31), sent=date(2026, 2, 10)))
    assert (found.days, found.since) == (50, date(2026, 3, 13))


def test_r02_what_was_waived_is_not_asked_for_from_that_day():
    book = owes()
    book.add(Waiver, invoice=book.invoice_id, amount=gbp("78.20"), on=date(2026, 4, 20))
    assert fee(book, date(2026, 4, 19))
    assert fee(book, date(2026, 4, 20)) is None
    assert why(book) == "You waived the late fee on A-1."


# The person's own rates, and stale ones


def own(book: Book, key: str, since: str, rate: str, **fields) -> Book:
    return book.add(LateRate, rule=key, valid_from=date.fromisoformat(since), rate=Decimal(rate), **fields)


def test_m_an_own_rate_stands_in_from_its_day_until_the_next():
    book = own(owes("NL", "1000.00", "EUR", due=date(2025, 12, 31)), "eu-nl", "2026-01-01", "9", source="the Gazette",
               checked=date(2026, 1, 2))  # fmt: skip
    found = fee(book, date(2026, 1, 10))
    assert (found.rate, found.source, found.is_in_doubt) == (Decimal(9), "the Gazette", False)
    own(book, "eu-nl", "2026-07-01", "10.4")
    assert [line.rate.percent for line in fee(book, date(2026, 7, 2)).working.lines] == [Decimal(9), Decimal("10.4")]


def test_m_a_rate_for_a_country_that_has_no_statute_here_makes_one():
    book = owes("TR", "1000.00", "TRY", due=date(2026, 9, 22))
    own(book, "tr", "2026-01-01", "73", source="Resmi Gazete", checked=date(2026, 9, 1))
    found = fee(book, date(2026, 10, 22))
    assert (found.interest, found.compensation) == (Money(60_00, "TRY"), None)
    assert found.basis == "73% a year, under Resmi Gazete"
    assert not found.is_in_doubt
    assert fee(book, date(2027, 9, 22)).is_in_doubt


def test_m_days_from_before_any_known_rate_bear_none():
    book = owes("HR", "1000.00", "EUR", due=date(2022, 11, 30))
    found = fee(book, date(2023, 1, 31))
    assert (found.since, found.days) == (date(2023, 1, 1), 31)
    old = owes(issued=date(2019, 5, 1), due=date(2019, 6, 1))
    assert fee(old, date(2026, 1, 1)) is None
    assert "No rate of the Late Payment" in why(old, date(2026, 1, 1))


def test_m_a_rate_is_stale_when_its_half_year_is_over():
    assert not fee(owes("NL", due=date(2026, 3, 2)), date(2026, 6, 30)).is_in_doubt
    assert fee(owes("NL", due=date(2026, 3, 2)), date(2026, 7, 1)).is_in_doubt


def test_m_a_rate_that_was_fixed_in_its_time_is_never_stale():
    assert not fee(owes(due=date(2026, 6, 29)), date(2027, 6, 1)).is_in_doubt
    assert fee(owes(due=date(2026, 12, 31)), date(2027, 2, 1)).is_in_doubt


def test_m_a_fee_is_in_doubt_when_any_of_its_rates_was_never_checked():
    assert fee(owes("CY", due=date(2026, 3, 2)), date(2026, 6, 30)).doubt is Doubt.UNCHECKED
    assert fee(owes("CY", due=date(2026, 3, 2)), date(2026, 7, 1)).doubt is Doubt.STALE
    assert fee(owes("AT", due=date(2025, 9, 1)), date(2025, 12, 31)).doubt is None
    assert fee(owes("AT", due=date(2025, 9, 1)), date(2026, 1, 1)).doubt is Doubt.UNCHECKED

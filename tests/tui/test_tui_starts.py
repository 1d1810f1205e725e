"""What a field starts with reads back as what the record holds."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from clientdesk.model.amounts import parse_amount
from clientdesk.model.currency import CODES
from clientdesk.model.money import Money
from clientdesk.tui.forms import starts


@given(st.integers(1, 10**9), st.sampled_from(sorted(CODES)))
def test_an_amount_reads_back(minor: int, currency: str) -> None:
    money = Money(minor, currency)
    assert parse_amount(starts.amount(money), currency) == money

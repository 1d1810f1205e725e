"""`promise list` says of each promise what became of it: kept, broken, or open (G4)."""

from __future__ import annotations

import json

import pytest
from cli_kit import Cli


@pytest.fixture
def toko(cli: Cli) -> Cli:
    """TG-1 over 2,400, due on 1 Oct."""
    assert cli("client", "add", "Toko", "--currency", "EUR").code == 0
    invoice = ("invoice", "add", "Toko", "TG-1", "2400", "--issued", "2026-09-01", "--due", "2026-10-01")
    assert cli(*invoice).code == 0
    return cli


def state(cli: Cli, today: str) -> str:
    [found] = json.loads(cli("--today", today, "promise", "list", "--json").out)
    told = cli("--today", today, "promise", "list", "Toko").out.splitlines()[-1]
    assert told.endswith(found["state"].replace("-", " "))
    return found["state"]


@pytest.mark.parametrize("to", [("--invoice", "TG-1"), ()])
@pytest.mark.parametrize(
    ("amount", "paid", "states"),
    [
        (None, None, ("open", "open", "broken")),
        (None, ("2400", "2026-11-25"), ("open", "kept", "kept")),
        (None, ("1000", "2026-11-25"), ("open", "open", "broken")),
        ("1000", ("999", "2026-11-25"), ("open", "open", "broken")),
        ("1000", ("1000", "2026-11-25"), ("open", "kept", "kept")),
        ("1000", ("1000", "2026-11-27"), ("open", "kept", "kept")),  # on its day
        ("1000", ("2400", "2026-11-28"), ("open", "open", "broken")),  # a day late, and that stays so
        ("1000", ("1000", "2026-11-20"), ("open", "open", "broken")),  # before it was made
    ],
)
def test_what_became_of_it(toko, to, amount, paid, states):
    sum_ = ("--amount", amount) if amount else ()
    said = ("promise", "add", "Toko", "2026-11-27", "--made", "2026-11-21", *to, *sum_)
    assert toko("--today", "2026-11-21", *said).code == 0
    if paid:
        assert toko("--today", "2026-11-30", "payment", "add", "TG-1", paid[0], "--on", paid[1]).code == 0
    assert tuple(state(toko, day) for day in ("2026-11-21", "2026-11-27", "2026-11-28")) == states


def test_what_you_wrote_off_was_not_kept(toko):
    assert toko("--today", "2026-11-21", "promise", "add", "Toko", "2026-11-27").code == 0
    assert toko("--today", "2026-11-25", "invoice", "write-off", "TG-1").code == 0
    assert state(toko, "2026-11-28") == "nothing-left"

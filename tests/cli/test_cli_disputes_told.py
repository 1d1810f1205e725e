"""`invoice show` tells every dispute with its days, over or not (G4)."""

from __future__ import annotations

import pytest
from cli_kit import Cli


@pytest.fixture
def owed(cli: Cli) -> Cli:
    cli("client", "add", "Acme")
    cli("invoice", "add", "Acme", "A-1", "100", "--issued", "2026-09-01", "--due", "2026-10-01")
    return cli


def shown(cli: Cli) -> str:
    return " ".join(cli("invoice", "show", "A-1").out.split())


def test_one_that_goes_on_and_then_is_over(owed):
    assert "Dispute" not in shown(owed)
    owed("invoice", "edit", "A-1", "--disputed-on", "2026-11-02")
    assert "Dispute 2 Nov 2026 disputed Next nothing while they dispute it" in shown(owed)
    owed("invoice", "edit", "A-1", "--settled-on", "2026-11-04")
    assert "Dispute 2 Nov 2026 disputed → 4 Nov 2026 settled" in shown(owed)
    owed("invoice", "edit", "A-1", "--disputed-on", "2026-11-20", "--disputed")
    assert "Dispute 2 Nov 2026 disputed → 4 Nov 2026 settled; 20 Nov 2026 disputed" in shown(owed)


def test_one_of_no_known_first_day(owed):
    owed("invoice", "add", "Acme", "A-2", "100", "--issued", "2026-09-01", "--due", "2026-10-01", "--disputed")
    assert "disputed" in owed("invoice", "show", "A-2").out

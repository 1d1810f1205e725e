"""`clientdesk interest`: since when an invoice is overdue, and from when its late fee counts (M)."""

from __future__ import annotations


def test_m_a_first_known_rate_that_begins_after_the_due_date_moves_the_fee_and_not_the_lateness(cli):
    cli("settings", "set", "--country", "TR")
    cli("client", "add", "Kedai")
    cli("invoice", "add", "Kedai", "K-1", "500", "--issued", "2026-08-01", "--due", "2026-08-12")
    cli("rates", "set", "tr", "24", "--from", "2026-09-01", "--source", "law")
    found = [" ".join(line.split()) for line in cli("interest", "K-1").out.splitlines()]
    assert "Overdue ₺500.00 since 13 Aug 2026, 101 days" in found
    assert "Counted from 1 Sep 2026, when the first known rate begins: 82 days" in found

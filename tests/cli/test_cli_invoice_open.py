"""`clientdesk invoice list --open`: that nothing is open is something else than that there are no invoices."""

from __future__ import annotations


def test_where_all_are_paid_nothing_is_open_and_none_is_to_be_added(cli):
    cli("client", "add", "Bluebird")
    assert cli("invoice", "list", "Bluebird", "--open").err.startswith("No invoices here yet. Add one:")
    cli("invoice", "add", "Bluebird", "B-1", "500", "--issued", "2026-09-01", "--due", "2026-10-01")
    assert "B-1" in cli("invoice", "list", "Bluebird", "--open").out
    cli("payment", "add", "B-1", "500", "--on", "2026-10-01")
    assert cli("invoice", "list", "Bluebird", "--open").err == "Nothing is open.\n"
    assert cli("invoice", "list", "--open").err == "Nothing is open.\n"
    assert cli("invoice", "list", "Bluebird", "--open", "--json").json == []
    assert "B-1" in cli("invoice", "list", "Bluebird").out

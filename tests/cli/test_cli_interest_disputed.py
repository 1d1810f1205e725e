"""`interest` on an invoice that was in dispute for some days: they are told, and cost nothing (R02, M)."""

from __future__ import annotations

from cli_kit import Cli


def owed(cli: Cli) -> Cli:
    """£10,000 due on 2 March 2026 in the United Kingdom, disputed from 1 to 10 April."""
    cli("settings", "set", "--country", "GB")
    cli("client", "add", "Acme", "--currency", "GBP")
    cli("invoice", "add", "Acme", "A-1", "10000", "--issued", "2026-01-31", "--due", "2026-03-02")
    cli("invoice", "edit", "A-1", "--disputed-on", "2026-04-01")
    cli("invoice", "edit", "A-1", "--settled-on", "2026-04-10")
    return cli


def test_m_ten_days_less_for_a_script(cli):
    told = owed(cli)("interest", "A-1", "--as-of", "2026-05-01", "--json").json
    assert (told["days"], told["interest"]["amount"], told["compensation"]["amount"]) == (50, "160.96", "100.00")
    assert told["not_counted"] == [{"from": "2026-04-01", "to": "2026-04-10"}]
    assert [(each["from"], each["to"], each["days"], each["interest"]) for each in told["lines"]] == [
        ("2026-03-03", "2026-03-31", 29, "93.3562"),
        ("2026-04-11", "2026-05-01", 21, "67.6027"),
    ]


def test_m_and_with_a_part_payment_meanwhile(cli):
    done = owed(cli)
    done("payment", "add", "A-1", "4000", "--on", "2026-04-05")
    told = done("interest", "A-1", "--as-of", "2026-05-01", "--json").json
    assert (told["days"], told["interest"]["amount"]) == (50, "133.92")  # 11.75% · (29 · 10,000 + 21 · 6,000) / 365


def test_m_a_person_reads_why_there_is_a_gap(cli):
    text = owed(cli)("interest", "A-1", "--as-of", "2026-05-01").out
    assert "1 to 10 Apr 2026, in dispute" in text
    told = [" ".join(line.split()) for line in text.splitlines()]
    assert "Overdue £10,000.00 since 3 Mar 2026, 60 days" in told
    assert "Counted 50 days" in told
    assert "31 Mar 2026    29  £10,000  11.75%   93.3562" in text


def test_m_without_a_dispute_nothing_is_said_of_one(cli):
    done = owed(cli)
    done("invoice", "edit", "A-1", "--due", "2026-04-20")
    told = done("interest", "A-1", "--as-of", "2026-05-01", "--json").json
    assert (told["days"], told["not_counted"]) == (11, [])
    assert "Not counted" not in done("interest", "A-1", "--as-of", "2026-05-01").out

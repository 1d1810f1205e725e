"""`agenda` and `silence` as tables: a window that is open, and what ends a claim or a late fee."""

from __future__ import annotations

import re

import pytest
from cli_kit import Cli


@pytest.fixture
def acme(cli: Cli) -> Cli:
    assert cli("client", "add", "Acme").code == 0
    return cli


@pytest.mark.parametrize(
    ("today", "says"),
    [
        ("2027-01-25", "tomorrow Acme Follow up on the work L03 G2"),
        ("2027-01-26", "today Acme Follow up on the work L03 G2"),
        ("2027-01-29", "today Acme Follow up on the work (since 26 Jan) L03 G2"),
        ("2027-02-09", "Mon 1 Feb 8 d Acme Call: did they get it? Then look for another way – G2"),
    ],
)
def test_a_step_whose_week_has_begun_is_today_s_and_says_since_when(acme, today, says):
    acme("--today", "2027-01-18", "message", "add", "Acme", "--on", "2027-01-18", "--awaits-reply")
    out = acme("--today", today, "agenda").out.splitlines()[-1]
    assert re.sub(r" {2,}", " ", out).strip() == says


def test_the_silence_s_own_table_says_the_same(acme):
    acme("--today", "2027-01-18", "message", "add", "Acme", "--on", "2027-01-18", "--awaits-reply")
    out = acme("--today", "2027-01-29", "silence", "Acme").out
    assert re.search(r"today +Follow up on the work", out)
    assert "Today, since 26 Jan: Follow up on the work." in out


def test_a_claim_says_what_ends_it_and_each_of_it_does(acme):
    acme("invoice", "add", "Acme", "A 1", "100", "--issued", "2026-04-01", "--due", "2026-05-01")
    acme("letter", "sent", "L10", "Acme", "--on", "2026-08-03", stdin="Please pay A 1.")
    found = acme("agenda", "--client", "Acme").out
    assert "clientdesk invoice edit 'A 1' --paused-until DAY" in found
    assert "clientdesk payment add 'A 1' AMOUNT" in found
    assert "What ends it" not in acme("agenda").out
    assert acme("invoice", "edit", "A 1", "--paused-until", "2027-01-20").code == 0
    assert acme("agenda", "--json").json[0]["date"] == "2027-01-20"
    for command in (["edit", "A 1", "--disputed"], ["edit", "A 1", "--undisputed"], ["write-off", "A 1"]):
        assert acme("invoice", *command).code == 0
        is_due = any(each["key"] in ("claim", "dunning") for each in acme("agenda", "--json").json)
        assert is_due == ("--undisputed" in command)


def test_a_late_fee_that_is_left_says_what_ends_it(acme):
    acme("contract", "set", "Acme", "--late-fee", "12", "--signed", "2026-01-01")
    acme("invoice", "add", "Acme", "A-1", "1000", "--issued", "2026-09-01", "--due", "2026-10-01")
    acme("letter", "sent", "L06", "Acme", "--on", "2026-10-16", stdin="Please pay A-1.")
    acme("payment", "add", "A-1", "--on", "2026-10-31")
    found = acme("agenda", "--client", "Acme").out
    assert "Ask for the late fee of €9.86 on A-1, or let it go" in found
    assert re.search(r"you let it go +clientdesk invoice waive A-1", found)
    assert acme("invoice", "add", "Acme", "A-2", "9.86", "--late-fee-on", "A-1").code == 0
    assert "late fee" not in acme("agenda").out
    assert acme("interest", "A-1").out == "The late fee on A-1 was billed with A-2: €9.86, open.\n"
    later = acme("--today", "2027-06-01", "agenda").out
    assert "A-2" in later, "it is asked for like any invoice"
    assert "late fee" not in later, "and bears none itself"
    assert acme("invoice", "edit", "A-2", "--late-fee-on", "none").code == 0
    assert "Ask for the late fee of €9.86 on A-1" in acme("agenda").out

"""Overdue money on the command line: pauses, what comes next, the court and the deadlines (G3, G4)."""

from __future__ import annotations

import pytest
from cli_kit import Cli


@pytest.fixture
def owing(cli: Cli) -> Cli:
    """Acme owes 100 since 1 October; today is Saturday 21 November."""
    cli("settings", "set", "--name", "Mira", "--country", "GB", "--currency", "GBP")
    cli("client", "add", "Acme", "--currency", "GBP")
    cli("invoice", "add", "Acme", "A-1", "100", "--issued", "2026-09-01", "--due", "2026-10-01")
    return cli


def test_the_agenda_names_the_letter_and_the_invoice_what_comes_next(owing: Cli) -> None:
    (step,) = owing("agenda", "--json").json
    assert (step["date"], step["letter"], step["handbook"], step["late"]) == ("2026-11-02", "L07", "G3", True)
    found = owing("invoice", "show", "A-1", "--json").json["next"]
    assert found == {
        "date": "2026-11-02",
        "what": "Send the 30-day late notice",
        "letter": "L07",
        "why": "A-1 is 51 days late; no letter has gone out about it.",
        "waits": None,
    }
    assert "Send the 30-day late notice (L07), due since Mon 2 Nov" in owing("invoice", "show", "A-1").out


def test_an_invoice_is_paused_and_asked_for_again(owing: Cli) -> None:
    assert owing("invoice", "edit", "A-1", "--paused-until", "2026-12-03").code == 0
    (step,) = owing("agenda", "--json").json
    assert (step["date"], step["letter"]) == ("2026-12-03", "L07")
    assert step["what"] == "Send the first late notice: £100 on A-1 (paused by you until 3 Dec)"
    assert "paused by you until 3 Dec" in owing("invoice", "show", "A-1").out
    assert owing("invoice", "show", "A-1", "--json").json["next"]["waits"] == "paused by you until 3 Dec"
    owing("invoice", "edit", "A-1", "--paused-until", "none")
    assert owing("agenda", "--json").json[0]["date"] == "2026-11-02"


def test_a_promise_says_why_nothing_is_asked_for(owing: Cli) -> None:
    owing("promise", "add", "Acme", "2026-12-01", "--invoice", "A-1")
    assert "paused until 1 Dec: promised" in owing("invoice", "show", "A-1").out
    assert [step["handbook"] for step in owing("agenda", "--json").json] == ["G4"]
    owing("payment", "add", "A-1", "100")
    assert owing("invoice", "show", "A-1", "--json").json["next"] is None
    assert owing("agenda", "--json").json == []


def test_a_letter_sent_today_leaves_the_day_to_itself(owing: Cli) -> None:
    owing("letter", "sent", "L11", "Acme", stdin="Please mind your words.")
    (step,) = owing("agenda", "--json").json
    assert (step["letter"], step["date"]) == ("L07", "2026-11-23")


def test_a_letter_goes_out_by_fax_or_by_post_with_its_number(owing: Cli) -> None:
    text = {"stdin": "Please pay."}
    sent = owing("letter", "sent", "L07", "Acme", "--invoice", "A-1", "--channel", "fax", "--json", **text).json
    assert sent["channel"] == "fax"
    (step,) = owing("agenda", "--json").json
    assert (step["letter"], step["date"]) == ("L08", "2026-11-30")
    assert owing("letter", "sent", "L08", "Acme", "--tracking", "RR 1", "--json", **text).json["tracking"] == "RR 1"


def test_the_court_and_the_deadlines_are_shown_as_a_person_reads_them(owing: Cli) -> None:
    before = owing("settings", "show").out
    assert "None" not in before
    assert "30 days for sole traders and consumers, by the Pre-Action Protocol for Debt Claims" in before
    assert "not named yet; in England and Wales County Court (small claims track), up to £10,000" in before
    owing("settings", "set", "--court", "Central London", "--court-limit", "9000", "--court-source", "CPR 26",
          "--deadline-days", "21", "--legal-minimum-days", "20")  # fmt: skip
    after = owing("settings", "show").out
    assert "Central London, up to £9,000 (CPR 26; looked up on 21 Nov 2026)" in after
    assert "21 days in a final notice" in after
    assert owing("settings", "show", "--json").json["court"] == {
        "name": "Central London",
        "limit": {"amount": "9000.00", "currency": "GBP"},
        "source": "CPR 26",
        "checked": "2026-11-21",
    }


def test_a_limit_can_be_in_a_currency_of_its_own_and_be_taken_away(owing: Cli) -> None:
    owing("settings", "set", "--court", "Somewhere", "--court-limit", "5000 EUR", "--court-checked", "2026-01-02")
    court = owing("settings", "show", "--json").json["court"]
    assert (court["limit"], court["checked"]) == ({"amount": "5000.00", "currency": "EUR"}, "2026-01-02")
    owing("settings", "set", "--court-limit", "none", "--legal-minimum-days", "none")
    assert not owing("settings", "show", "--json").json["court"].get("limit")


def test_the_usual_court_is_taken_where_one_is_known_and_refused_where_none_is(owing: Cli) -> None:
    assert owing("settings", "set", "--usual-court").code == 0
    assert owing("settings", "show", "--json").json["court"]["name"] == "County Court (small claims track)"
    done = owing("settings", "set", "--country", "TR", "--usual-court")
    assert (done.code, done.err) == (1, "No small claims court is known for Türkiye. Name it with --court.\n")


@pytest.mark.parametrize("days", ["4", "31"])
def test_a_final_notice_leaves_no_less_and_no_more_than_the_handbook_has_it(owing: Cli, days: str) -> None:
    done = owing("settings", "set", "--deadline-days", days)
    assert done.code == 1
    assert "must lie between 5 and 30" in done.err

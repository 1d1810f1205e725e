"""X08 and X09 on the command line: how it ended, the exits of a year, and coming back through the gut check."""

from __future__ import annotations

import shlex
from datetime import date

import pytest

from clientdesk.model.change import Change
from clientdesk.model.exit import Exit, ExitPath, Outcome
from clientdesk.store.desk import Desk


@pytest.fixture
def gone(cli, desk):
    """A client who ended by notice in October, with a project at €90 an hour."""
    client = cli("client", "add", "Northwind", "--billing", "hourly").id
    cli("project", "add", "Northwind", "Site", "--billing", "hourly", "--rate", "90")
    cli("client", "edit", "Northwind", "--stage", "ended")
    exit_ = Exit(
        id="x", client=client, path=ExitPath.STANDARD, reason="they never answer", outcome=Outcome.NOTICE,
        started=date(2026, 10, 1), saved=date(2026, 10, 11), ended=date(2026, 10, 20),
    )  # fmt: skip
    Desk.open(desk).commit(Change("Ended", (exit_,)))
    return cli


@pytest.fixture
def at_terminal(gone, monkeypatch):
    """The same with somebody at the terminal who types lines."""

    def call(*arguments: str, typed: str):
        monkeypatch.setattr("clientdesk.cli.comeback.sys", Terminal())
        return gone(*arguments, stdin=typed)

    return call


class Terminal:
    """`sys` with a standard input that is a terminal."""

    class stdin:  # noqa: N801  the name that sys has
        @staticmethod
        def isatty() -> bool:
            return True


def test_x08_an_ended_client_shows_how_it_ended_and_scripts_get_the_outcome(gone):
    assert "■ ended by notice" in gone("clients", "--all").out
    (row,) = gone("clients", "--all", "--json").json
    assert row["outcome"] == "ended by notice"
    assert gone("client", "show", "Northwind", "--json").json["outcome"] == "ended by notice"


def test_x08_the_clients_page_lists_every_exit(gone):
    told = gone("client", "show", "Northwind").out
    assert "standard  1 Oct 2026  11 Oct 2026  ■ ended by notice  they never answer" in told


def test_x08_exits_of_a_year_with_what_they_come_to(gone):
    told = gone("exits")
    assert told.out.startswith("How they ended  1 ended by notice\nHow long        10 days")
    assert "Northwind" in told.out
    found = gone("exits", "--json").json
    assert (found["from"], found["counts"]["ended by notice"], found["median_days"]) == ("2026-01-01", 1, 10)
    (only,) = found["exits"]
    assert (only["client"], only["acted"], only["reason"], only["reason_sign"]) == (
        "Northwind", "2026-10-11", "they never answer", None,
    )  # fmt: skip


def test_x08_the_newest_exit_comes_first_wherever_they_are_listed(gone, desk):
    opened = Desk.open(desk)
    (last,) = opened.records.all(Exit)
    kept = last.but(id="y", outcome=Outcome.KEPT, started=date(2026, 3, 1), saved=None, ended=date(2026, 3, 2))
    opened.commit(Change("Kept", (kept,)))
    for command in (("client", "show", "Northwind"), ("exits",)):
        told = gone(*command).out.rpartition("Started")[2]
        assert told.index("ended by notice") < told.index("kept")


def test_x08_a_year_without_exits_says_so_and_how_to_leave(gone):
    told = gone("exits", "--year", "2025")
    assert (told.code, told.out) == (0, "")
    assert told.err.startswith("No exits in 2025. To leave a client: clientdesk --desk ")
    assert gone("exits", "--year", "99999").code == 2


def test_x09_a_project_of_who_had_ended_is_refused_where_nobody_can_be_asked(gone):
    told = gone("project", "add", "Northwind", "Shop")
    assert (told.code, told.out) == (1, "")
    assert "comeback Northwind Shop --gut yes" in told.err
    assert len(gone("project", "list", "--json").json) == 1


def test_x09_what_was_given_with_the_project_goes_into_the_command_to_say_it_with(gone):
    told = gone("project", "add", "Northwind", "Shop", "--rate", "80", "--revisions", "2", "--note", "a secret")
    said = shlex.split(told.err.rpartition("clientdesk --desk ")[2])[1:]
    assert said == [
        "comeback", "Northwind", "Shop", "--gut", "yes", "--rate", "EUR 80.00", "--revisions", "2", "--note", "@FILE",
    ]  # fmt: skip
    added = gone(*said[:-2]).id
    project = {each["id"]: each for each in gone("project", "list", "--json").json}[added]
    assert (project["rate"]["amount"], project["revisions"]) == ("80.00", 2)


def test_x09_a_no_changes_nothing(gone):
    before = gone("export").out
    told = gone("comeback", "Northwind", "Shop", "--gut", "no")
    assert (told.code, told.out) == (0, "")
    assert "nothing was written down" in told.err
    assert gone("export").out == before


def test_x09_a_yes_brings_them_back_on_new_terms(gone):
    added = gone("comeback", "Northwind", "Shop", "--gut", "yes").id
    by_id = {each["id"]: each for each in gone("project", "list", "--json").json}
    assert by_id[added]["rate"] == {"amount": "180.00", "currency": "EUR"}
    (row,) = gone("clients", "--json").json
    assert (row["stage"], row["outcome"]) == ("active", None)
    assert gone("safeguards", "Northwind", "--json").json["in_place"] == 11
    assert gone("contract", "show", "Northwind", "--json").json["contract"]["deposit_percent"] == "50"
    assert gone("exits", "--json").json["exits"][0]["became"] == "they came back"
    assert gone("contract", "show", "Northwind", "--json").json["contract"]["signed"] is None
    assert row["next"]["what"] == "Send the new terms for Shop"
    shown = gone("contract", "show", "Northwind").out.splitlines()
    assert shown[0] == "Northwind  proposed: 11 of 11 safeguards, not agreed before they sign"
    assert "  C11 ? proposed  confidentiality" in shown


def test_x09_one_undo_takes_all_of_it_back(gone):
    before = gone("export").json
    gone("comeback", "Northwind", "Shop", "--gut", "yes")
    gone("undo")
    assert gone("export").json == before


def test_x09_each_departure_is_told(gone):
    lacking = ("the law (C03)", "the courts (C03)", "a telephone number (C06)", "an e-mail address (C06)")
    silent = ("governing law and your courts", "ownership passes when all is paid", "full contact data",
              "confidentiality")  # fmt: skip
    fill_in = ", ".join(f"fill in {each}" for each in lacking)
    told = gone("comeback", "Northwind", "Shop", "--gut", "yes", "--rate", "100", "--deposit-percent", "25",
                "--without", "c05", "--because", "their lawyers")  # fmt: skip
    assert told.err.splitlines() == [
        "Northwind came back.",
        "Project: Shop, hourly.",
        "Rate: €100.00 an hour, or an extra round.",
        "Deposit: 25% before work.",
        "Contract, to be signed: 10 of 11 safeguards.",
        "Silence ends or suspends the work: after 14 days without an answer.",
        "Number of revisions: 3 rounds.",
        "Payment term on every invoice: due within 30 days.",
        "Late fee: 8% a year, on invoices from the day they sign.",
        "Notice period: 30 days' notice.",
        f"Also in it: {'; '.join(silent)}.",
        "Rate not doubled: €100.00 instead of €180.00.",
        "Deposit below half: 25% instead of 50%.",
        "Left out: C05 portfolio licence, because: their lawyers.",
        f"To do today: send the new terms for Shop, ask for the deposit of 25%, {fill_in}.",
        "Nothing of it is agreed before they sign: then write the day into the contract.",
    ]
    assert gone("safeguards", "Northwind", "--json").json["in_place"] == 10


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--rate", "-5"), "above zero"),
        (("--deposit-percent", "101"), "between 0 and 100"),
        (("--without", "C12"), "is no safeguard"),
        (("--price", "500"), "“--price” is not asked here"),
    ],
)
def test_x09_what_can_t_be_is_refused_and_nothing_changes(gone, options, said):
    told = gone("comeback", "Northwind", "Shop", "--gut", "yes", *options)
    assert told.code == 1
    assert said in told.err
    assert len(gone("project", "list", "--json").json) == 1


def test_x09_who_has_not_ended_does_not_come_back(gone):
    gone("client", "add", "Acme")
    assert "has not ended" in gone("comeback", "Acme", "Shop", "--gut", "yes").err


def test_x09_line_by_line_a_slip_is_asked_again_and_back_changes_an_answer(at_terminal, gone):
    typed = "perhaps\nyes\n-1\n\n100\n\n\nback\nback\n200\n\n\nyes\n"
    told = at_terminal("project", "add", "Northwind", "Shop", typed=typed)
    assert told.code == 0, told.err
    assert "Would you take them on today, if they were new?" in told.err
    assert "“they never answer”" in told.err
    (shop,) = (each for each in gone("project", "list", "--json").json if each["name"] == "Shop")
    assert shop["rate"]["amount"] == "200.00"


def test_x09_line_by_line_a_rate_that_was_given_is_the_one_to_start_from(at_terminal, gone):
    told = at_terminal("project", "add", "Northwind", "Shop", "--rate", "120", typed="yes\n\n\n\nyes\n")
    assert "Rate not doubled: €120.00 instead of €180.00." in told.err


@pytest.mark.parametrize("typed", ["no\n", "yes\nquit\n", "yes\n", "yes\n\n\n\nperhaps\nquit\n"])
def test_x09_line_by_line_nothing_is_saved_before_the_end(at_terminal, gone, typed):
    at_terminal("comeback", "Northwind", "Shop", typed=typed)
    assert len(gone("project", "list", "--json").json) == 1
    assert gone("clients", "--all", "--json").json[0]["stage"] == "ended"

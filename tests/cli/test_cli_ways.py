"""The ways out that sentences name, as commands that can be typed on the desk that was asked about."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click
import pytest

from clientdesk.cli.commands import root
from clientdesk.cli.session import Session
from clientdesk.cli.spelled import spelled
from clientdesk.model.way import Deed, Hint, Way

WORDS = {
    Deed.RATE: ("tr",),
    Deed.SETTING: ("payment-details",),
    Deed.LETTER: ("L07", "Acme & Co"),
    Deed.COLLEAGUE: ("L18", "Acme"),
    Deed.ANEW: ("ab12cd34",),
    Deed.SENT: ("L14",),
    Deed.WRITE_OFF: ("A-1-F",),
    Deed.READING: ("date-order", "dmy"),
}
SPELLED = {
    Deed.RATE: "rates set tr",
    Deed.SETTING: "settings set --payment-details",
    Deed.LETTER: "letter L07 'Acme & Co'",
    Deed.COLLEAGUE: "letter L18 Acme --colleague NAME",
    Deed.ANEW: "letter anew ab12cd34",
    Deed.SENT: "letter sent L14 CLIENT --text-file FILE",
    Deed.WRITE_OFF: "invoice write-off A-1-F",
    Deed.READING: "import FILE --date-order dmy",
}


@pytest.mark.parametrize("deed", Deed)
def test_each_deed_is_a_command(deed):
    told = Hint("Try ", Way(deed, WORDS[deed]))
    assert spelled(Session(None, None), told) == f"Try `clientdesk {SPELLED[deed]}`."


@pytest.mark.parametrize(
    ("group", "name", "options"),
    [
        ("rates", "set", ()),
        ("settings", "set", ("--name", "--payment-details", "--court")),
        ("letter", "write", ("--colleague",)),
        ("letter", "anew", ()),
        ("letter", "sent", ("--text-file",)),
    ],
)
def test_each_command_is_there_with_its_options(group, name, options):
    with click.Context(root) as context:
        command = root.get_command(context, group).commands[name]
    assert set(options) <= {option for each in command.params for option in each.opts}


def test_it_is_typed_on_the_same_desk():
    session = Session(Path("my desk.json"), date(2026, 11, 21))
    assert spelled(session, Hint("Try ", Way(Deed.RATE))) == "Try `clientdesk --desk 'my desk.json' rates set`."
    assert spelled(session, "There is none.") == "There is none."


@pytest.fixture
def unknown(cli):
    """An invoice of a client who goes by a rule that no rate is known of."""
    cli("settings", "set", "--country", "TR")
    cli("client", "add", "Acme", "--currency", "TRY")
    cli("invoice", "add", "Acme", "A-1", "100", "--issued", "2026-08-01", "--due", "2026-09-01")
    return cli


def test_m_the_answer_the_document_and_the_refusal_name_the_same_command(unknown, desk):
    way = f"enter the rate of Türkiye with `clientdesk --desk {desk} rates set tr`, or, "
    assert way in unknown("interest", "A-1").out
    assert way in unknown("interest", "A-1", "--json").json["why"]
    refused = unknown("invoice", "waive", "A-1")
    assert (refused.code, way in refused.err) == (1, True)


def test_l_the_check_of_a_letter_names_commands_and_no_keys(unknown, desk, tmp_path):
    letter = tmp_path / "letter.txt"
    letter.write_text("Your invoice A-1\n\nDear Acme,\n\nInvoice A-1 is open.\n\nKind regards\n", "utf-8")
    asked = ("letter", "check", str(letter), "--client", "Acme", "--kind", "L07")
    told, script = unknown(*asked).out, unknown(*asked, "--json").out
    for said in (
        f"Your name is missing: `clientdesk --desk {desk} settings set --name` adds it.",
        f"add your account. `clientdesk --desk {desk} settings set --payment-details` keeps it.",
    ):
        assert said in told
        assert said in script
    assert "F9" not in told

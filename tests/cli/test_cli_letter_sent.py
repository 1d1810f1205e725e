"""`letter sent`: which words went out, to whom, by which draft, and how; `letter kinds`: which letters there are."""

from __future__ import annotations

from pathlib import Path

import pytest
from cli_kit import Cli, Done

from clientdesk.letters.names import GROUPS, NAMES


@pytest.fixture
def acme(cli: Cli) -> Cli:
    """Acme owes €1,000 on A1; Berta's contact is somebody else."""
    cli("settings", "set", "--name", "Me")
    cli("client", "add", "Acme", "--contact", "Ada Noor")
    cli("client", "add", "Berta", "--contact", "Jürgen Müller")
    terms = ("--issued", "2026-08-01", "--due", "2026-09-01")
    assert cli("invoice", "add", "Acme", "A1", "1000", *terms).code == 0
    return cli


def sent(cli: Cli, words: str, *options: str, kind: str = "L07") -> Done:
    done = cli("letter", "sent", kind, "Acme", "--channel", "email", *options, stdin=words)
    assert done.code == 0, done.err
    return done


def kept(cli: Cli) -> tuple[str, str]:
    [letter] = cli("letter", "list", "Acme", "--json").json
    return letter["subject"], letter["body"]


@pytest.mark.parametrize(
    ("words", "subject", "body"),
    [
        ("A1 is late\n\nDear Ada Noor,\n\nplease pay.", "A1 is late", "Dear Ada Noor,\n\nplease pay."),
        ("May I ask?\n\nDear Ada,", "May I ask?", "Dear Ada,"),
        ("Dear Ada Noor,\n\nplease pay.", "", "Dear Ada Noor,\n\nplease pay."),
        ("Please pay A1.\n\nMe", "", "Please pay A1.\n\nMe"),
        ("A1 is late\nplease pay", "", "A1 is late\nplease pay"),
    ],
)
def test_the_first_line_is_the_subject_when_an_empty_one_follows(
    acme: Cli, words: str, subject: str, body: str
) -> None:
    sent(acme, words)
    assert kept(acme) == (subject, body)


def test_a_subject_that_is_given_counts_and_is_not_kept_twice(acme: Cli) -> None:
    sent(acme, "A1 is late\n\nDear Ada,\n\nplease pay.", "--subject", "A1 is late")
    assert kept(acme) == ("A1 is late", "Dear Ada,\n\nplease pay.")


def test_a_text_that_was_written_into_a_file_goes_in_as_it_came_out(acme: Cli, tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    acme("letter", "L07", "Acme", "-o", str(file))
    done = acme("letter", "sent", "L07", "Acme", "--channel", "email", "--text-file", str(file))
    written = acme("letter", "L07", "Acme", "--json").json
    assert (done.code, kept(acme)) == (0, (written["subject"], written["body"]))


def test_l_what_the_check_finds_in_words_that_went_out_is_said_and_they_are_recorded(acme: Cli) -> None:
    done = sent(acme, "Late\n\nDear Ada,\n\nplease pay EUR 900 for A1, you always pay late.\n\nMe")
    assert "! Line 3: No €900.00 stands between you: €1,000.00 is open." in done.err
    assert "“always”" in done.err or "always" in done.err
    assert done.err.splitlines()[-1] == "Recorded L07 to Acme as sent."


@pytest.mark.parametrize(
    ("salutation", "is_anothers"),
    [
        ("Dear Jürgen Müller,", True),
        ("Dear Mr Muller,", True),
        ("Dear Berta team:", True),
        ("Dear Ada,", False),
        ("Dear Ada Noor and Jürgen Müller,", False),
        ("Hello,", False),
        ("Jürgen Müller told me that you are away.", False),
    ],
)
def test_another_clients_name_in_the_salutation_is_said(acme: Cli, salutation: str, is_anothers: bool) -> None:
    done = sent(acme, f"{salutation}\n\nplease pay.")
    told = "! It begins as a letter to Berta, and is recorded as one to Acme: undo it if wrong."
    assert (told in done.err.splitlines()) is is_anothers


def test_a_draft_is_named_by_its_id_alone(acme: Cli) -> None:
    draft = acme("letter", "L17", "Acme", "--save").id
    assert acme("letter", "sent", draft, "Berta").code == 2
    assert acme("letter", "sent", draft[:8], "--channel", "email", "--anyway").id == draft
    assert [each["sent"] for each in acme("letter", "list", "--json").json] == ["2026-11-21"]


def test_p_a_letter_without_a_way_asks_for_it_and_its_id_takes_it(acme: Cli) -> None:
    done = acme("letter", "sent", "L14", "Acme", "--on", "2026-11-18", stdin="our work ends")
    assert "How it went out is not said yet, and that is its proof. Say it: clientdesk" in done.err
    assert done.err.endswith(f"letter sent {done.id[:8]} --channel letter\n")
    again = acme("letter", "sent", done.id[:8], "--channel", "letter", "--tracking", "RR 1", "--on", "2026-11-20")
    assert (again.id, again.err) == (done.id, "Corrected how L14 to Acme went out.\n")
    acme("letter", "sent", done.id, "--on", "2026-11-21")
    found = acme("letter", "show", done.id, "--json").json
    assert (found["sent"], found["channel"], found["tracking"]) == ("2026-11-21", "letter", "RR 1")


def test_p_of_what_was_sent_only_the_way_can_be_said_anew(acme: Cli) -> None:
    letter = sent(acme, "our work ends", kind="L14").id
    assert "What was sent keeps its words." in acme("letter", "sent", letter, "--subject", "Other").err
    assert "It was sent already." in acme("letter", "sent", letter).err
    acme("letter", "sent", letter, "--channel", "letter", "--tracking", "RR 1")
    assert acme("letter", "sent", letter, "--channel", "email").code == 0
    assert acme("letter", "show", letter, "--json").json["tracking"] == ""


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (("L10",), "Say to whom: letter sent L10 CLIENT; or give the id of its draft alone."),
        (("zzz", "Acme"), "“zzz” is no letter, nor the id of one."),
        (("L99", "Acme"), "See them all: clientdesk letter kinds"),
    ],
)
def test_what_names_no_letter_is_wrong_usage(acme: Cli, words: tuple[str, ...], why: str) -> None:
    done = acme("letter", "sent", *words)
    assert (done.code, why in done.err) == (2, True), done.err


def test_every_kind_is_listed_with_what_it_is_for(acme: Cli) -> None:
    found = acme("letter", "kinds", "--json").json
    assert {each["kind"] for each in found} == set(NAMES)
    assert {"kind": "L10", "name": "final notice", "use": GROUPS["Money"]["L10"], "group": "Money"} in found
    assert all(each["use"] in acme("letter", "kinds").out for each in found)


def test_the_help_lists_them_too(acme: Cli) -> None:
    told = acme("letter", "--help").out
    assert [kind for kind in NAMES if f"  {kind} " not in told] == []

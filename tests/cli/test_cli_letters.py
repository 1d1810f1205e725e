"""`clientdesk letter`: written from the desk, shown, or into a file."""

from __future__ import annotations

import pytest
from letter_cli_kit import letters


def test_a_letter_is_written_from_the_desk_and_nothing_is_saved(known):
    done = known("letter", "L14", "Kedai", "--reason", "I am moving abroad.")
    assert done.code == 0
    assert done.out.startswith("Ending our work together on 21 December 2026\n\nDear Puan Siti,\n\n")
    assert "My reason is this: I am moving abroad.\n" in done.out
    assert "Invoice K-1 of MYR\u00a0500.00 was due on 1 October 2026" in done.out
    assert done.out.endswith("Kind regards\n\nAda Lovelace\n")
    assert letters(known) == []


def test_a_letter_for_a_script_has_its_kind_language_subject_body_and_problems(known):
    told = known("letter", "l13B", "Kedai", "--json").json
    assert list(told) == ["kind", "language", "subject", "body", "problems"]
    assert (told["kind"], told["language"], type(told["problems"])) == ("L13b", "en", list)
    assert told["body"].startswith("Dear Puan Siti,\n\nThank you for asking me")


def test_letter_write_is_the_same_command(known):
    assert known("letter", "write", "L20", "Kedai").out == known("letter", "L20", "Kedai").out


def test_an_exit_under_way_gives_the_letter_its_answers(known):
    known("exit", "start", "Kedai", "--path", "standard")
    for step in ("reflect", "review", "meet"):
        known("exit", "skip", "Kedai", step, "--reason", "no time")
    known("exit", "answer", "Kedai", "notice", "reason=I am moving abroad")
    assert "I am moving abroad" in known("letter", "L14", "Kedai").out
    assert "another reason" in known("letter", "L14", "Kedai", "--reason", "another reason").out


def test_a_colleague_is_written_to_and_one_who_agreed_is_named(known):
    request = known("letter", "L19", "Kedai", "--colleague", "Deniz", "--deadline", "2026-12-01").out
    assert request.startswith("May I give someone your name?\n\nDear Deniz,\n\n")
    assert "a short answer by 1 December 2026" in request
    assert "Kedai" not in request
    assert "- Cem, web design\n" in known("letter", "L18", "Kedai", "--colleague", "Cem").out


@pytest.mark.parametrize(
    ("asked", "why"),
    [
        (("L17", "--reason", "enough"), "L17 has no place for a reason. It belongs to L11, L13, L13b, L14, L15, L16."),
        (
            ("L14", "--invoice", "K-1"),
            "L14 has no place for a single invoice. It belongs to L03, L06, L07, L08, L09, L10.",
        ),
        (("L21", "--deadline", "2026-12-01"), "L21 has no place for a deadline."),
        (("L17", "--colleague", "Cem"), "L17 has no place for a colleague."),
        (("L19",), "letter L19 'Kedai Seni' --colleague NAME`."),
        (("L18", "--colleague", "Deniz"), "Deniz has not said yes yet: ask first (L19), then name them."),
        (("L18", "--colleague", "Nobody"), "There is no colleague “Nobody”. There is Cem, Deniz."),
    ],
)
def test_what_a_letter_has_no_place_for_is_refused_in_a_sentence(known, asked, why):
    kind, *options = asked
    done = known("letter", kind, "Kedai", *options)
    assert done.code == 1
    assert why in done.err


def test_nobody_is_named_to_whom_one_has_to_leave_at_once(known):
    known("exit", "start", "Kedai", "--path", "leave-now", "--because", "enough")
    done = known("letter", "L18", "Kedai", "--colleague", "Cem")
    assert done.code == 1
    assert "No colleague is named here. Nobody should be sent a client" in done.err


def test_what_is_no_letter_is_wrong_usage(known):
    assert known("letter", "Kedai", "L14").code == 2
    assert "“L99” is no letter. See them all: clientdesk letter kinds." in known("letter", "L99", "Kedai").err


def test_a_letter_is_in_the_language_that_is_asked_for(known):
    done = known("letter", "L14", "Kedai", "--language", "ms")
    assert (done.code, done.err) == (0, "")
    assert done.out.startswith("Penamatan kerjasama kita pada ")


def test_a_colleagues_letter_is_in_ones_own_language_unless_another_is_asked_for(known):
    assert "Dear Cem," in known("letter", "L19", "Kedai", "--colleague", "Cem").out
    assert "Kepada Cem," in known("letter", "L19", "Kedai", "--colleague", "Cem", "--language", "ms").out


def test_a_letter_without_a_name_under_it_says_so(cli):
    cli("client", "add", "Acme")
    assert "Your name is missing under it. Add it: clientdesk" in cli("letter", "L17", "Acme").err


def test_a_letter_goes_into_a_text_file(known, tmp_path):
    file = tmp_path / "notice.txt"
    assert known("letter", "L14", "Kedai", "-o", str(file)).out == f"{file}\n"
    assert file.read_text(encoding="utf-8") == known("letter", "L14", "Kedai").out
    assert known("letter", "L14", "Kedai", "-o", str(tmp_path / "notice.doc")).code == 2

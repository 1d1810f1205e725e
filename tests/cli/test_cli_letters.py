"""`clientdesk letter`: written from the desk, recorded in the words that were sent, and read again."""

from __future__ import annotations

from datetime import timedelta

import pytest
from cli_kit import TODAY

from clientdesk.model.change import Change
from clientdesk.model.client import Client
from clientdesk.model.journal import Letter
from clientdesk.store.desk import Desk

OWN = "Dear Kedai,\n\nthis is the letter that I wrote myself.\n"


@pytest.fixture
def known(cli):
    """A client who owes, a colleague who agreed and one who was not asked, and a name to sign with."""
    cli("settings", "set", "--name", "Ada Lovelace")
    cli("client", "add", "Kedai Seni", "--currency", "MYR", "--contact", "Puan Siti")
    cli("invoice", "add", "Kedai", "K-1", "500", "--issued", "2026-09-01", "--due", "2026-10-01")
    cli("colleague", "add", "Cem", "--does", "web design", "--agreed")
    cli("colleague", "add", "Deniz", "--does", "brand design")
    return cli


def letters(cli, client="Kedai"):
    return cli("letter", "list", client, "--json").json


def drafted(cli):
    """An exit walked to its end: the notice lies among the letters."""
    cli("exit", "start", "Kedai", "--path", "leave-now", "--because", "enough")
    for step in ("review", "notice", "close-down"):
        cli("exit", "answer", "Kedai", step)
    cli("exit", "finish", "Kedai")
    return cli


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
        (("L19",), "L19 goes to one colleague: say to whom, with --colleague NAME."),
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


def test_p_a_draft_is_marked_as_sent_with_channel_number_and_proof(known, tmp_path):
    drafted(known)
    proof = tmp_path / "receipt.pdf"
    proof.write_bytes(b"%PDF")
    [draft] = letters(known)
    done = known("letter", "sent", "L17", "Kedai", "--channel", "letter", "--tracking", "RR 1", "--file", str(proof))
    assert done.id == draft["id"]
    assert "Marked L17 to Kedai Seni as sent, with receipt.pdf." in done.err
    [sent] = letters(known)
    assert (sent["sent"], sent["channel"], sent["tracking"]) == ("2026-11-21", "letter", "RR 1")
    assert sent["body"] == draft["body"]
    [file] = known("attachment", "list", "Kedai", "--json").json
    assert (file["name"], file["to"]) == ("receipt.pdf", sent["id"])
    assert [each["done"] for each in known("task", "list", "Kedai", "--json").json if each["letter"]] == ["2026-11-21"]


def test_a_draft_that_went_out_in_other_words_is_recorded_in_those(known, tmp_path):
    drafted(known)
    words = tmp_path / "sent.txt"
    words.write_text(OWN, encoding="utf-8")
    known("letter", "sent", "L17", "Kedai", "--text-file", str(words), "--subject", "Goodbye")
    [sent] = letters(known)
    assert (sent["subject"], sent["body"]) == ("Goodbye", OWN.strip())


def test_p_words_that_are_piped_in_are_the_ones_that_went_out_draft_or_not(known):
    drafted(known)
    known("letter", "sent", "L17", "Kedai", stdin=OWN)
    assert [each["body"] for each in letters(known)] == [OWN.strip()]


@pytest.fixture
def twice(known, desk):
    """Two drafts of L14 of one day, and one of the day before."""
    opened = Desk.open(desk)
    owner = next(iter(opened.records.all(Client))).id
    days = {"old": TODAY - timedelta(1), "one": TODAY, "two": TODAY}
    opened.commit(Change("Wrote", tuple(
        Letter(id=f"{name}-letter", client=owner, kind="L14", written=day, subject=name, body=f"The {name} words.")
        for name, day in days.items()
    )))  # fmt: skip
    return known


def test_p_of_two_drafts_of_one_day_the_one_that_went_out_is_named(twice):
    done = twice("letter", "sent", "L14", "Kedai")
    assert done.code == 1
    assert "There are 2 drafts of L14 of 21 Nov 2026: say which, with --draft ID: one-lett, two-lett." in done.err
    assert twice("letter", "sent", "L14", "Kedai", "--draft", "one", "--anyway").id == "one-letter"
    assert twice("letter", "sent", "L14", "Kedai", "--anyway").id == "two-letter"
    assert twice("letter", "sent", "L14", "Kedai", "--draft", "one").code == 1


def test_a_letter_to_the_client_went_to_no_colleague(known):
    done = known("letter", "sent", "L14", "Kedai", "--colleague", "Cem", stdin=OWN)
    assert done.code == 1
    assert "L14 goes to the client. Leave out --colleague: it is for L19." in done.err
    assert letters(known) == []
    assert [each["asked"] for each in known("colleague", "list", "--json").json] == [None, None]


def test_a_letter_that_the_desk_did_not_write_is_recorded_in_the_words_that_were_sent(known):
    done = known("letter", "sent", "L07", "Kedai", "--on", "2026-11-02", "--invoice", "K-1", stdin=OWN)
    [sent] = letters(known)
    assert (sent["id"], sent["written"], sent["sent"], sent["body"]) == (done.id, *["2026-11-02"] * 2, OWN.strip())
    assert sent["invoices"] == [known("invoice", "show", "K-1", "--json").json["id"]]


def test_words_that_were_not_sent_are_never_recorded(known):
    done = known("letter", "sent", "L14", "Kedai")
    assert done.code == 1
    assert "There is no draft of L14 to Kedai Seni. Give the words that were sent: --text-file FILE" in done.err
    assert letters(known) == []


@pytest.mark.parametrize(("on", "why"), [("2026-11-22", "once it has gone out"), ("2026-11-01", "can't have gone out")])
def test_a_letter_goes_out_on_a_day_that_is_possible(known, on, why):
    drafted(known)
    done = known("letter", "sent", "L17", "Kedai", "--on", on)
    assert done.code == 1
    assert why in done.err


def test_x05_a_colleague_who_was_written_to_has_been_asked(known):
    known("letter", "sent", "L19", "Kedai", "--colleague", "Deniz", "--on", "2026-11-20", stdin="Dear Deniz, may I?")
    asked = {each["name"]: each["asked"] for each in known("colleague", "list", "--json").json}
    assert asked == {"Cem": None, "Deniz": "2026-11-20"}
    assert "goes to a colleague" in known("letter", "sent", "L19", "Kedai", stdin="Dear you").err


def test_x05_of_several_requests_the_one_that_went_out_is_named(known):
    known("client", "edit", "Kedai", "--stage", "prospect")
    known("exit", "start", "Kedai", "--path", "prospect")
    known("colleague", "add", "Elif")
    asked = [each["id"] for each in known("colleague", "list", "--json").json if each["name"] != "Cem"]
    known("exit", "answer", "Kedai", "notice")
    known("exit", "answer", "Kedai", "refer", f"ask={','.join(asked)}")
    done = known("letter", "sent", "L19", "Kedai")
    assert done.code == 1
    assert "There are drafts of L19 to " in done.err
    known("letter", "sent", "L19", "Kedai", "--colleague", "Elif")
    assert "L19 request to the colleague · Elif" in known("letter", "list", "Kedai").out
    assert [each["name"] for each in known("colleague", "list", "--json").json if each["asked"]] == ["Elif"]


def test_a_letter_is_shown_in_full_with_how_it_went_out(known):
    sent = known("letter", "sent", "L07", "Kedai", "--channel", "letter", "--tracking", "RR 1", stdin=OWN).id
    shown = known("letter", "show", sent).out
    told = "L07 late notice at 30 days · written 21 Nov 2026 · ✔ sent 21 Nov 2026 · by registered letter · RR 1"
    assert shown.startswith(f"{sent[:8]} · {told}\n")
    assert shown.endswith(OWN)
    assert known("letter", "show", sent[:8], "--json").json["body"] == OWN.strip()
    drafted(known)
    draft = next(each["id"] for each in letters(known) if each["kind"] == "L17")
    assert "○ draft, not sent" in known("letter", "show", draft).out
    assert "L17 immediate end" in known("letter", "list").out


def noticed(cli) -> str:
    """The notice of a standard exit, as a draft: its id."""
    cli("contract", "set", "Kedai", "--notice-days", "30")
    cli("exit", "start", "Kedai", "--path", "standard", "--because", "enough")
    for step in ("reflect", "review", "meet", "refer"):
        cli("exit", "skip", "Kedai", step, "--reason", "no time")
    cli("exit", "answer", "Kedai", "notice", "reason=I am moving abroad")
    cli("exit", "answer", "Kedai", "close-down")
    assert cli("exit", "finish", "Kedai").code == 0
    return next(each["id"] for each in letters(cli) if each["kind"] == "L14")


def test_g4_what_is_odd_about_a_letter_that_goes_out_is_said_on_stderr(known):
    draft = noticed(known)
    assert known("letter", "show", draft).err == ""
    assert known("payment", "add", "K-1").code == 0
    told = known("letter", "show", draft)
    assert told.err.startswith("! Written on 21 Nov 2026; since then RM500 was paid")
    assert told.err.endswith("read it again, or write it anew.\n")
    assert "was paid" in known("exit", "show", "Kedai").out
    assert known("letter", "anew", draft).id == draft
    assert known("letter", "show", draft).err == ""
    assert "K-1" not in known("letter", "show", draft).out
    assert "was paid" not in known("letter", "sent", "L14", "Kedai").err
    done = known("letter", "anew", draft)
    assert done.code == 1
    assert "what was sent keeps its words" in done.err


def test_x04_a_notice_that_goes_out_too_late_is_recorded_with_a_word_on_stderr(known):
    draft = noticed(known)
    assert known("letter", "show", draft).err == ""
    done = known("--today", "2026-11-25", "letter", "sent", "L14", "Kedai")
    assert done.id == draft
    assert "! 30 days from 25 Nov 2026 lead to 25 Dec 2026; the contract is set to end on 21 Dec 2026." in done.err


def test_x06_a_letter_whose_days_are_over_is_told_before_it_is_recorded_and_only_if_it_went_out_after_them(known):
    draft = noticed(known)
    over = "! It says “ends on 21 December 2026”, and that day is over. Read it again before you send it."
    assert over in known("--today", "2027-01-31", "letter", "show", draft).err
    done = known("--today", "2027-01-31", "letter", "sent", "L14", "Kedai", "--on", "2026-11-21")
    assert over not in done.err
    known("undo")
    lines = known("--today", "2027-01-31", "letter", "sent", "L14", "Kedai").err.splitlines()
    assert lines.index(over) < lines.index("Marked L14 to Kedai Seni as sent.")


def test_p_the_same_letter_is_recorded_once(known):
    known("letter", "sent", "L07", "Kedai", stdin=OWN)
    done = known("letter", "sent", "L07", "Kedai", stdin=OWN)
    assert done.code == 1
    assert "The same letter is on the trail already: L07, sent on 21 Nov 2026" in done.err
    assert len(letters(known)) == 1


def test_p_a_number_does_not_go_with_a_telephone_call(known):
    done = known("letter", "sent", "L07", "Kedai", "--channel", "call", "--tracking", "RR 1", stdin=OWN)
    assert done.code == 1
    assert "A tracking number belongs to a letter by post." in done.err


def test_p_a_file_goes_with_a_letter_once(known, tmp_path):
    proof = tmp_path / "receipt.pdf"
    proof.write_bytes(b"%PDF")
    sent = known("letter", "sent", "L07", "Kedai", "--file", str(proof), "--file", str(proof), stdin=OWN).id
    assert len(known("attachment", "list", "Kedai", "--json").json) == 1
    done = known("attach", "Kedai", str(proof), "--to", sent)
    assert done.code == 1
    assert "receipt.pdf is attached to it already." in done.err
    assert known("attach", "Kedai", str(proof)).code == 0

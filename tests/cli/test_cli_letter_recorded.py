"""`clientdesk letter sent`: recorded in the words that were sent, and read again."""

from __future__ import annotations

from datetime import timedelta

import pytest
from cli_kit import TODAY
from letter_cli_kit import drafted, letters

from clientdesk.model.change import Change
from clientdesk.model.client import Client
from clientdesk.model.journal import Letter
from clientdesk.store.desk import Desk

OWN = "Dear Kedai,\n\nthis is the letter that I wrote myself.\n"


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

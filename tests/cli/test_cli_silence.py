"""`clientdesk silence`: who has not answered, what comes next, and the call card (G)."""

from __future__ import annotations

import pytest
from cli_kit import Cli

from clientdesk.playbook.unanswered.calls import NOBODY


@pytest.fixture
def acme(cli: Cli) -> Cli:
    """A client with a telephone, two projects, and a message about one of them, on a desk in the United Kingdom."""
    cli("client", "add", "Acme", "--email", "ann@acme.example", "--phone", "+44 20 1234", "--contact", "Ann")
    for name in ("Site", "Shop"):
        cli("project", "add", "Acme", name)
    cli("message", "add", "Acme", "--on", "2026-11-02", "--awaits-reply", "--project", "Site", "--subject", "Colours")
    return cli


def test_each_silence_says_since_when_what_was_sent_and_what_comes_next(acme: Cli):
    [found] = acme("--today", "2026-11-09", "silence", "--json").json
    sent = found.pop("sent")
    assert [(each["date"], each["letter"], each["subject"]) for each in sent] == [("2026-11-02", None, "Colours")]
    assert found["next"] == {
        "date": "2026-11-10",
        "until": "2026-11-15",
        "what": "Follow up on the work (Site)",
        "handbook": "G2",
        "letter": "L03",
        "late": False,
        "move": "follow-up",
        "why": "no answer since 2 Nov; work under way, as nothing is overdue",
    }
    assert (found["client"], found["project"], found["stage"]) == ("Acme", "Site", "working")
    assert (found["since"], found["silent_days"]) == ("2026-11-02", 7)


def test_what_it_is_about_can_be_changed_and_its_next_step_changes_with_it(acme: Cli):
    [found] = acme("--today", "2026-11-09", "silence", "Acme", "--json").json
    acme("message", "edit", found["sent"][0]["record"], "--stage", "payment")
    [now] = acme("--today", "2026-11-09", "silence", "Acme", "--json").json
    assert (now["stage"], now["next"]["handbook"]) == ("payment", "G3")
    assert now["because"] == "payment due, as your message of 2 Nov says"
    assert now["key"] == found["key"]


def test_a_letter_that_went_out_counts(acme: Cli):
    acme("letter", "sent", "L03", "Acme", "--on", "2026-11-10", stdin="Dear Ann, did the colours reach you?")
    [found] = acme("silence", "Acme", "--json").json
    assert [each["letter"] for each in found["sent"]] == [None, "L03"]
    assert (found["next"]["date"], found["next"]["move"]) == ("2026-11-16", "look-into-it")


def test_a_talk_ends_it_and_is_a_call(acme: Cli):
    talk = acme("message", "add", "Acme", "--on", "2026-11-12", "--direction", "spoke", "--json").json
    assert (talk["direction"], talk["channel"]) == ("spoke", "call")
    assert acme("silence", "--json").json == []


@pytest.mark.parametrize("about", [(), ("--project", "Site"), ("--channel", "call")])
def test_an_answer_ends_it(acme: Cli, about):
    acme("message", "add", "Acme", "--on", "2026-11-12", "--direction", "in", *about)
    assert acme("silence", "--json").json == []
    assert acme("silence").err == "Nothing waits for an answer.\n"


def test_an_answer_about_other_work_does_not(acme: Cli):
    acme("message", "add", "Acme", "--on", "2026-11-12", "--direction", "in", "--project", "Shop")
    assert [each["project"] for each in acme("silence", "--json").json] == ["Site"]


def test_an_imported_payment_ends_what_is_about_money(cli: Cli, tmp_path):
    cli("client", "add", "Acme")
    cli("invoice", "add", "Acme", "12", "100", "--issued", "2026-09-30", "--due", "2026-10-30")
    cli("message", "add", "Acme", "--on", "2026-11-02", "--awaits-reply")
    assert cli("silence", "--json").json[0]["because"] == "payment due, as invoice 12 is overdue"
    (tmp_path / "paid.csv").write_text("Invoice,Amount,Date\n12,100.00,2026-11-12\n")
    assert cli("import", str(tmp_path / "paid.csv"), "--as", "payments").code == 0
    assert cli("silence", "--json").json == []


def test_the_call_card_has_the_number_the_questions_and_no_word_of_trouble(acme: Cli):
    acme(
        "message",
        "add",
        "Acme",
        "--on",
        "2026-10-12",
        "--direction",
        "in",
        "--text-file",
        "-",
        stdin="-- ann@new.example",
    )
    card = acme("silence", "Acme", "--card", "--json").json
    assert (card["address_used"], card["address_theirs"]) == ("ann@acme.example", "ann@new.example")
    assert card["phones"] == [{"name": "Ann", "role": "", "phone": "+44 20 1234"}]
    assert card["questions"] == ["Colours"]
    page = acme("silence", "Acme", "--card").out
    for words in (
        "+44 20 1234 (Ann)",
        "No complaint",
        "above all: no word of trouble",
        "Stopping may itself be a breach",
    ):
        assert words in page


def test_a_clause_on_silence_is_named_and_a_missing_one_too(acme: Cli):
    acme("contract", "set", "Acme", "--notice-days", "30")
    assert "your contract has no clause on silence (C02)" in acme("silence", "Acme", "--card").out
    acme("contract", "set", "Acme", "--silence-days", "14")
    assert "lets you stop after 14 days without an answer (C02)" in acme("silence", "Acme", "--card").out


def test_who_is_being_left_is_not_chased(acme: Cli):
    acme("exit", "start", "Acme", "--path", "standard")
    [found] = acme("silence", "--json").json
    assert (found["next"], found["notes"]) == (None, ["No more reminders: they are being left."])


def test_one_project_can_be_asked_for(acme: Cli):
    acme("message", "add", "Acme", "--on", "2026-11-09", "--awaits-reply", "--project", "Shop")
    assert [each["project"] for each in acme("silence", "Acme", "--json").json] == ["Site", "Shop"]
    assert acme("silence", "Acme", "--project", "Shop", "--card", "--json").json["project"] == "Shop"


def test_a_card_is_somebodys_and_there_is_none_where_nothing_waits(acme: Cli):
    assert (acme("silence", "--card").code, acme("silence", "--card").out) == (2, "")
    done = acme("silence", "Acme", "--project", "Shop", "--card")
    assert (done.code, done.err) == (1, f"{NOBODY.format('Acme')}\n")


def test_the_card_of_who_owes_has_what_is_owed_and_the_letters(cli: Cli):
    cli("client", "add", "Acme", "--phone", "+44 20 1234")
    cli("invoice", "add", "Acme", "12", "100", "--issued", "2026-08-01", "--due", "2026-09-12")
    assert cli("letter", "sent", "L07", "Acme", "--on", "2026-10-13", stdin="Dear Acme").code == 0
    card = cli("silence", "Acme", "--card", "--json").json
    assert (card["stage"], card["phones"][0]["phone"], len(card["invoices"])) == ("payment", "+44 20 1234", 1)
    page = " ".join(cli("silence", "Acme", "--card").out.split())
    for words in ("12: €100.00, due 12 Sep, 70 days ago", "L07 on 13 Oct", "On which day will it be paid?"):
        assert words in page
    cli("promise", "add", "Acme", "2026-12-01")
    assert cli("silence", "Acme", "--card").code == 1


def test_what_a_silence_of_letters_is_about_can_be_said_and_taken_back(cli: Cli):
    cli("client", "add", "Acme")
    assert cli("letter", "sent", "L03", "Acme", "--on", "2026-11-10", stdin="Dear Acme").code == 0
    assert cli("silence", "Acme", "--json").json[0]["stage"] == "working"
    assert cli("silence", "Acme", "--stage", "payment", "--json").json["matter"] == "payment"
    assert cli("silence", "Acme", "--json").json[0]["because"] == "payment due, as you noted on 21 Nov"
    assert cli("undo").code == 0
    assert cli("silence", "Acme", "--json").json[0]["stage"] == "working"
    assert cli("silence", "--stage", "payment").code == 2


def test_of_several_silences_it_is_asked_which(acme: Cli):
    acme("message", "add", "Acme", "--on", "2026-11-09", "--awaits-reply", "--project", "Shop")
    done = acme("silence", "Acme", "--stage", "payment")
    assert (done.code, done.err) == (1, "Acme is silent about several: Site, Shop. Say which with --project.\n")
    assert acme("silence", "Acme", "--stage", "payment", "--project", "Shop").code == 0
    assert [each["stage"] for each in acme("silence", "Acme", "--json").json] == ["working", "payment"]

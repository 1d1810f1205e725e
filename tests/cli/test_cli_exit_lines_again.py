"""`clientdesk exit CLIENT` a second time and a third: what is asked again, and what is said once."""

from __future__ import annotations

import pytest

BEGIN = ["", "standard", "they pay in the end"]
REFLECT = ["", "nothing", "", "", "I have waited for months"]
REVIEW = ["the offer of May", "", "yes", "now"]


def lines(*typed: str) -> str:
    return "".join(f"{line}\n" for line in typed)


@pytest.fixture
def owing(cli):
    cli("client", "add", "Kedai Seni", "--currency", "MYR")
    for number, due in (("1", "2026-09-10"), ("2", "2026-10-01")):
        cli("invoice", "add", "Kedai", number, "500", "--issued", "2026-09-01", "--due", due)
    for name in ("Deniz", "Elif"):
        cli("colleague", "add", name)
    return cli


def shown(cli):
    return cli("exit", "show", "Kedai", "--json").json


def answers(cli, step: str) -> dict[str, str]:
    return next(each["answers"] for each in shown(cli)["steps"] if each["name"] == step)


def asked(cli):
    """An exit that waits for what Deniz answers."""
    cli("exit", "start", "Kedai", "--path", "standard", "--because", "enough")
    for step in ("reflect", "review", "meet", "notice"):
        cli("exit", "skip", "Kedai", step, "--reason", "no time")
    return cli("exit", "Kedai", stdin=lines("1", "a shop", "", "wait"))


def test_x05_who_was_asked_is_asked_about_again(owing):
    waits = asked(owing)
    assert waits.code == 0, waits.err
    assert "You asked Deniz whether you may name them." in waits.err
    again = owing("exit", "Kedai", stdin=lines("", "wait"))
    assert again.err.count("Who has said yes by now?") == 1
    assert "waiting until Deniz has answered" in again.err.rpartition("Who has said yes by now?")[2]
    done = owing("exit", "Kedai", stdin=lines("1", "", "", "", "quit"))
    assert "[Deniz] > " in done.err, "who said yes is ticked"
    said = answers(owing, "refer")
    assert said["colleagues"] == said["agreed"] != ""


def test_l19_the_work_is_asked_for_line_by_line(owing):
    asked(owing)
    (request,) = owing("client", "show", "Kedai", "--json").json["letters"]
    assert request["kind"] == "L19"
    assert "- The kind of work: a shop\n" in owing("letter", "show", request["id"]).out


def test_a_question_mark_says_again_what_is_asked_and_is_never_an_answer(owing):
    owing("exit", "Kedai", stdin=lines("?", "I am tired", "?", "standard", "?", "so be it", "?", "", "quit"))
    assert shown(owing)["reason"] == "I am tired"
    done = owing("exit", "Kedai", stdin=lines("?", "", "?", "nothing", "?", "", "quit"))
    assert done.code == 0, done.err
    for prompt in ("What would keeping this client take?", "What would it take?"):
        assert done.err.count(f"\n{prompt}\n") + done.err.count(f"> {prompt}\n") == 2
    assert answers(owing, "reflect") == {"keeping": "nothing", "takes": ""}


def test_a_question_mark_is_no_letter_no_list_and_no_reason_to_skip(owing):
    typed = [*BEGIN, *REFLECT, "?", "the offer of May", "", "skip", "?", "skip", "no time", "quit"]
    done = owing("exit", "Kedai", stdin=lines(*typed))
    assert done.code == 0, done.err
    assert done.err.count("A few words for yourself; they are kept with the exit.") == 2
    assert shown(owing)["steps"][1]["skipped_because"] == "no time"


def test_own_words_are_listed_among_the_reasons(owing):
    done = owing("exit", "Kedai", stdin="quit\n").err
    number = next(line.split()[0] for line in done.split("\n") if line.endswith(" In your own words"))
    assert int(number) > 1
    begun = owing("exit", "Kedai", stdin=lines("99", number, "", number, "I am tired", "", "", "quit"))
    assert "There is no number 99 here." in begun.err
    assert "In your own words > " in begun.err
    assert shown(owing)["reason"] == "I am tired"


def test_at_the_last_yes_the_answers_are_said_once(owing):
    owing("incident", "add", "Kedai", "S11", "--on", "2026-11-20", stdin="I'll come to your door")
    done = owing("exit", "Kedai", stdin=lines(*[""] * 16, "perhaps", "?", "skip", "yes"))
    assert done.code == 0, done.err
    assert done.err.count("Check your answers") == 1
    assert done.err.count("Type yes to do it, or Ctrl+C to stop here.\n") == 3
    assert shown(owing)["outcome"] == "ended at once"


def test_x05_while_the_talk_is_waited_for_one_is_told_whom_to_ask_and_how(owing):
    done = owing("exit", "Kedai", stdin=lines(*BEGIN, *REFLECT, *REVIEW, "+2", "", "", "", ""))
    assert "Meanwhile you can ask Deniz or Elif whether you may name them" in done.err
    command = next(line for line in done.err.split("\n") if "The request: " in line).partition("The request: ")[2]
    assert command.endswith("letter L19 'Kedai Seni' --colleague Deniz")

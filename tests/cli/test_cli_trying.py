"""Incidents with the fields of their own sign, and remedies with what follows from them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from cli_kit import Cli

OWN = {
    "S08": {"stalled-since": "2026-11-01", "stalled-until": "2026-11-09"},
    "S09": {"abuse": "insult"},
    "S10": {"reported-by": "Bo"},
    "S11": {"apologised": None},
    "S13": {"fact": "It was sent", "proof": "mail of 3 Nov"},
    "S16": {"agreed": None},
}
NAMES = {"S08": "no-compromise", "S09": "verbal-abuse", "S10": "demeaning", "S11": "physical-threat", "S13": "lies"}


def typed(options: dict[str, Any]) -> list[str]:
    """Options as they are typed; one without a value is a tick."""
    return [part for name, value in options.items() for part in (f"--{name}", value) if part is not None]


@pytest.fixture
def acme(cli: Cli) -> Cli:
    cli("client", "add", "Acme", "--currency", "EUR")
    return cli


@pytest.mark.parametrize("sign", OWN)
def test_each_sign_takes_what_it_asks_for(acme: Cli, sign: str) -> None:
    entry = acme("incident", "add", "acme", sign, *typed(OWN[sign]), "--json", stdin="You will see.").json
    fields = {name.replace("-", "_"): True if value is None else value for name, value in OWN[sign].items()}
    assert fields.items() <= entry.items()


@pytest.mark.parametrize(("sign", "option"), [(sign, option) for sign in NAMES for option in OWN[sign]])
@pytest.mark.parametrize("ending", ["", "-file"])
def test_what_another_sign_asks_for_is_refused_and_named(
    acme: Cli, desk: Path, sign: str, option: str, ending: str
) -> None:
    ending = ending if option in ("fact", "proof") else ""
    before = desk.read_bytes()
    done = acme("incident", "add", "acme", "S03", *typed({f"{option}{ending}": OWN[sign][option]}), stdin="Said")
    assert (done.code, done.out, desk.read_bytes()) == (1, "", before)
    belongs = f"--{option} belongs to {sign} ({NAMES[sign]}), and this is S03 (price-shock)."
    assert done.err == f"{belongs} Leave it out, or log {sign}.\n"


def test_agreed_is_taken_with_every_sign_as_it_always_was(acme: Cli) -> None:
    assert acme("incident", "add", "acme", "S03", "--not-agreed", "--json").json["agreed"] is False


def test_a_fact_and_its_proof_come_from_files_too(acme: Cli, tmp_path: Path) -> None:
    (tmp_path / "fact").write_text("It was\nsent", encoding="utf-8")
    files = typed({"fact-file": str(tmp_path / "fact"), "proof-file": str(tmp_path / "fact")})
    entry = acme("incident", "add", "acme", "S13", *files, "--json", stdin="Never got it").json
    assert (entry["said"], entry["fact"], entry["proof"]) == ("Never got it", "It was\nsent", "It was\nsent")
    assert "can't be read" in acme("incident", "add", "acme", "S13", "--proof-file", str(tmp_path / "none")).err


def test_a_kind_of_abuse_that_there_is_not_is_wrong_usage(acme: Cli) -> None:
    done = acme("incident", "add", "acme", "S09", "--abuse", "shouting")
    assert (done.code, done.out) == (2, "")
    assert "“shouting” is none of character, insult, overreaction." in done.err


def test_what_moved_before_it_stalled_is_refused(acme: Cli) -> None:
    days = typed({"stalled-since": "2026-11-09", "stalled-until": "2026-11-08"})
    done = acme("incident", "add", "acme", "S08", *days)
    assert (done.code, done.err) == (1, "It can't move again before it stalled. Check the days.\n")


def test_a_correction_keeps_what_is_not_given(acme: Cli) -> None:
    first = acme("incident", "add", "acme", "S08", "--stalled-since", "2026-11-01", "--answer", "No", stdin="Mine").id
    changed = acme("incident", "correct", first, "--stalled-until", "2026-11-09", "--witness", "Bo", "--json").json
    kept = ("sign", "said", "answer", "witness", "stalled_since", "stalled_until")
    assert [changed[key] for key in kept] == ["S08", "Mine", "No", "Bo", "2026-11-01", "2026-11-09"]
    cleared = acme("incident", "correct", changed["id"], "--stalled-until", "none", "--json").json
    assert (cleared["stalled_since"], cleared["stalled_until"]) == ("2026-11-01", None)


def test_a_correction_to_another_sign_lets_go_of_what_the_first_one_asked_for(acme: Cli) -> None:
    first = acme("incident", "add", "acme", "S09", "--abuse", "insult", "--answer", "Stop", stdin="You fool").id
    refused = acme("incident", "correct", first, "--sign", "S10", "--abuse", "character")
    assert (refused.code, "--abuse belongs to S09" in refused.err) == (1, True)
    changed = acme("incident", "correct", first, "--sign", "S10", "--reported-by", "Bo", "--json").json
    assert (changed["sign"], changed["abuse"], changed["reported_by"]) == ("S10", None, "Bo")
    assert (changed["said"], changed["answer"], changed["corrects"]) == ("You fool", "Stop", first)
    assert [each["sign"] for each in acme("signs", "acme", "--json").json] == ["S10"]


@pytest.mark.parametrize(
    ("words", "meaning"),
    [
        ("S09", "S09 raised: 1 of 1. Try first: R08 give one warning."),
        ("S11", "S11 raised: 1 of 1. Leave, in writing, without meeting them."),
        ("S03", "S03 not raised: 1 of 3."),
        ("S16", "S16 not raised: 0 of 1. It counts only where it had been agreed already (--agreed)."),
        ("S16 --agreed", "S16 raised: 1 of 1. Try first: R06 have the conversation."),
        ("S20", "S20 raised: 1 of 1. Refer a part of it, and keep the part that you do best."),
        ("S03 --on 2020-01-01", "S03 not raised: 0 of 3."),
    ],
)
def test_an_entry_says_what_it_means(acme: Cli, words: str, meaning: str) -> None:
    done = acme("incident", "add", "acme", *words.split(), stdin="You will see.")
    assert done.err.splitlines()[1:] == [meaning]
    assert len(done.id) == 36


def test_what_runs_already_is_not_said_again(acme: Cli) -> None:
    acme("remedy", "add", "acme", "R08")
    assert acme("incident", "add", "acme", "S09").err.endswith(
        "S09 raised: 1 of 1. See first what comes of what runs.\n"
    )


def test_nothing_is_tried_with_who_is_to_be_left_at_once(acme: Cli) -> None:
    acme("incident", "add", "acme", "S11", stdin="You will see.")
    said = acme("incident", "add", "acme", "S02", stdin="Half of it").err.splitlines()
    assert said[1] == "S02 raised: 1 of 1. They are to be left at once."
    assert "  They are to be left at once.\n" in acme("verdict", "acme").out.partition("Try next")[2]


def test_nothing_is_tried_nor_improved_with_who_is_being_left(acme: Cli) -> None:
    acme("incident", "add", "acme", "S02", stdin="Half of it")
    assert "What would improve it" in acme("verdict", "acme").out
    acme("client", "edit", "acme", "--stage", "exiting")
    for command in ("verdict", "client show"):
        out = acme(*command.split(), "acme").out
        assert "What would improve it" not in out
        assert "Try next\n  An exit is under way.\n" in out
    told = acme("verdict", "acme", "--json").json
    assert (told["improve"], told["try_next"], told["why_nothing_to_try"]) == ([], [], "An exit is under way.")
    assert acme("signs", "acme", "--json").json[0]["improve"] == []


def test_what_has_not_happened_yet_is_not_logged(acme: Cli, desk: Path) -> None:
    before = desk.read_bytes()
    done = acme("incident", "add", "acme", "S11", "--on", "2027-01-01", stdin="You will see.")
    assert (done.code, done.out, desk.read_bytes()) == (1, "", before)
    assert done.err == "What hasn't happened yet can't be logged. Check the day.\n"


def test_who_had_left_is_back_when_that_is_corrected(acme: Cli) -> None:
    remedy = acme("remedy", "add", "acme", "R07", "--on", "2026-11-01", "--outcome", "left").id
    assert acme("remedy", "set", remedy, "--outcome", "failed").err.splitlines()[1:] == ["Acme is active again."]


def test_a_request_without_an_answer_asks_for_it(acme: Cli, desk: Path) -> None:
    done = acme("incident", "add", "acme", "S12", stdin="Just lie")
    way = f"clientdesk --desk {desk} incident correct {done.id} --answer-file FILE"
    assert done.err.splitlines()[2:] == [f"Write down what you answered, too: {way}"]
    answered = acme("incident", "correct", done.id, "--answer", "No.")
    assert "what you answered" not in answered.err
    assert "what you answered" not in acme("incident", "add", "acme", "S12", "--answer", "No.").err


def test_an_outcome_is_clear_from_today_or_the_day_that_is_said(acme: Cli) -> None:
    remedy = acme("remedy", "add", "acme", "R06", "--on", "2026-11-01").id
    failed = acme("remedy", "set", remedy, "--outcome", "failed", "--json").json
    assert (failed["outcome"], failed["decided"]) == ("failed", "2026-11-21")
    acme("remedy", "set", remedy, "--outcome", "failed", "--decided", "2026-11-09")
    noted = acme("remedy", "set", remedy, "--outcome", "failed", "--note", "no reply", "--json").json
    assert (noted["decided"], noted["note"]) == ("2026-11-09", "no reply")
    waiting = acme("remedy", "set", remedy, "--outcome", "waiting", "--json").json
    assert (waiting["outcome"], waiting["decided"]) == ("waiting", None)
    added = acme(
        "remedy", "add", "acme", "R01", "--outcome", "worked", "--decided", "yesterday", "--on", "-9", "--json"
    )
    assert (added.json["decided"], added.json["on"]) == ("2026-11-20", "2026-11-12")


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("add acme R06 --decided today", "What is still waiting was not decided on any day. Give the --outcome too."),
        ("add acme R06 --outcome failed --decided yesterday", "can't be known before it began"),
        ("add acme R06 --outcome left", "Only R07, pricing it out, ends with a client who leaves."),
        ("set nope --outcome failed", "There is no remedy “nope”"),
        ("add acme R04", "Nothing of theirs is overdue"),
        ("add acme R06 --outcome failed --decided 2027-01-01", "isn't known before its day"),
        ("add acme R04 --on 2027-01-01", "A pause begins on the day it is noted, never ahead."),
        ("add acme R07 --outcome left --on 2027-01-01", "can't be known before it began"),
    ],
)
def test_a_remedy_that_can_not_be_is_refused(acme: Cli, desk: Path, words: str, sentence: str) -> None:
    before = desk.read_bytes()
    done = acme("remedy", *words.split())
    assert (done.code, done.out, desk.read_bytes()) == (1, "", before)
    assert sentence in done.err


def test_a_pause_is_a_stage_until_it_worked(acme: Cli) -> None:
    acme("invoice", "add", "acme", "A-1", "100", "--issued", "2026-09-01", "--due", "2026-10-01")
    done = acme("remedy", "add", "acme", "R04")
    assert done.err.splitlines()[1:] == ["Acme is paused: work goes on when everything overdue is paid."]
    assert acme("clients", "--json").json[0]["stage"] == "paused"
    acme("payment", "add", "A-1", "--on", "2026-11-20")
    assert acme("remedy", "set", done.id, "--outcome", "worked").err.splitlines()[1:] == ["Acme is active again."]
    assert acme("clients", "--json").json[0]["stage"] == "active"


def test_who_will_not_pay_for_extras_has_left_by_themselves(acme: Cli) -> None:
    remedy = acme("remedy", "add", "acme", "R07", "--on", "2026-11-01").id
    done = acme("remedy", "set", remedy, "--outcome", "left")
    assert done.err.splitlines()[1:] == ["Acme has left by themselves, and the work with them has ended."]
    shown = acme("client", "show", "acme", "--json").json
    assert (shown["stage"], shown["exits"][0]["outcome"]) == ("ended", "left by themselves")
    acme("undo")
    assert acme("client", "show", "acme", "--json").json["stage"] == "active"


def test_a_late_fee_that_nobody_agreed_to_is_warned_about_and_noted(acme: Cli) -> None:
    warning = "The contract names no late fee (C09)"
    done = acme("remedy", "add", "acme", "R02")
    assert (done.code, warning in done.err) == (0, True)
    assert warning not in acme("remedy", "add", "acme", "R01").err
    acme("contract", "set", "acme", "--late-fee", "8")
    assert warning not in acme("remedy", "add", "acme", "R02").err


def test_the_help_names_every_remedy(runner: Cli) -> None:
    text = " ".join(runner("remedy", "add", "--help").out.split())
    assert "R02 charge the late fee" in text
    assert "R10 explain the price" in text

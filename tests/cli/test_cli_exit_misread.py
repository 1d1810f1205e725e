"""`clientdesk exit`: what is typed, piped or kept in a file is read as it was meant, or refused in a sentence."""

from __future__ import annotations

import os

import pytest

BASE = (
    "settings set --name Me",
    "client add Acme --currency EUR",
    "contract set Acme --notice-days 30",
    "invoice add Acme A1 1000 --issued 2026-08-01 --due 2026-09-01 --delivered",
)


@pytest.fixture
def acme(cli):
    for command in BASE:
        assert cli(*command.split()).code == 0
    return cli


@pytest.fixture
def leaving(acme):
    """On the way out by a letter alone."""
    assert acme("exit", "start", "Acme", "--path", "leave-now", "--because", "they reported me").code == 0
    assert acme("exit", "skip", "Acme", "review", "--reason", "nothing to look at").code == 0
    return acme


def exit_of(cli):
    return cli("exit", "show", "Acme", "--json").json


@pytest.mark.parametrize(
    ("step", "answer", "sentence"),
    [
        ("reflect", "days=1½", "“1½” is no number from 1 to 14."),
        ("notice", "length=1,5 months", "“1,5 months” is not a length. Write whole days, weeks or months, such as 6"),
        ("notice", "length=½ month", "is not a length"),
        ("notice", "given=2199-12-31", "31 Dec 2199 is after 21 Nov 2028. Notice is given within two years."),
        ("meet", "on=9999-12-31", "9999-12-31 is too far away: years run from 1900 to 2199."),
        ("meet", "on=2199-12-31", "31 Dec 2199 is after 21 Nov 2028."),
        ("notice", "reason=S99", "There is no sign “S99”. They run from S01 to S22"),
    ],
)
def test_an_answer_is_taken_as_it_was_meant_or_not_at_all(acme, step, answer, sentence):
    acme("exit", "start", "Acme", "--path", "standard")
    if step != "reflect":
        acme("exit", "answer", "Acme", "reflect", "keeping=nothing", "early=I have waited")
        acme("exit", "skip", "Acme", "review", "--reason", "read it")
    if step == "notice":
        acme("exit", "skip", "Acme", "meet", "--reason", "they live abroad")
    more = ["keeping=nothing"] if step == "reflect" else []
    done = acme("exit", "answer", "Acme", step, *more, answer)
    assert done.code == 1
    assert sentence in done.err


def test_a_task_is_not_ticked_off_on_a_day_on_which_its_letter_was_not_sent(leaving):
    for step in ("notice", "close-down"):
        leaving("exit", "answer", "Acme", step)
    leaving("exit", "finish", "Acme")
    task = next(each["id"] for each in leaving("task", "list", "--json").json if each["what"].startswith("Send"))
    done = leaving("task", "done", task, "--on", "2026-11-01")
    assert (done.code, done.err.strip()) == (
        1, "This letter was written on 21 Nov 2026, and can't have gone out before.",
    )  # fmt: skip
    assert leaving("--today", "2026-11-23", "task", "done", task, "--on", "2026-11-22").code == 0
    assert "sent on 22 Nov 2026" in leaving("--today", "2026-11-23", "task", "done", task).err


def test_x07_another_path_opens_what_it_holds_back(leaving):
    leaving("exit", "answer", "Acme", "notice")
    leaving("exit", "path", "Acme", "standard", "--reason", "back")
    status = {step["name"]: step["status"] for step in exit_of(leaving)["steps"]}
    assert (status["reflect"], status["notice"]) == ("not started", "in progress")


@pytest.mark.parametrize(
    ("name", "text", "sentence"),
    [
        ("a.toml", "", "is empty. A file of answers has a table per step, such as [reflect]."),
        ("a.toml", "# nothing yet\n", "is empty"),
        ("a.toml", '[reflect]\nskip = "  "', "[reflect] skip is empty. Say why"),
        ("a.toml", '[reflect]\nkeeping = "nothing"\n[notice]\nlenght = "1 month"', "does not ask for “lenght”"),
        ("a.toml", 'reason = "S99"\n[reflect]\nkeeping = "nothing"', "There is no sign “S99”"),
        ("a.toml", "[reflect]\ndays = 0x" + "f" * 5000, "can't be answered with a number as long as that"),
        ("a.toml", "[reflect]\ndays = " + "9" * 5000, "is no file of answers: a number in it is too long."),
        ("a.json", '{"reflect": {"days": ' + "9" * 5000 + "}}", "is no file of answers: a number in it is too long."),
        ("a.json", "[" * 100_000, "is no file of answers: its tables stand too deep in each other."),
        ("a.json", '{"reflect": {}, "reflect": {}}', "“reflect” stands in it twice"),
    ],
)
def test_a_file_that_can_not_be_played_begins_nothing(acme, tmp_path, name, text, sentence):
    file = tmp_path / name
    file.write_text(text)
    done = acme("exit", "Acme", "--answers", str(file))
    assert done.code == 1
    assert sentence in done.err
    assert "Started" not in done.err
    assert "set_int_max_str_digits" not in done.err
    assert acme("exit", "show", "Acme").code == 1


def test_a_pipe_that_nobody_writes_to_is_not_waited_for(acme, tmp_path):
    pipe = tmp_path / "answers.toml"
    os.mkfifo(pipe)
    assert "is a pipe. Name a file, or - for standard input." in acme("exit", "Acme", "--answers", str(pipe)).err


def test_a_reason_is_a_sign_or_words(acme):
    assert "There is no sign “S99”" in acme("exit", "start", "Acme", "--reason", "S99").err
    assert acme("exit", "start", "Acme", "--reason", "s20").code == 0


def test_an_order_that_nobody_has_to_choose_any_more_is_let_go_and_the_file_plays_again(acme, tmp_path):
    acme("invoice", "add", "Acme", "A2", "2000", "--issued", "2026-08-01", "--due", "2026-09-01", "--undelivered")
    acme("payment", "add", "A2", "2000", "--on", "2026-09-01")
    file = tmp_path / "answers.toml"
    lines = "".join(f'{key} = "read"\n' for key in _lines_of(acme))
    file.write_text(
        f'path = "standard"\nfinish = false\n[reflect]\nkeeping = "nothing"\nearly = "months"\n[review]\n{lines}'
        "duties = true\n"
        'undelivered = "refund"\norder = "now"\n'
    )
    for _ in range(2):
        done = acme("exit", "Acme", "--answers", str(file))
        assert done.code == 0, done.err
    assert exit_of(acme)["steps"][1]["status"] == "done"


def _lines_of(cli) -> list[str]:
    """The keys of the contract's lines, as the template has them."""
    return [line.split(" =")[0] for line in cli("exit", "template", "Acme").out.splitlines() if line.startswith("C")]


def test_a_colleague_is_deleted_by_name(cli):
    cli("colleague", "add", "Cat")
    cli("colleague", "add", "Dan")
    assert "There is Cat, Dan" in cli("colleague", "delete", "Zoe", "--yes").err
    assert cli("colleague", "delete", "cat", "--yes").code == 0
    assert [each["name"] for each in cli("colleague", "list", "--json").json] == ["Dan"]


@pytest.mark.parametrize("typed", ["zzz", "", "?", "back", "skip"])
@pytest.mark.parametrize("begun", [True, False])
def test_what_is_piped_in_and_answers_nothing_ends(acme, typed, begun):
    if begun:
        acme("exit", "start", "Acme", "--path", "standard")
    done = acme("exit", "Acme", stdin=f"{typed}\n" * 100_000)
    if begun or typed in ("zzz", "", "?"):
        assert done.code == 1
        assert "That was refused 3 times: what is piped in does not answer what is asked." in done.err
    assert ("Stopped here" in done.err) is (begun or typed == "")
    assert len(done.err) < 20_000


def test_the_last_look_is_not_asked_for_ever(acme):
    acme("exit", "start", "Acme", "--path", "leave-now", "--because", "they reported me")
    for step in ("review", "notice", "close-down"):
        acme("exit", "answer", "Acme", step)
    done = acme("exit", "Acme", stdin="zzz\n" * 1000)
    assert done.err.count("Type yes to do it") == 3
    assert exit_of(acme)["outcome"] is None


@pytest.mark.parametrize("piped", ["x" * 3_000_000, "\nnothing\n\n\n\n" + "a line\n" * 500_000])
def test_no_more_is_read_than_the_longest_answer_can_be(cli, piped):
    cli("client", "add", "Acme", "--currency", "EUR")
    cli("exit", "start", "Acme", "--path", "standard")
    done = cli("exit", "Acme", stdin=piped)
    assert done.code == 1
    assert "An answer of more than 1,000,000 characters is none." in done.err
    assert "Stopped here" in done.err

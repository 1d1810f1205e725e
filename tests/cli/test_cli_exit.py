"""`clientdesk exit`: the commands, the conversation and the file of answers drive one machine."""

from __future__ import annotations

import pytest

from clientdesk.model.exit import ExitPath

STEPS = ["reflect", "review", "meet", "notice", "refer", "close-down"]

ANSWERS = """
path = "standard"
because = "they pay in the end"
reason = "S01"

[reflect]
keeping = "nothing"
early = "I have waited for months"

[review]
documents = ["the offer of May", "their brief"]
duties = true
order = "now"

[meet]
on = 2026-11-21
held = true

[notice]
length = "1 month"

[refer]
skip = "nobody fits them"

[close-down]
"""

BEGIN = ["", "standard", "they pay in the end"]
"""Why, which way, and why this one."""
REFLECT = ["", "nothing", "", "", ""]
"""The history, what it would take, and the wait."""
REVIEW = ["the offer of May", "", "yes"]
"""To the duties; the money comes next."""


def lines(*typed: str) -> str:
    return "".join(f"{line}\n" for line in typed)


@pytest.fixture
def owing(cli):
    cli("client", "add", "Kedai Seni", "--currency", "MYR")
    for number, due in (("1", "2026-09-10"), ("2", "2026-10-01")):
        cli("invoice", "add", "Kedai", number, "500", "--issued", "2026-09-01", "--due", due)
    return cli


def talk(cli, *typed: str, **more):
    """The exit line by line, from its beginning on the standard path."""
    return cli("exit", "Kedai", stdin=lines(*BEGIN, *typed), **more)


def shown(cli):
    return cli("exit", "show", "Kedai", "--json").json


def status(cli) -> dict[str, str]:
    return {step["name"]: step["status"] for step in shown(cli)["steps"]}


def test_start_prints_the_id_and_show_has_every_field(owing):
    begun = owing("exit", "start", "Kedai", "--path", "standard").id
    exit_ = shown(owing)
    assert exit_["id"] == begun
    assert {"client", "path", "reason", "step", "steps", "settlement", "last_day", "outcome"} <= set(exit_)
    assert (exit_["client"], exit_["path"], exit_["step"], exit_["outcome"]) == (
        "Kedai Seni", "standard", "reflect", None,
    )  # fmt: skip
    assert [step["name"] for step in exit_["steps"]] == STEPS
    assert {"name", "status", "waiting_until", "skipped_because", "open_questions", "answers"} <= set(exit_["steps"][0])
    assert exit_["settlement"]["owed"] == [{"amount": "1000.00", "currency": "MYR"}]


def test_a_refused_move_says_which_gate_and_when_it_opens(owing):
    owing("exit", "start", "Kedai", "--path", "standard")
    done = owing("exit", "answer", "Kedai", "meet", "reason=S01")
    assert (done.code, done.out) == (1, "")
    assert "until 24 Nov 2026" in done.err


def test_an_answer_says_what_is_still_asked(owing):
    owing("exit", "start", "Kedai", "--path", "standard")
    owing("exit", "answer", "Kedai", "reflect", "keeping=nothing")
    done = owing("exit", "answer", "Kedai", "review", "documents=the offer")
    assert done.code == 0, done.err
    assert "Review still asks for duties" in done.err


def test_with_invoices_overdue_enter_tells_them_after_payment(owing):
    done = talk(owing, *REFLECT, *REVIEW, "")
    assert "1 After payment of RM1,000 (advised: invoices are overdue)" in done.err
    assert "[After payment of RM1,000] > " in done.err
    assert shown(owing)["steps"][1]["answers"]["order"] == "after-payment"


def test_waiting_until_is_a_day_or_null_and_what_it_waits_for_is_in_words(owing):
    owing("exit", "start", "Kedai", "--path", "standard")
    owing("exit", "answer", "Kedai", "reflect", "keeping=nothing")
    owing("exit", "answer", "Kedai", "review", "documents=the offer", "duties=yes", "order=after-payment")
    waits = {step["name"]: (step["waiting_until"], step["waiting_for"]) for step in shown(owing)["steps"]}
    assert waits["reflect"] == ("2026-11-24", "24 Nov 2026")
    assert waits["meet"] == (None, "RM1,000 is paid")
    assert waits["review"] == (None, None)


@pytest.mark.parametrize(("given", "words", "sign"), [("s19", "dread", "S19"), ("I am tired", "I am tired", None)])
def test_the_reason_is_in_words_and_its_sign_beside_it(owing, given, words, sign):
    owing("exit", "start", "Kedai", "--reason", given)
    exit_ = shown(owing)
    assert (words in exit_["reason"] or sign is not None, exit_["reason_sign"]) == (True, sign)
    assert "S19" not in exit_["reason"]


def test_leaving_at_once_without_a_sign_needs_a_reason_for_the_path(owing):
    done = owing("exit", "start", "Kedai", "--path", "leave-now", "--reason", "S07")
    assert (done.code, "say why" in done.err) == (1, True)
    assert owing("exit", "start", "Kedai", "--path", "leave-now", "--reason", "S07", "--because", "fear").code == 0


@pytest.mark.parametrize("command", [("start", "Kedai", "--path"), ("path", "Kedai")])
def test_only_paths_that_there_are_can_be_taken(owing, command):
    told = owing("exit", *command, "sideways", *(("--reason", "x") if command[0] == "path" else ())).err
    assert all(f"'{path}'" in told for path in ExitPath)


def test_x07_the_path_is_proposed_from_the_reason(owing):
    begun = owing("exit", "start", "Kedai", "--reason", "S20", "--json").json
    assert begun["path"] == "mutual"
    owing("undo")
    assert owing("exit", "start", "Kedai", "--json").json["path"] == "collect-first", "they owe, and pay late"


def test_a_typed_slip_is_one_sentence(owing):
    owing("exit", "start", "Kedai", "--path", "standard")
    for slip in ("keeping=perhaps", "colour=blue"):
        done = owing("exit", "answer", "Kedai", "reflect", slip)
        assert done.code == 1
        assert len(done.err.strip().split("\n")) == 1
    assert owing("exit", "answer", "Kedai", "reflect", "keeping").code == 2
    assert owing("exit", "answer", "Kedai", "lunch", "a=b").code == 1


def test_skip_and_cancel_keep_their_reasons(owing):
    owing("exit", "start", "Kedai", "--path", "standard")
    skipped = owing("exit", "skip", "Kedai", "refer", "--reason", "nobody fits", "--json").json
    assert skipped["steps"][4]["skipped_because"] == "nobody fits"
    assert owing("exit", "cancel", "Kedai", "--json").json["outcome"] == "cancelled"
    assert owing("clients", "--json").json[0]["stage"] == "active"


def test_without_an_exit_show_says_so(owing):
    done = owing("exit", "show", "Kedai")
    assert (done.code, done.err) == (1, "No exit with Kedai Seni was ever started.\n")


def test_after_the_end_the_letters_are_shown_in_full(owing, tmp_path):
    file = tmp_path / "answers.toml"
    file.write_text(ANSWERS)
    done = owing("exit", "Kedai", "--answers", str(file))
    assert shown(owing)["outcome"] == "ended by notice"
    for told in (done.err, owing("exit", "show", "Kedai").out):
        assert "L14 · draft, not sent · Ending our work together on 21 December 2026" in told
        assert "| Dear Kedai Seni," in told, "the letter in full"
    assert "For your next contract: deposit before work, " in done.err


def test_the_task_to_send_a_letter_marks_it_as_sent(owing, tmp_path):
    file = tmp_path / "answers.toml"
    file.write_text(ANSWERS)
    owing("settings", "set", "--name", "Ada Lovelace")
    owing("exit", "Kedai", "--answers", str(file))
    task = next(t for t in owing("client", "show", "Kedai", "--json").json["tasks"] if t["what"] == "Send the notice")
    done = owing("task", "done", task["id"], "--on", "2026-11-21")
    assert "Ticked off “Send the notice”." in done.err
    assert "L14 · sent on 21 Nov 2026" in owing("exit", "show", "Kedai").out


def test_an_answers_file_stops_at_a_gate_and_goes_on_later(owing, tmp_path):
    file = tmp_path / "answers.toml"
    file.write_text(ANSWERS.replace('early = "I have waited for months"\n', ""))
    done = owing("exit", "Kedai", "--answers", str(file))
    assert done.code == 1
    assert "until 24 Nov 2026" in done.err
    assert status(owing)["review"] == "done"
    assert owing("--today", "2026-11-24", "exit", "Kedai", "--answers", str(file)).code == 1
    file.write_text(file.read_text().replace("2026-11-21", "2026-11-24"))
    assert owing("--today", "2026-11-24", "exit", "Kedai", "--answers", str(file)).code == 0


def test_a_file_played_again_does_nothing(owing, tmp_path):
    file = tmp_path / "answers.toml"
    file.write_text(ANSWERS)
    first = owing("exit", "Kedai", "--answers", str(file), "--json").json
    assert owing("exit", "Kedai", "--answers", str(file), "--json").json == first


def test_a_file_for_another_path_is_refused(owing, tmp_path):
    owing("exit", "start", "Kedai", "--path", "standard")
    file = tmp_path / "answers.toml"
    file.write_text('path = "leave-now"')
    assert "on the path standard" in owing("exit", "Kedai", "--answers", str(file)).err


def test_the_path_changes_with_a_reason(owing):
    owing("exit", "start", "Kedai", "--path", "standard")
    assert (
        owing("exit", "path", "Kedai", "leave-now", "--reason", "they reported me", "--json").json["path"]
        == "leave-now"
    )
    assert owing("exit", "path", "Kedai", "sideways", "--reason", "x").code == 2


@pytest.mark.parametrize(
    "text", ["not toml", "[lunch]\na = 1", 'reflect = "yes"', 'path = "sideways"', "\x00", "[reflect]\nkeeping = {}"]
)
def test_a_broken_answers_file_is_one_sentence(owing, tmp_path, text):
    file = tmp_path / "answers.toml"
    file.write_text(text)
    done = owing("exit", "Kedai", "--answers", str(file))
    assert done.code == 1
    assert "Traceback" not in done.err
    assert "inside ClientDesk" not in done.err


def test_json_answers_are_taken_too(owing, tmp_path):
    file = tmp_path / "answers.json"
    file.write_text('{"reflect": {"keeping": "keep", "remedies": ["R01", "R05"]}}')
    assert owing("exit", "Kedai", "--answers", str(file), "--json").json["outcome"] == "kept"


def test_nothing_begins_before_the_path_is_answered(owing):
    for cut in ("", "\n"):
        done = owing("exit", "Kedai", stdin=cut)
        assert (done.code, "Nothing has begun" in done.err) == (1, True)
        assert owing("clients", "--json").json[0]["stage"] == "active"
    assert owing("exit", "Kedai", stdin="quit\n").code == 0
    assert owing("exit", "show", "Kedai").code == 1


def test_why_is_asked_first_then_which_way(owing):
    done = owing("exit", "Kedai", stdin=lines("", "leave-now", "", "", "leave-now", "they know where I live"))
    assert "The desk proposes: collect first, because Kedai Seni" in done.err
    assert done.err.count("Why do you leave?") == 2, "asked again, for another path needs a reason"
    assert shown(owing)["path"] == "leave-now"
    assert "Review · step 1 of 2" in done.err


def test_from_which_way_back_leads_to_why(owing):
    done = owing("exit", "Kedai", stdin=lines("", "back", "S20", "", "", "quit"))
    assert done.err.count("Why do you leave?") == 2
    assert shown(owing)["path"] == "mutual"


@pytest.mark.parametrize("told", range(1, len([*REFLECT, *REVIEW])))
def test_a_conversation_cut_anywhere_loses_nothing_said_before(owing, told):
    done = talk(owing, *[*REFLECT, *REVIEW][:told])
    assert done.code == 1
    assert "every page you answered is saved" in done.err
    if told > 2:
        assert shown(owing)["steps"][0]["answers"]["keeping"] == "nothing"


def test_a_conversation_goes_back_and_quits(owing):
    done = talk(owing, "", "nothing", "", "back", "back", "quit")
    assert done.code == 0
    assert done.err.count("Keep them, or go?") == 2
    assert shown(owing)["steps"][0]["answers"] == {"keeping": "nothing", "takes": ""}


def test_a_conversation_asks_again_after_a_slip(owing):
    done = talk(owing, "", "perhaps", "3", "", "R01", "never", "+14", "yes")
    assert done.code == 0, done.err
    assert "is none of the answers" in done.err
    assert "is not a day" in done.err
    assert shown(owing)["outcome"] == "kept"


def test_leave_now_is_enter_and_a_yes(owing):
    owing("incident", "add", "Kedai", "S11", "--on", "2026-11-20", stdin="I'll come to your door")
    done = owing("exit", "Kedai", stdin=lines(*[""] * 16, "yes"))
    assert done.code == 0, done.err
    exit_ = shown(owing)
    assert (exit_["path"], exit_["outcome"], exit_["ended"]) == ("leave-now", "ended at once", "2026-11-21")
    assert owing("clients", "--all", "--json").json[0]["stage"] == "ended"
    letters = owing("client", "show", "Kedai", "--json").json["letters"]
    assert [letter["kind"] for letter in letters] == ["L17"]


def test_a_long_answer_comes_from_standard_input(owing):
    owing("exit", "start", "Kedai", "--path", "leave-now", "--because", "they reported me")
    owing("exit", "answer", "Kedai", "review")
    owing("exit", "answer", "Kedai", "notice", "letter=@-", stdin="It ends today.\n\nBye")
    assert shown(owing)["steps"][3]["answers"]["letter"] == "It ends today.\n\nBye"


def test_hostile_text_never_reaches_the_terminal(cli):
    cli("client", "add", "[/]\x1b]52;c;x\x07 Bad")
    done = cli("exit", "[/]", stdin="\n")
    assert "\x1b" not in done.out + done.err


def test_back_leads_through_the_steps_to_the_first_page(owing):
    done = talk(owing, *REFLECT[:-1], "I have waited for months", *REVIEW, "now", *["back"] * 8, "quit")
    assert done.code == 0
    said = done.err.split("Meet · step")[1]
    found = [
        said.index(heading) for heading in ("The settlement", "Your own duties", "No contract", "Keep them, or go?")
    ]
    assert found == sorted(found)
    assert "This is the first page." in said


def test_back_from_the_last_look_is_the_page_before(owing, tmp_path):
    file = tmp_path / "answers.toml"
    file.write_text(f"finish = false\n{ANSWERS}")
    assert owing("exit", "Kedai", "--answers", str(file)).code == 0
    done = owing("exit", "Kedai", stdin=lines("back", "quit"))
    assert "The next contract" in done.err.split("Check your answers")[1]
    assert shown(owing)["outcome"] is None


def test_what_to_type_next_goes_to_the_same_desk(runner, tmp_path):
    desk = tmp_path / "my desk.json"
    there = ("--desk", str(desk), "--today", "2026-11-21")
    runner(*there, "client", "add", "Bolt & Co")
    stopped = runner(*there, "exit", "Bolt", stdin=lines("I am tired", "", "", "quit"))
    assert f"Go on with: clientdesk --desk '{desk}' exit 'Bolt & Co'\n" in stopped.err
    deleted = runner(*there, "client", "delete", "bolt & co", "--yes")
    assert f"To have it back: clientdesk --desk '{desk}' undo\n" in deleted.err
    assert f"clientdesk --desk '{desk}' client add NAME" in runner(*there, "clients").err


def test_the_hint_is_given_once(owing):
    for typed in ("\n\nquit\n", "quit\n"):
        assert owing("exit", "Kedai", stdin=typed).err.count("Enter takes what stands") == 1


def test_in_a_terminal_lines_break_between_words(owing, monkeypatch):
    piped = owing("exit", "Kedai", stdin="quit\n").err
    monkeypatch.setattr("clientdesk.cli.exit_asking.width", lambda: 40)
    told = owing("exit", "Kedai", stdin="quit\n").err
    assert max(map(len, told.split("\n"))) <= 40 < max(map(len, piped.split("\n")))
    assert told.split() == piped.split(), "no word is broken"
    assert "\n  Nobody hears anything before the last\n  page, where" in told, "and the inset is kept"


def test_show_says_why_this_path(owing):
    owing("exit", "start", "Kedai", "--path", "leave-now", "--because", "they know where I live")
    told = owing("exit", "show", "Kedai").out
    assert "  Path: they know where I live\n" in told
    assert "  Why: They " not in told


def test_skipping_names_the_step_and_what_is_dropped(owing):
    done = talk(owing, *REFLECT, "the offer of May", "", "skip", "back", "skip", "no time", "quit")
    asked = "Skip Review? What you said in it is dropped:\n"
    assert done.err.count(asked) == 2, "back leaves it as it is"
    assert ": the offer of May\nWhy do you skip it?" in done.err
    assert shown(owing)["steps"][1]["skipped_because"] == "no time"


def test_what_is_needed_is_asked_again_at_once(owing):
    done = talk(owing, "", "", "nothing", "", "quit")
    assert "needs an answer" in done.err.split("What would it take?")[0]
    assert done.err.count("Keep them, or go?") == 1, "the page is not begun anew"


def test_where_enter_goes_on_nothing_else_is_swallowed(owing):
    done = talk(owing, "I hate them", "", "quit")
    assert done.err.count("Enter goes on > ") == 2
    assert "nothing was kept of that" in done.err


def test_x05_projects_are_chosen_by_their_numbers(owing):
    for name in ("Blog", "Shop"):
        owing("project", "add", "Kedai", name)
    done = talk(owing, *REFLECT, "1", "quit")
    assert "tick" not in done.err.casefold()
    assert "  2 Shop\n  Their numbers, with commas.\n" in done.err


def test_from_which_way_back_keeps_the_reason_that_was_typed(owing):
    done = owing("exit", "Kedai", stdin=lines("I am tired", "back", "", "standard", "so be it", "quit"))
    assert "[I am tired] > " in done.err
    assert shown(owing)["reason"] == "I am tired"


def test_show_has_what_can_be_answered_and_what_is_proposed(owing):
    owing("exit", "start", "Kedai", "--reason", "I am tired", "--path", "standard")
    told = owing("exit", "show", "Kedai").out
    assert "  Why: I am tired\n" in told
    assert "    keeping: What would keeping this client take?\n      nothing: Nothing would: it is over\n" in told
    assert "    days: How many days do you wait? [3]\n" in told
    reflect = {each["key"]: each for each in shown(owing)["steps"][0]["questions"]}
    assert reflect["keeping"]["options"] == ["nothing", "they-wont", "keep"]
    assert reflect["days"]["default"] == "3"


def test_x08_while_the_notice_runs_show_says_until_when(owing, tmp_path):
    file = tmp_path / "answers.toml"
    file.write_text(ANSWERS)
    done = owing("exit", "Kedai", "--answers", str(file))
    assert "Kedai Seni: notice given, ends on 21 Dec 2026\n" in done.err
    assert "· notice given, ends on 21 Dec 2026\n" in owing("exit", "show", "Kedai").out


def test_a_template_filled_in_is_a_file_of_answers(owing, tmp_path):
    made = owing("exit", "template", "Kedai")
    assert made.code == 0, made.err
    assert owing("exit", "show", "Kedai").code == 1, "nothing has begun"
    file = tmp_path / "answers.toml"
    file.write_text(made.out.replace('keeping = ""', 'keeping = "nothing"').replace("# early = ", "early = "))
    text = file.read_text().replace('early = ""', 'early = "months of waiting"')
    file.write_text(text.split("\n[review]")[0])
    assert owing("exit", "Kedai", "--answers", str(file)).code == 0
    assert status(owing)["reflect"] == "done"
    again = owing("exit", "template", "Kedai").out
    assert 'early = "months of waiting"' in again
    file.write_text(again)
    assert owing("exit", "Kedai", "--answers", str(file)).code == 1, "the review is still to be filled in"
    assert owing("exit", "template", "Kedai", "--json").json["toml"] == again

"""Threads of silence: whose they are, what ends them, what their stage was taken from (G)."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from silence_kit import ACME, picture, steps, told

from clientdesk.model.client import Stage
from clientdesk.model.exit import Exit, ExitPath
from clientdesk.model.journal import Letter
from clientdesk.model.records import Records
from clientdesk.playbook.agenda import agenda
from clientdesk.playbook.picture import Picture
from clientdesk.playbook.silence import follow_ups, over_since, silence_of, silence_steps, too_long_since
from clientdesk.playbook.unanswered.listing import silences

MONDAY = date(2026, 11, 2)
_WHAT = st.sampled_from("out out:Site out:Shop call L01 L02 L03 L04 L03:Site in in:Site phoned pay promise".split())
_ABOUT = st.sampled_from(("", " working", " payment", " negotiating"))
_LINES = st.lists(st.tuples(st.integers(0, 60), _WHAT, _ABOUT), max_size=9, unique_by=lambda each: each[0])


def lined(entries) -> str:
    return "; ".join(
        f"{MONDAY + timedelta(days=on)} {what}{about if what.startswith(('out', 'call')) else ''}"
        for on, what, about in entries
    )


KNOWN = st.fixed_dictionaries(
    {"stage": st.sampled_from((Stage.PROSPECT, Stage.ACTIVE))},
    optional={"due": st.just("2026-10-30"), "of": st.sampled_from(("site", "shop")), "silence_days": st.just(21)},
)
TODAY = "2027-01-15"


def known_too(known):
    """A payment and a promise are of the invoice, so that there is one."""
    return {"due": "2026-10-30"} | known


@settings(max_examples=60, deadline=None)
@given(_LINES, KNOWN)
def test_a_thread_has_one_step_which_lies_after_the_last_thing_sent(entries, known):
    seen = picture(told(lined(entries), **known_too(known)), TODAY)
    found = follow_ups(seen)
    assume(found)
    assert len({each.thread.project for each in found}) == len(found)
    assert len({step.key for step in silence_steps(seen)}) == len(found)
    assert all(each.on > each.thread.sent[-1].on and each.until >= each.on for each in found)
    assert all(step.date >= each.on for step, each in zip(silence_steps(seen), found, strict=True))


@settings(max_examples=40, deadline=None)
@given(_LINES, KNOWN, st.sampled_from(("in", "phoned")))
def test_g4_an_answer_ends_every_silence(entries, known, answer):
    records = told(f"{lined(entries)}; 2027-01-14 {answer}", **known_too(known))
    seen = picture(records, TODAY)
    assert (seen.threads, silence_of(seen), steps(seen), too_long_since(seen)) == ((), None, [], None)


@settings(max_examples=40, deadline=None)
@given(_LINES, KNOWN, st.randoms(use_true_random=False))
def test_the_order_of_records_never_matters(entries, known, chance):
    records = told(lined(entries), **known_too(known))
    mixed = chance.sample(records, len(records))
    assert picture(mixed, TODAY).threads == picture(records, TODAY).threads
    assert steps(picture(mixed, TODAY)) == steps(picture(records, TODAY))


def test_a_silence_is_counted_from_its_oldest_message_letters_included():
    assert silence_of(picture(told("2026-11-02 L01; 2026-11-05 out"), "2026-11-12")) == 10
    assert silence_of(picture(told("2026-11-02 out:Site; 2026-11-05 out:Shop"), "2026-11-12")) == 10


NOTICES = "2026-11-02 L06; 2026-12-01 L07; 2026-12-29 L08; 2027-01-28 L09; 2027-02-11 L10"


def test_letters_that_ask_for_money_are_a_silence_until_an_answer_or_the_payment():
    seen = picture(told(NOTICES, due="2026-10-30"), "2027-02-12")
    (thread,) = seen.threads
    assert (silence_of(seen), thread.stage.value, len(thread.sent), steps(seen)) == (102, "payment", 5, [])
    assert too_long_since(picture(told("2026-12-01 L07; 2026-12-29 L08", due="2026-10-30"), "2027-02-12")) is None
    for ends in ("pay", "promise", "in"):
        ended = picture(told(f"{NOTICES}; 2027-02-12 {ends}", due="2026-10-30"), "2027-02-12")
        assert (ended.threads, silence_of(ended)) == ((), None)


@pytest.mark.parametrize(
    ("line", "known", "expected"),
    [
        ("2026-11-02 out working; 2026-11-03 L07", {}, [["00"], ["01"]]),  # two matters
        ("2026-11-02 out payment; 2026-11-03 L07", {}, [["00", "01"]]),
        ("2026-11-02 L06; 2026-12-01 L07", {}, [["00", "01"]]),
        ("2026-11-02 out; 2026-11-03 L07", {}, [["00"], ["01"]]),
        ("2026-11-02 out; 2026-11-03 L07; 2026-11-09 promise", {}, []),
        ("2026-11-02 out working; 2026-11-03 L07; 2026-11-09 promise", {}, [["00"]]),
        ("2026-11-02 out; 2026-11-03 L07", {"disputed": True}, [["00"], ["01"]]),
    ],
)
def test_late_notices_are_a_thread_of_their_own_beside_a_question_about_something_else(line, known, expected):
    seen = picture(told(line, due="2026-10-01", **known), "2026-12-10")
    assert [[each.id for each in thread.sent] for thread in seen.threads] == expected
    assert [each.thread for each in follow_ups(seen)] == [each for each in seen.threads if not each.is_dunned]


@pytest.mark.parametrize(
    ("line", "of", "left"),
    [
        ("2026-11-02 L07; 2026-11-05 in:Shop", None, ["00"]),  # not about the money
        ("2026-11-02 out payment; 2026-11-05 in:Shop", None, ["00"]),
        ("2026-11-02 L07; 2026-11-05 in:Shop payment", None, []),
        ("2026-11-02 L07; 2026-11-05 in", None, []),
        ("2026-11-02 out; 2026-11-03 L07; 2026-11-05 in:Shop", None, ["01"]),  # the question alone
        ("2026-11-02 L07:Site; 2026-11-05 in:Shop", "site", ["00"]),
        ("2026-11-02 L07:Site; 2026-11-05 in:Shop payment", "site", ["00"]),
        ("2026-11-02 L07:Site; 2026-11-05 in:Site", "site", []),
    ],
)
def test_an_answer_in_a_project_leaves_the_money_s_silence_unless_it_is_about_that(line, of, left):
    seen = picture(told(line, due="2026-10-01", of=of), "2026-11-09")
    assert [each.id for thread in seen.threads for each in thread.sent] == left


def test_the_stage_says_what_it_was_taken_from():
    def because(line: str, **known):
        return picture(told(line, **known), "2026-11-12").threads[0].because

    assert because("2026-11-02 out", due="2026-10-30") == "payment due, as invoice 12 is overdue"
    assert because("2026-11-02 out") == "work under way, as nothing is overdue"
    assert because("2026-11-02 out", stage=Stage.PROSPECT) == "negotiating, as no work has begun"
    assert because("2026-11-02 out payment") == "payment due, as your message of 2 Nov says"
    assert because("2026-11-02 L09") == "payment due, as a late notice went out on 2 Nov"
    assert because("2026-11-02 L06") == "payment due, as the invoice went out again on 2 Nov"


def test_a_thread_keeps_the_stage_that_one_of_its_messages_said():
    seen = picture(told("2026-11-02 out negotiating; 2026-11-06 out"), "2026-11-12")
    assert [each.handbook for each in follow_ups(seen)] == ["G1"]


def test_a_letter_to_a_colleague_is_nobodys_silence():
    records = told("2026-11-02 L03")
    letters = [each.but(colleague="c") if isinstance(each, Letter) else each for each in records]
    assert picture(letters, "2026-11-12").threads == ()


def test_what_is_sent_and_heard_later_is_not_known_yet():
    seen = picture(told("2026-11-02 out; 2026-11-10 L03; 2026-11-12 in"), "2026-11-11")
    assert steps(seen) == ["2026-11-16 to 2026-11-20 G2 look-into-it"]


def test_g1_it_is_time_to_move_on_seven_days_after_the_second():
    line = "2026-11-02 out; 2026-11-06 L01; 2026-11-13 L02"
    assert over_since(picture(told(line, stage=Stage.PROSPECT), "2026-11-19")) is None
    assert over_since(picture(told(line, stage=Stage.PROSPECT), "2026-11-20")) == date(2026, 11, 20)


def test_the_agenda_has_a_step_for_each_project_and_says_which():
    records = Records.of_all(told("2026-11-02 out:Site; 2026-11-09 out:Shop"))
    found = [(str(step.date), step.what) for step in agenda(records, date(2026, 11, 9), client_id=ACME)]
    assert found == [
        ("2026-11-10", "Follow up on the work (Site)"),
        ("2026-11-17", "Follow up on the work (Shop)"),
    ]


def test_a_step_keeps_its_key_while_the_silence_goes_on():
    lines = ("2026-11-02 out", "2026-11-02 out; 2026-11-10 L03", "2026-11-02 out; 2026-11-10 L03; 2026-11-16 call")
    keys = {step.key for line in lines for step in silence_steps(picture(told(line), "2026-11-16"))}
    assert keys == {"silence:00"}


def test_a_project_that_goes_leaves_its_letters_to_the_client():
    from clientdesk.model.entry.below import let_go
    from clientdesk.model.project import Project

    records = Records.of_all(told("2026-11-02 out:Site; 2026-11-10 L03:Site"))
    gone = let_go(records, (records.get(Project, "site"),))
    assert {type(each).__name__ for each in gone} == {"Message", "Letter"}
    assert all(each.project is None for each in gone)
    assert Picture(records, ACME, date(2026, 11, 12)).threads[0].project == "site"


@pytest.mark.parametrize("path", [None, *ExitPath])
def test_the_list_of_silences_has_a_next_step_exactly_where_the_agenda_has_one(path):
    records = told("2026-11-02 out")
    if path:
        records.append(Exit(id="exit", client=ACME, path=path, started=date(2026, 11, 9)))
    today, desk = date(2026, 11, 10), Records.of_all(records)
    (silence,) = silences(desk, today)
    chased = [each for each in agenda(desk, today) if each.key == silence.thread.key]
    assert ([silence.step] if silence.step else []) == chased
    assert bool(chased) == (path is None)

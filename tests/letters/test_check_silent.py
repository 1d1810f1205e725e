"""The letters of a silence at the wrong time, or to the wrong reader (L, G1, G2): told, and never held up."""

from __future__ import annotations

import pytest
from builder import TODAY, Book, day
from check_kit import client
from letters_kit import desk
from sample_kit import records as sample

from clientdesk.letters import Asked, from_desk
from clientdesk.letters.check import check
from clientdesk.model.client import Client, Stage
from clientdesk.model.journal import Channel, Matter
from clientdesk.model.letter_kinds import OF_SILENCE
from clientdesk.playbook.picture import Picture
from clientdesk.playbook.silence import follow_ups


def told(book: Book, kind: str, on: int = 0) -> list[str]:
    """What is said of whether a letter of a kind is the right one on a day."""
    text = from_desk(book.records, client(book), kind, day(on), Asked())
    found = check(book.records, client(book), text, day(on))
    assert not [each for each in found if each.blocks]
    return [str(each.why) for each in found if each.rule in ("prospect", "no-work", "breach", "too-early")]


def prospect() -> Book:
    return desk().with_client(stage=Stage.PROSPECT)


def at_work() -> Book:
    """Work under way, and a contract that lets the work stop when they are silent."""
    return desk().project(name="Site").contract(safeguards={"C02": True})


@pytest.mark.parametrize("kind", ["L01", "L02"])
def test_g1_a_check_in_is_not_for_work_under_way(kind):
    [why] = told(at_work().wrote(-9), kind)
    assert why.startswith(f"{kind} is for who has not decided yet")
    assert why.endswith("for work under way write L03.")


@pytest.mark.parametrize("kind", ["L03", "L04"])
def test_g2_work_under_way_is_not_for_a_prospect(kind):
    assert f"Northwind is a prospect, and {kind} is for work under way: write L01." in told(prospect().wrote(-5), kind)
    once = prospect().wrote(-14).letter("L01", -7)
    assert f"Northwind is a prospect, and {kind} is for work under way: write L02." in told(once, kind)


def test_g2_an_offer_to_who_is_no_prospect_is_followed_up_as_one():
    offered = at_work().wrote(-5, matter=Matter.NEGOTIATING)
    assert "What waits for their answer is an offer, and L03 is for work under way: write L01." in told(offered, "L03")


def test_g2_no_work_is_followed_up_or_stopped_that_is_over():
    over = desk().contract(safeguards={"C02": True}).project(name="Site", ended=day(-3)).wrote(-9)
    assert told(over, "L03") == ["No work with Northwind is under way, and L03 is for that."]
    asking = desk().project(name="Site", ended=day(-60)).invoice(due=-2).wrote(-20, matter=Matter.PAYMENT)
    assert told(asking, "L03") == []


def test_g1_the_first_check_in_waits_four_days():
    asked = prospect().wrote(-3)
    assert told(asked, "L01") == ["They have been silent for 3 days: L01 is due from 23 Nov on."]
    assert told(asked, "L01", on=1) == []


def test_g1_the_last_check_in_comes_a_week_after_the_first():
    asked = prospect().wrote(-5)
    assert told(asked, "L02") == [
        "They have been silent for 5 days: the first check-in (L01) comes before the last one."
    ]
    once = asked.letter("L01", 0)
    assert told(once, "L02", on=1) == ["They have been silent for 6 days: L02 is due from 30 Nov on."]
    assert told(once, "L02", on=7) == []


def test_g2_a_follow_up_waits_for_the_tuesday_of_the_week_after():
    asked = at_work().wrote(-1)
    assert told(asked, "L03") == ["They have been silent for 1 day: L03 is due from 24 Nov on."]
    assert told(asked, "L03", on=3) == []


def test_g2_work_is_stopped_after_a_follow_up_a_call_and_time_to_answer():
    asked = at_work().wrote(-2)
    assert told(asked, "L04") == [
        "They have been silent for 2 days: a follow-up (L03) comes before you stop, and a call, from 24 Nov on."
    ]
    written_to = asked.letter("L03", 3)
    assert told(written_to, "L04", on=9) == ["They have been silent for 11 days: a call comes before you stop."]


def test_g2_stopping_without_a_clause_may_be_a_breach_and_before_its_days_too():
    silent = desk().project(name="Site").wrote(-12).letter("L03", -5).wrote(-3, channel=Channel.CALL)
    [why] = told(silent, "L04", on=3)
    assert why.startswith(
        "Stopping may itself be a breach: no contract with a clause on silence (C02) is on your desk."
    )
    assert told(silent.contract(safeguards={"C02": True}), "L04", on=3) == []
    allowed = desk().project(name="Site").wrote(-12).letter("L03", -5).wrote(-3, channel=Channel.CALL)
    allowed.contract(safeguards={"C02": True}, silence_days=20)
    assert told(allowed, "L04", on=3) == [
        "They have been silent for 15 days: your contract lets you stop after 20 days (C02)."
    ]
    assert told(allowed, "L04", on=8) == []


def test_g2_nothing_is_stopped_for_a_silence_that_there_is_not():
    assert told(at_work(), "L04") == ["Nothing that you sent waits for an answer: there is no silence yet."]
    assert told(at_work().with_client(stage=Stage.PAUSED).wrote(-1), "L04") == []


def test_g_what_the_playbook_asks_for_is_never_called_the_wrong_letter():
    asked = 0
    for each in sample().all(Client):
        for step in follow_ups(Picture(sample(), each.id, TODAY)):
            if step.letter not in OF_SILENCE or step.on > TODAY:
                continue
            asked += 1
            text = from_desk(sample(), each, step.letter, TODAY, Asked(project=step.thread.project or ""))
            rules = {each.rule for each in check(sample(), each, text, TODAY)}
            assert not rules & {"prospect", "no-work", "too-early"}, (each.name, step.letter)
    assert asked

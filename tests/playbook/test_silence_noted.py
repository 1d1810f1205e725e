"""The stage of a silence is known from the records, and changeable for any of them (G1, G2, G3)."""

from __future__ import annotations

from datetime import date

import pytest
from silence_kit import ACME, picture, steps, told

from clientdesk.model.errors import Refused
from clientdesk.model.journal import Matter, SilenceStage
from clientdesk.model.records import Records
from clientdesk.playbook.picture import Picture
from clientdesk.playbook.silence.noting import noted


def say(line: str, matter: Matter, on: str, **money: str) -> Records:
    seen = picture(told(line, **money), on)
    change = noted(seen.records, ACME, seen.threads[0], matter, date.fromisoformat(on))
    return seen.records.after(change)


def seen(records: Records, on: str) -> Picture:
    return Picture(records, ACME, date.fromisoformat(on))


def test_a_silence_of_letters_alone_is_about_what_the_person_says():
    line = "2026-11-10 L03"
    assert steps(picture(told(line), "2026-11-11")) == ["2026-11-16 to 2026-11-20 G2 look-into-it"]
    after = seen(say(line, Matter.PAYMENT, "2026-11-11"), "2026-11-11")
    assert steps(after) == ["2026-11-16 to 2026-11-20 G3 look-into-it"]
    assert after.threads[0].because == "payment due, as you noted on 11 Nov"


def test_it_wins_over_what_a_message_said_before_and_a_message_after_it_wins():
    records = say("2026-11-02 out working", Matter.NEGOTIATING, "2026-11-04")
    assert seen(records, "2026-11-05").threads[0].stage is Matter.NEGOTIATING
    assert seen(records, "2026-11-03").threads[0].stage is Matter.WORKING
    later = say("2026-11-02 out working; 2026-11-09 out payment", Matter.NEGOTIATING, "2026-11-04")
    assert seen(later, "2026-11-09").threads[0].stage is Matter.PAYMENT


def test_what_is_said_to_be_about_a_payment_ends_with_one():
    records = say("2026-11-10 L03; 2026-11-12 pay", Matter.PAYMENT, "2026-11-11", due="2026-12-30")
    assert seen(records, "2026-11-12").threads == ()


def test_there_is_one_note_a_silence_and_none_for_the_next():
    records = say("2026-11-02 out", Matter.PAYMENT, "2026-11-03")
    again = noted(records, ACME, seen(records, "2026-11-04").threads[0], Matter.WORKING, date(2026, 11, 4))
    assert [each.matter for each in records.after(again).all(SilenceStage)] == [Matter.WORKING]
    assert seen(say("2026-11-02 out; 2026-11-05 in; 2026-11-06 out", Matter.PAYMENT, "2026-11-03"),
                "2026-11-06").threads[0].stage is Matter.WORKING  # fmt: skip


def test_where_a_late_notice_went_out_it_is_about_the_payment():
    with pytest.raises(Refused, match="late notice"):
        say("2026-11-02 L07", Matter.WORKING, "2026-11-03", due="2026-10-01")

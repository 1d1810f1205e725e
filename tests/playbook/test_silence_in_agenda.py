"""The list of silences and the call card say what the agenda says (G, G3), worked out by hand.

Invoice 12 over €100 is due on Thu 1 Oct 2026: its notices are due on Mon 2 Nov (31 Oct is a Saturday), Mon 30 Nov and
Wed 30 Dec.
"""

from __future__ import annotations

from datetime import date

import pytest
from silence_kit import ACME, picture, told

from clientdesk.model.client import Stage
from clientdesk.model.exit import Exit, ExitPath
from clientdesk.model.journal import Incident
from clientdesk.model.records import Records
from clientdesk.playbook.agenda import agenda, ahead
from clientdesk.playbook.rules import verdict_of
from clientdesk.playbook.unanswered.card import call_card
from clientdesk.playbook.unanswered.in_agenda import HELD
from clientdesk.playbook.unanswered.listing import silences

ONE = "The agenda has one step for this and for what is overdue."


def seen(line: str, today: str, **known):
    """The one silence of a line, and what the card says of what comes after the call."""
    records = told(line, **known)
    (silence,) = silences(Records.of_all(records), date.fromisoformat(today))
    on_it = picture(records, today)
    card = call_card(on_it, silence.thread, ahead(on_it, verdict_of(on_it)))
    return silence, next((each.lines for each in card.sections if each.title == "After it"), ())


@pytest.mark.parametrize(
    ("line", "today", "what", "on", "late"),
    [
        ("2026-11-02 L07", "2026-11-09", "Send the 60-day late notice: €100 on 12", date(2026, 11, 30), False),
        ("2026-11-02 L07", "2026-12-02", "Send the 60-day late notice: €100 on 12", date(2026, 11, 30), True),
        ("2026-10-02 out payment; 2026-11-30 L08", "2026-12-01",
         "Send the 90-day late notice: €100 on 12", date(2026, 12, 30), False),
        ("2026-11-10 out payment; 2026-12-01 out; 2026-12-02 L08", "2026-12-03",
         "Send the 90-day late notice: €100 on 12", date(2026, 12, 30), False),
    ],
)  # fmt: skip
def test_once_a_notice_went_out_the_silence_s_step_is_the_next_notice(line, today, what, on, late):
    silence, after = seen(line, today, due="2026-10-01")
    assert (silence.step.what, silence.step.date, silence.step.late, silence.follow_up) == (what, on, late, None)
    assert [silence.step] == agenda(Records.of_all(told(line, due="2026-10-01")), date.fromisoformat(today))
    assert after[1:] == silence.notes == (ONE,)
    assert what in after[0]
    assert after[0].startswith("If nothing comes")
    assert "L06" not in "".join(after)


def test_a_silence_about_work_keeps_its_own_step_beside_the_money():
    line, today = "2026-11-02 out working; 2026-11-03 L07:Site", date(2026, 11, 9)
    records = Records.of_all(told(line, due="2026-10-01", of="site"))
    found = {each.project: each.step.what for each in silences(records, today)}
    assert found == {"": "Follow up on the work", "Site": "Send the 60-day late notice: €100 on 12"}
    assert sorted(found.values()) == sorted(each.what for each in agenda(records, today))


def test_before_any_notice_the_one_step_of_both_is_the_silence_s_and_says_so():
    silence, after = seen("2026-10-02 out; 2026-10-06 L03", "2026-10-12", due="2026-10-01")
    assert silence.step.what == "Call: do they have the work, and when do they pay?"
    assert silence.follow_up is not None
    assert after[0] == "If nothing comes: send the invoice again (L06)."
    assert after[-1] == ONE


def test_who_is_to_be_left_at_once_is_not_being_left_already():
    threat = Incident(id="threat", client=ACME, sign="S12", on=date(2026, 11, 4))
    records = [*told("2026-11-02 out"), threat]
    (silence,) = silences(Records.of_all(records), date(2026, 11, 9))
    assert (silence.step, silence.notes) == (None, ("Leave now comes first: end it in writing.",))
    begun = Exit(id="exit", client=ACME, path=ExitPath.LEAVE_NOW, started=date(2026, 11, 9))
    (silence,) = silences(Records.of_all([*records, begun]), date(2026, 11, 9))
    assert silence.notes == ("No more reminders: they are being left.",)


@pytest.mark.parametrize(
    ("today", "says"),
    [
        ("2026-11-05", "Not before day 4, tomorrow: earlier looks pushy."),
        ("2026-11-06", "Since day 4, and today is day 4: now. The window is day 4 to 7."),
        ("2026-11-11", "Since day 4, and today is day 9: now. The window is day 4 to 7."),
    ],
)
def test_the_window_of_the_first_check_in_speaks_of_today(today, says):
    silence, after = seen("2026-11-02 out", today, stage=Stage.PROSPECT)
    assert silence.notes[0] == after[0] == says


def test_what_is_held_asks_for_nothing():
    silence, after = seen("2026-11-02 L07", "2026-11-09", due="2026-10-01", disputed=True)
    assert (silence.step, after) == (None, (HELD,))

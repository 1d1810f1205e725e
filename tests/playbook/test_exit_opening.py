"""The page before there is an exit: which way, and why; nothing begins before it is answered."""

from __future__ import annotations

import pytest
from builder import TODAY, Book
from exit_kit import Walk, late_payer, threatening
from hypothesis import given
from hypothesis import strategies as st

from clientdesk.model.client import Stage
from clientdesk.model.errors import Refused
from clientdesk.model.exit import ExitPath
from clientdesk.playbook.exit import opening
from clientdesk.playbook.exit.case import open_exit
from clientdesk.playbook.exit.machine import may_start
from clientdesk.playbook.exit.question import Unread

TYPED = (
    "",
    "standard",
    "leave now",
    "leave-now",
    "Standard",
    "sideways",
    "silent",
    "they know where I live",
    "w" * 400,
)


@pytest.mark.parametrize(
    ("book", "sign", "path"), [(late_payer, "S01", "collect-first"), (threatening, "S11", "leave-now")]
)
def test_x07_enter_takes_the_reason_and_the_path_that_are_proposed(book, sign, path):
    desk = book()
    assert opening.begin(desk.records, desk.client_id, TODAY).values == {"reason": sign}
    assert opening.way(desk.records, desk.client_id, TODAY, sign).values == {"path": path, "because": ""}
    begun, client = opening.begun(desk.records, desk.client_id, TODAY, {}).puts
    assert (begun.path, begun.reason, client.stage) == (path, sign, Stage.EXITING)


def test_leaving_at_once_without_a_sign_asks_why_this_path():
    desk = late_payer()
    with pytest.raises(Refused, match="say why"):
        opening.begun(desk.records, desk.client_id, TODAY, {"path": "leave-now"})
    begun = opening.begun(desk.records, desk.client_id, TODAY, {"path": "leave now", "because": "fear"}).puts[0]
    assert (begun.path, begun.path_because) == (ExitPath.LEAVE_NOW, "fear")


def test_another_path_needs_a_reason_at_its_own_question():
    with pytest.raises(Unread) as refused:
        opening.taken(Walk().case, {"path": "leave-now"})
    assert refused.value.key == "because"


@given(st.dictionaries(st.sampled_from(["path", "because"]), st.sampled_from(TYPED)), st.sampled_from([0, 1]))
def test_whatever_is_typed_begins_one_exit_or_none(typed, which):
    desk = (late_payer, threatening)[which]()
    try:
        change = opening.begun(desk.records, desk.client_id, TODAY, typed)
    except Refused:
        return
    records = desk.records.after(change)
    assert open_exit(records, desk.client_id) is not None
    with pytest.raises(Refused, match="under way already"):
        may_start(records, desk.client_id)


def test_x07_a_prospect_is_declined_by_the_paths_that_end_no_work():
    desk = Book().client("Prospect Co", stage=Stage.PROSPECT)
    first = opening.begin(desk.records, desk.client_id, TODAY)
    way = opening.way(desk.records, desk.client_id, TODAY)
    assert (first.title, first.page.heading) == ("Declining the work, properly", "Why do you decline?")
    assert {option.value for option in first.page.questions[0].options} == {"S07", "S19", "S20"}
    assert [option.value for option in way.page.questions[0].options] == ["leave-now", "prospect"]
    assert way.values["path"] == "prospect"
    assert "leave" not in f"{first.title} {first.page.heading} {way.page.heading}".casefold()


def test_a_client_is_left_by_any_path_but_the_one_for_prospects():
    desk = late_payer()
    way = opening.way(desk.records, desk.client_id, TODAY)
    offered = [option.value for option in way.page.questions[0].options]
    assert (way.page.heading, set(offered)) == ("Which way do you leave?", set(ExitPath) - {ExitPath.PROSPECT})

"""What the check says blocks holds up that a letter went out, also in words that are not kept yet (L)."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

import pytest
from onscreen import TODAY, Host
from textual.widgets import Static
from writing_kit import CLIENT, FIRST, ME, MONEY

from clientdesk.letters import Asked, from_desk
from clientdesk.model.change import Change
from clientdesk.model.errors import Refused
from clientdesk.model.journal import Letter
from clientdesk.model.project import Contract
from clientdesk.model.records import Records
from clientdesk.tui.forms.field import Answers
from clientdesk.tui.forms.letters import sent
from clientdesk.tui.screens.letter import LetterView

OWED = Records.of_all(
    [ME, CLIENT, FIRST, Contract(id="c", client=CLIENT.id, late_fee=Decimal(9), safeguards={"C09": True})]
)
"""The first invoice, with a late fee that grows by the day."""


@pytest.mark.parametrize("is_kept", [True, False])
def test_a_wrong_sum_is_asked_about_whether_or_not_the_draft_is_kept_in_those_words(is_kept):
    text = from_desk(MONEY, CLIENT, "L07", TODAY, Asked(invoices=(FIRST.id,)))
    draft = Letter(id="new", client=CLIENT.id, kind="L07", written=TODAY, subject=text.subject, body=text.body,
                   invoices=text.invoices)  # fmt: skip
    changed = draft.but(body=text.body.replace("€2,400", "€2,500"))
    assert changed.body != draft.body
    form = sent(MONEY.after(Change("", (draft,))) if is_kept else MONEY, changed, TODAY)
    assert form.now is not None
    asked = {each.key: each for each in form.now(Answers(form, {"on": "today"}, TODAY))}
    assert "2,500" in asked["anyway"].help
    with pytest.raises(Refused):
        asked["anyway"].rule("no")


def stale() -> Letter:
    """A late notice with a fee, as the desk wrote and kept it eight days ago."""
    then = TODAY - timedelta(days=8)
    text = from_desk(OWED, CLIENT, "L07", then, Asked())
    return Letter(id="old", client=CLIENT.id, kind="L07", written=then, subject=text.subject, body=text.body,
                  invoices=text.invoices)  # fmt: skip


def test_m_what_is_said_of_a_stale_draft_stands_above_the_fields_with_the_keys_of_a_form():
    form = sent(OWED.after(Change("", (stale(),))), stale(), TODAY)
    answers = Answers(form, {}, TODAY)
    assert "Its figures are as of 13 Nov; today it is" in form.look(answers)
    assert "Esc, then F4 where you edit it, writes it anew." in form.look(answers)
    assert answers.doubt("on") == ""


async def test_m_the_view_of_a_stale_draft_says_so_too():
    app = Host(LetterView(stale(), OWED.after(Change("", (stale(),))), TODAY))
    async with app.run_test(size=(80, 24)):
        told = str(app.screen.query_one("#letter-doubts", Static).visual)
        assert told.startswith("Its figures are as of 13 Nov")
        assert told.endswith("F4 once you edit it (e) writes it anew.")

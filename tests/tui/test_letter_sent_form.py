"""What the check says blocks holds up that a letter went out, also in words that are not kept yet (L)."""

from __future__ import annotations

import pytest
from onscreen import TODAY
from writing_kit import CLIENT, FIRST, MONEY

from clientdesk.letters import Asked, from_desk
from clientdesk.model.change import Change
from clientdesk.model.errors import Refused
from clientdesk.model.journal import Letter
from clientdesk.tui.forms.field import Answers
from clientdesk.tui.forms.letters import sent


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

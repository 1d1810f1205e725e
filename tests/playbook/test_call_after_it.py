"""What a call card says of what comes after the call is never a day that has passed (G2, G3)."""

from __future__ import annotations

import pytest
from silence_kit import picture, told

from clientdesk.playbook.unanswered.calls import call_for

NOTICE = "Send the 60-day late notice: €100 on 12."


@pytest.mark.parametrize(
    ("today", "after"),
    [
        ("2026-11-27", f"If nothing comes, Mon 30 Nov: {NOTICE}"),
        ("2026-11-30", f"If nothing comes: {NOTICE}"),
        ("2026-12-09", f"If nothing comes: {NOTICE}"),
    ],
)
@pytest.mark.parametrize("line", ["2026-11-02 L07", "2026-10-02 out payment; 2026-11-02 L07"])
def test_it_names_a_day_that_is_to_come_and_else_none(line, today, after):
    found = call_for(picture(told(line, due="2026-10-01"), today))
    lines = next(each.lines for each in found.card.sections if each.title == "After it")
    assert after in lines

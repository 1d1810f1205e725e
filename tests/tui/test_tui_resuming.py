"""View 3: work that a letter paused and that can go on; d writes down what was said of it."""

from __future__ import annotations

from onscreen import TODAY, a_client, on_top, until

from clientdesk.model.journal import Channel, Direction, Letter, Message
from clientdesk.model.project import Project
from clientdesk.tui.screens.form import FormDialog
from clientdesk.tui.widgets.line_list import LineList

ACME = a_client()
OWN = {"client": ACME.id}
SITE = Project(id="p", name="Site", **OWN)
PAUSED = Letter(id="l", kind="L04", written=TODAY, sent=TODAY, body="…", project="p", **OWN)
ANSWER = Message(id="m", on=TODAY, direction=Direction.IN, channel=Channel.EMAIL, project="p", **OWN)


async def test_d_writes_down_that_they_were_told_and_ends_it(app_on):
    app = app_on(ACME, SITE, PAUSED, ANSWER)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("3")
        await until(pilot, lambda: app.screen.query_one(LineList).keys)
        told = " ".join(str(app.screen.query_one("#step").content).split())
        assert "They have answered: say when the work goes on (Site)" in told
        assert "d writes down that you did: this ends it." in told
        await pilot.press("d")
        form = await on_top(pilot, FormDialog)
        form.action_save()
        await until(pilot, lambda: len(app.session.records.all(Message)) == 2)
        written = next(each for each in app.session.records.all(Message) if each.id != "m")
        assert (written.direction, written.project, written.awaits_reply) == (Direction.OUT, "p", False)
        await until(pilot, lambda: not app.screen.query_one(LineList).keys)

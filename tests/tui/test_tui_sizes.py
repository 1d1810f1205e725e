"""Every view at every size: the design size, the best one, the least usable one, and far too small."""

from __future__ import annotations

import pytest
from onscreen import on_top, until

from clientdesk.model.client import Client
from clientdesk.model.money import shown_totals
from clientdesk.tui.chrome import KeyBar
from clientdesk.tui.screens.client import ClientPage
from clientdesk.tui.screens.form import FormDialog
from clientdesk.tui.widgets.line_list import LineList

USABLE = [(120, 40), (80, 24), (60, 16)]
NAMES = ("Clients", "Timeline", "Agenda", "Referrals", "Guide")


def drawn(app) -> list[str]:
    """The lines of the whole screen."""
    return [strip.text for strip in app.screen._compositor.render_strips(app.size)]


def under_cursor(app) -> str:
    return next(line for line in drawn(app) if line.startswith("▌"))


@pytest.mark.parametrize("size", USABLE, ids=str)
async def test_name_verdict_and_what_is_overdue_are_in_view_under_the_cursor_wherever_it_goes(sample_app, size):
    async with sample_app.run_test(size=size) as pilot:
        for key in ("G", "g", "down", "pagedown"):
            await pilot.press(key)
            await pilot.pause()
            row = sample_app.session.book.row(sample_app.screen.client_id)
            shown = under_cursor(sample_app)
            assert row.client.name[:12] in shown
            assert row.briefly in shown
            assert shown_totals(row.account.overdue) in shown


@pytest.mark.parametrize("size", USABLE, ids=str)
async def test_every_view_has_its_cursor_its_keys_and_the_views_names_in_view(sample_app, size):
    async with sample_app.run_test(size=size) as pilot:
        for view in "2345":
            before = sample_app.screen
            await pilot.press(view)
            await until(pilot, lambda before=before: sample_app.screen is not before)
            await until(pilot, lambda: any(line.startswith("▌") for line in drawn(sample_app)))
            await pilot.press("G")
            await until(pilot, lambda: len(under_cursor(sample_app).strip("▌ ")) > 5)
            assert "keys" in sample_app.screen.query_one(KeyBar).render().plain, view
            assert all(name in drawn(sample_app)[0] for name in NAMES), view


@pytest.mark.parametrize("size", USABLE, ids=str)
async def test_the_pages_of_a_client_and_a_form_keep_what_matters_in_view(sample_app, size):
    async with sample_app.run_test(size=size) as pilot:
        await pilot.press("enter")
        page = await on_top(pilot, ClientPage)
        name = sample_app.session.records.get(Client, page.client_id).name
        await pilot.press("left", "left")
        await until(pilot, lambda: "days late" in under_cursor(sample_app))
        assert any(name in line for line in drawn(sample_app))
        await pilot.press("n")
        form = await on_top(pilot, FormDialog)
        await until(pilot, lambda: form.focused is not None and form.focused.region.height > 0)
        assert any("Number" in line for line in drawn(sample_app))
        assert form.region.contains_region(form.focused.region)


@pytest.mark.parametrize("size", [(20, 5), pytest.param((1, 1), marks=pytest.mark.beside)], ids=str)
async def test_far_too_small_every_key_still_leads_where_it_does_elsewhere(sample_app, size):
    async with sample_app.run_test(size=size) as pilot:
        for key in "23451":
            await pilot.press(key, "down")
        before = sample_app.screen.query_one(LineList).highlighted
        await pilot.press("enter")
        page = await on_top(pilot, ClientPage)
        assert page.client_id == before
        await pilot.press("left", "left", "n")
        await on_top(pilot, FormDialog)
        await pilot.press("escape")
        await on_top(pilot, ClientPage)
        await pilot.resize_terminal(80, 24)
        await until(pilot, lambda: "Invoice" in "".join(drawn(sample_app)))


@pytest.mark.parametrize(
    ("size", "shown"),
    [((120, 40), "sample desk · Sat 21 Nov 2026"), ((80, 24), "sample · 21 Nov 2026"), ((60, 16), "sample")],
    ids=str,
)
async def test_the_top_line_says_at_every_size_that_nothing_is_kept_on_the_sample_desk(sample_app, size, shown):
    sample_app.session.sample = True
    async with sample_app.run_test(size=size) as pilot:
        await until(pilot, lambda: shown in drawn(sample_app)[0])

"""View 2: the worst payer is on top and under the cursor, and their story stands below."""

import pytest
from onscreen import TODAY, a_client, an_invoice, until
from textual.widgets import Static

from clientdesk.ledger.standing import standing
from clientdesk.model.change import Change
from clientdesk.model.invoice import Invoice
from clientdesk.tui.screens import timeline
from clientdesk.tui.screens.timeline import TimelineScreen
from clientdesk.tui.widgets.ageing_strip import AgeingStrip
from clientdesk.tui.widgets.row_parts import Widths
from clientdesk.tui.widgets.survey import Order
from clientdesk.tui.widgets.timeline import Timeline


@pytest.fixture
async def app(sample_app):
    async with sample_app.run_test(size=(120, 40)) as sample_app.pilot:
        await sample_app.pilot.press("2")
        await sample_app.pilot.pause()
        yield sample_app


def lines(app):
    return app.screen.query_one(Timeline)


def story(app):
    return str(app.screen.query_one("#story", Static).content)


async def test_the_longest_overdue_invoice_is_under_the_cursor_and_its_story_below(app, sample):
    worst = max(sample.all(Invoice), key=lambda each: standing(sample, each, TODAY).days_overdue)
    assert lines(app).highlighted == worst.id
    assert worst.number in story(app)
    assert "days after it was due" in story(app)


async def test_the_ageing_of_every_currency_stands_on_top(app):
    text = app.screen.query_one(AgeingStrip).render().plain
    assert "61–90 £2,400" in text
    assert text.count("not due") + text.count("and ") >= 2


async def test_orders_go_round(app):
    for order in (Order.OVERDUE, Order.NAME, Order.LATENESS):
        await app.pilot.press("s")
        assert f"▾ {order.value}" in lines(app).render_line(0).text


async def test_filter_finds_a_client_whatever_the_keyboard(app):
    await app.pilot.press("slash", *"IZMIR")
    await app.pilot.pause()
    shown = {lines(app)._row_of(invoice).client.name for invoice in lines(app)._shown}
    assert shown == {"İzmir Ajans"}


async def test_enter_opens_the_client_and_v_their_own_timeline(app):
    client = app.screen.client_id
    await app.pilot.press("enter")
    await app.pilot.pause()
    assert app.screen.client_id == client
    await app.pilot.press("v")
    await app.pilot.pause()
    assert isinstance(app.screen, TimelineScreen)
    assert {each.client for each in lines(app)._rows.invoices} == {client}
    await app.pilot.press("escape")
    await app.pilot.pause()
    assert not isinstance(app.screen, TimelineScreen)


async def test_a_payment_made_elsewhere_shows_at_once(app):
    invoice = lines(app).selected_row.invoice
    app.session.desk.commit(Change("Disputed", (invoice.but(disputed=True),)))
    app.upkeep.look_again()
    await app.pilot.pause()
    assert lines(app).highlighted == invoice.id
    assert "The client disputes it." in story(app)


async def test_an_empty_desk_says_what_to_do(app_on):
    app = app_on()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("2")
        await pilot.pause()
        screen = "\n".join(lines(app).render_line(y).text for y in range(10))
        assert "import clients, invoices or payments" in screen
        await pilot.press("down", "enter", "s", "0", "space")


async def test_a_large_desk_shows_rows_first_and_adds_up_in_a_worker(app_on, monkeypatch):
    monkeypatch.setattr(timeline, "_AT_ONCE", 0)
    client = a_client()
    app = app_on(client, *(an_invoice(client, f"A-{number}") for number in range(30)))
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("2")
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert "EUR" in app.screen.query_one(AgeingStrip).render().plain
        assert len(lines(app).keys) == 30


@pytest.mark.parametrize("size", [(60, 16), (80, 24), (200, 60)])
async def test_every_size_has_rows(sample_app, size):
    async with sample_app.run_test(size=size) as pilot:
        await pilot.press("2")
        await pilot.pause()
        assert lines(sample_app).page >= 4


async def test_the_story_follows_when_the_cursor_rests(app):
    before = story(app)
    await app.pilot.press("down")
    await until(app.pilot, lambda: story(app) != before)
    assert lines(app).selected_row.invoice.number in story(app)


async def test_all_days_end_soon_after_the_last_and_name_the_coming_year(app):
    for key in ("0", "v"):
        await app.pilot.press(key)
        await until(app.pilot, lambda: lines(app)._rows.invoices)
        await app.pilot.pause(0.2)
        scale = lines(app).scale
        last = max(day for each in lines(app)._rows.invoices for day in (each.due, TODAY) if day)
        assert scale.width - scale.cell(last) <= 6
        head = "".join(segment.text for segment in lines(app).draw_head(0))
        assert "21 Nov" in head


@pytest.mark.parametrize("size", [(120, 40), (80, 24)], ids=str)
async def test_the_legend_is_never_cut(sample_app, size):
    async with sample_app.run_test(size=size) as pilot:
        await pilot.press("2")
        await pilot.pause()
        legend = sample_app.screen.query_one("#legend", Static)
        drawn = " ".join(legend.render_line(y).text for y in range(legend.size.height)).replace("\u00a0", " ")
        for words in ("░ late", "░ paid late", "◇ promise", "⚑ dispute", "! dates"):
            assert words in drawn


def contrast(one, other):
    """The ratio that WCAG asks to be 3 at least for what is drawn."""

    def luminance(colour):
        linear = [each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in colour.normalized]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


async def test_our_own_parts_can_be_seen_in_every_theme(sample_app):
    async with sample_app.run_test(size=(120, 40)) as pilot:
        await pilot.press("2")
        for name in sample_app.available_themes:
            if "ansi" in name:
                continue
            sample_app.theme = name
            await pilot.pause()
            for part in ("on-time", "late", "overdue", "today", "good", "watch", "bad", "accent"):
                style = lines(sample_app).get_component_styles(f"line--{part}")
                ground = lines(sample_app).background_colors[1]
                assert contrast(style.color, ground) >= 3, (name, part)


async def test_v_on_everybodys_timeline_shows_that_of_the_row_s_client(app):
    client = app.screen.client_id
    await app.pilot.press("g", "v")
    await until(app.pilot, lambda: app.screen.page_of is not None)
    assert {each.client for each in lines(app)._rows.invoices} == {app.screen.page_of}
    assert app.screen.page_of == client
    await app.pilot.press("v")
    await app.pilot.pause()
    await app.pilot.press("escape")
    assert app.screen.page_of is None


async def test_the_order_and_the_first_year_never_run_together(sample_app):
    async with sample_app.run_test(size=(60, 16)) as pilot:
        await pilot.press("2")
        await pilot.pause()
        widths = Widths.of(lines(sample_app).room)
        assert lines(sample_app).render_line(0).text[2 + widths.name + widths.number + 1] == " "

"""What was parsed for some colours is kept, and the looks are what Textual makes of them."""

from __future__ import annotations

import pytest
from textual.css import stylesheet as textuals
from textual.css.stylesheet import Stylesheet

from clientdesk.tui.stylesheet import KeptStylesheet

SHEET = "Label { color: $accent; } .-wide Label { background: $surface; }"
RED, BLUE = {"accent": "#ff0000", "surface": "#111111"}, {"accent": "#0000ff", "surface": "#eeeeee"}


def rules(sheet: Stylesheet) -> list[tuple[str, object]]:
    """What it says of whom."""
    return [(rule.selectors, rule.styles.get_rules()) for rule in sheet.rules]


@pytest.fixture
def parsed(monkeypatch):
    """The sheets that were parsed, in their order."""
    parse, told = textuals.parse, []
    monkeypatch.setattr(textuals, "parse", lambda *given, **named: told.append(given[1]) or parse(*given, **named))
    return told


def filled(kind: type[Stylesheet], colours: dict[str, str], sheet: str = SHEET) -> Stylesheet:
    made = kind(variables=dict(colours))
    made.add_source(sheet, read_from=("here", ""))
    made.parse()
    return made


def test_nothing_is_parsed_again_for_the_same_colours(parsed):
    sheet = SHEET + "/* once */"
    kept = filled(KeptStylesheet, RED, sheet)
    kept.set_variables(dict(RED))
    kept.reparse()
    filled(KeptStylesheet, RED, sheet)
    assert parsed == [sheet]


def test_other_colours_give_the_rules_that_textual_gives_and_the_first_ones_come_back(parsed):
    kept = filled(KeptStylesheet, RED)
    before = rules(kept)
    kept.set_variables(dict(BLUE))
    kept.reparse()
    assert rules(kept) == rules(filled(Stylesheet, BLUE)) != before
    times = len(parsed)
    kept.set_variables(dict(RED))
    kept.reparse()
    assert len(parsed) == times
    assert rules(kept) == before == rules(filled(Stylesheet, RED))


async def test_every_theme_of_the_app_looks_as_textual_would_have_it(sample_app):
    async with sample_app.run_test(size=(80, 24)) as pilot:
        for theme in ("daylight", "lamplight"):
            sample_app.theme = theme
            await pilot.pause()
            plain = Stylesheet(variables=sample_app.get_css_variables())
            plain.source = sample_app.stylesheet.source
            plain.parse()
            assert rules(sample_app.stylesheet) == rules(plain)

"""The README shows every screen that `scripts/screenshots.py` takes, and what it points to is there."""

from __future__ import annotations

import re
from pathlib import Path

HOME = Path(__file__).parents[1]
README = (HOME / "README.md").read_text(encoding="utf-8")


def test_every_screenshot_is_shown() -> None:
    taken = re.findall(r'Shot\("([a-z0-9-]+)"', (HOME / "scripts" / "screenshots.py").read_text(encoding="utf-8"))
    shown = re.findall(r"screenshots/([a-z0-9-]+)\.svg", README)
    assert len(taken) > 20
    assert set(shown) == set(taken)
    assert all((HOME / "screenshots" / f"{name}.svg").is_file() for name in shown)


def test_every_page_that_it_points_to_is_there() -> None:
    pages = re.findall(r"\]\(([^)#]+\.md)", README)
    assert len(pages) >= 5
    assert all((HOME / page).is_file() for page in pages)

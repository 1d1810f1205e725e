"""Write an SVG of each screen on the sample desk into screenshots/; with `--check`, only say whether they are so.

Rule: the same bytes every time: a fixed day, a desk made anew, no clock and no ids of the run in the picture.
"""

from __future__ import annotations

import asyncio
import os
import re
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

os.environ |= {"TERM": "xterm-256color", "COLORTERM": "truecolor", "TEXTUAL_ANIMATIONS": "none"}
for unwanted in ("NO_COLOR", "TEXTUAL_COLOR_SYSTEM"):
    os.environ.pop(unwanted, None)

from textual.pilot import Pilot  # noqa: E402  its import reads the environment
from textual.widgets import Input, TextArea  # noqa: E402

from clientdesk.exchange.sample import sample_desk  # noqa: E402
from clientdesk.store.desk import Desk  # noqa: E402
from clientdesk.tui.app import ClientDesk  # noqa: E402
from clientdesk.tui.widgets.row_view import REST_SECONDS  # noqa: E402

ROOT = Path(__file__).parent.parent
FOLDER = ROOT / "screenshots"
TODAY = date(2026, 11, 21)
_RUN_IDS = re.compile(r"terminal-\d+")
_FONT = re.compile(r"\s*@font-face \{.*?\}\n", re.DOTALL)
LARGE, USUAL = (120, 40), (80, 24)


@dataclass(frozen=True, slots=True)
class Shot:
    """A picture: its name, the keys that lead to it from the client list, and the terminal's size.

    `sample` is whether the desk is the sample or an empty one.
    """

    name: str
    keys: tuple[str, ...] = ()
    size: tuple[int, int] = LARGE
    theme: str = "lamplight"
    sample: bool = True


_INVOICES = str(ROOT / "data/import/rechnungen.csv")
_THIRD, _FOURTH = ("down",) * 2, ("down",) * 3
"""In the client list: who is being left already, and who could be."""
_BEGUN = (*_FOURTH, "x", "enter", "enter")
"""An exit with the fourth, begun; its steps."""
_DREADED = (*["down"] * 4, "x", "enter", "enter")
"""An exit with the fifth, whose work is dreaded; its steps."""
_SKIP = ("f3", *"read before", "enter")
_LEFT_AT_ONCE = ("x", *["enter"] * 3)
"""The first, whom nobody has to wait for: the settlement."""
_NOTICE = ("ctrl+p", *"final not", "enter")
"""The final notice to the first."""

SHOTS = (
    Shot("clients"),
    Shot("clients-80x24", size=USUAL),
    Shot("clients-light", theme="daylight"),
    Shot("timeline", ("2",)),
    Shot("timeline-80x24", ("2",), USUAL),
    Shot("timeline-client", ("v",)),
    Shot("agenda", ("3",)),
    Shot("referrals", ("4",), USUAL),
    Shot("guide", ("5", *["down"] * 9)),
    Shot("client-overview", ("enter",)),
    Shot("client-signs", (*_FOURTH, "enter", "right")),
    Shot("client-signs-80x24", (*_FOURTH, "enter", "right"), USUAL),
    Shot("client-remedies", (*_FOURTH, "enter", *["right"] * 2), USUAL),
    Shot("client-scope", ("slash", *"harb", "enter", "enter", *["right"] * 3)),
    Shot("client-log", ("enter", "left", "left", "left")),
    Shot("client-invoices", ("enter", "left", "left"), USUAL),
    Shot("client-contract", ("enter", "left")),
    Shot("trouble", (*_FOURTH, "o")),
    Shot("sign", ("i", *"insul"), USUAL),
    Shot("form-payment", ("p",), USUAL),
    Shot("form-incident", ("i", *"insult", "enter")),
    Shot("form-settings", ("f9",)),
    Shot("import", ("f10", "tab", *_INVOICES, "enter")),
    Shot("exit", (*_FOURTH, "x")),
    Shot("exit-way", (*_FOURTH, "x", "enter")),
    Shot("exit-80x24", (*_FOURTH, "x", "enter"), USUAL),
    Shot("exit-steps", (*_THIRD, "x")),
    Shot("exit-history", (*_BEGUN, "enter")),
    Shot("exit-page", (*_DREADED, *_SKIP, *_SKIP, "enter", "enter")),
    Shot("exit-calendar", (*_DREADED, *_SKIP, *_SKIP, *_SKIP, *["enter"] * 3)),
    Shot("exit-letter", (*_LEFT_AT_ONCE, *["enter"] * 2)),
    Shot("exit-check", (*_LEFT_AT_ONCE, *["enter"] * 4, "ctrl+n")),
    Shot("exit-end", (*_LEFT_AT_ONCE, *["enter"] * 4, "ctrl+n", "ctrl+n", "ctrl+n")),
    Shot("exits", ("X",)),
    Shot("letter", ("enter", "left", "left", "left", "slash", *"letter", "enter", "enter")),
    Shot("writing", _NOTICE),
    Shot("writing-80x24", (*_NOTICE, "f3", *"You never pay. ", "escape"), USUAL),
    Shot("empty", size=USUAL, sample=False),
    Shot("find", ("ctrl+p", *"izm"), USUAL),
    Shot("keys", ("question_mark",)),
)


async def picture(shot: Shot, folder: Path) -> str:
    """One screen as SVG."""
    desk = Desk.open(folder / f"{shot.name}.json", create=True)
    if shot.sample:
        desk.become(sample_desk(TODAY), "The sample desk")
    app = ClientDesk(desk, TODAY, sample=shot.sample, likes=folder / "likes.json")
    app.theme = shot.theme
    async with app.run_test(size=shot.size) as pilot:
        await _press(pilot, shot.keys)
        await _hold_cursor(pilot)
        svg = app.export_screenshot(title="ClientDesk")
    svg = svg.replace("<text class", '<text xml:space="preserve" class')
    return _RUN_IDS.sub(f"clientdesk-{shot.name}", _FONT.sub("\n", svg))


async def _press(pilot: Pilot[None], keys: tuple[str, ...]) -> None:
    """Press the keys, each when what the one before led to is there, and let the screen come to rest."""
    for key in keys:
        await pilot.press(key)
        await pilot.pause(0.02)
    for _ in range(2):
        await pilot.pause(REST_SECONDS + 0.15)


async def _hold_cursor(pilot: Pilot[None]) -> None:
    """Let no cursor blink: a picture is taken while it is there."""
    for field in pilot.app.screen.query("Input, TextArea").results():
        if isinstance(field, Input | TextArea):
            field.cursor_blink = False
    await pilot.pause()


def pictures() -> Iterator[tuple[Path, str]]:
    """Every file and what it must hold."""
    with tempfile.TemporaryDirectory() as folder:
        for shot in SHOTS:
            yield FOLDER / f"{shot.name}.svg", asyncio.run(picture(shot, Path(folder)))


def main(arguments: list[str]) -> int:
    """Write the pictures, or check them; 1 when they are not so."""
    stale = [(file, svg) for file, svg in pictures() if not file.exists() or file.read_text() != svg]
    if "--check" in arguments:
        for file, _svg in stale:
            print(f"{file.name} is not what the program shows: run scripts/screenshots.py")
        return int(bool(stale))
    FOLDER.mkdir(exist_ok=True)
    for file, svg in stale:
        file.write_text(svg)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""Desks to put under the screens."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from pathlib import Path
from shutil import copy

import pytest
from onscreen import TODAY
from resting import Rest
from textual.css.stylesheet import Stylesheet

from clientdesk.exchange.sample import sample_desk
from clientdesk.model.change import Change
from clientdesk.model.record import Record
from clientdesk.model.records import Records
from clientdesk.store.desk import Desk
from clientdesk.tui.app import ClientDesk


@pytest.fixture(scope="session")
def sample() -> Records:
    """The sample desk's records."""
    return sample_desk(TODAY)


@pytest.fixture(scope="session")
def sample_file(sample: Records, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample desk's file, for copies."""
    path = tmp_path_factory.mktemp("sample") / "desk.json"
    Desk.open(path, create=True).become(sample, "Sample")
    return path


@pytest.fixture
def app_on(tmp_path: Path) -> Callable[..., ClientDesk]:
    """The app on a desk that holds some records."""

    def make(*records: Record) -> ClientDesk:
        desk = Desk.open(tmp_path / "desk.json", create=True)
        if records:
            desk.commit(Change("Set up", records))
        return ClientDesk(desk, TODAY, likes=tmp_path / "likes.json")

    return make


@pytest.fixture
def sample_app(sample_file: Path, tmp_path: Path) -> ClientDesk:
    """The app on a copy of the sample desk."""
    desk = Desk.open(Path(copy(sample_file, tmp_path)))
    return ClientDesk(desk, TODAY, likes=tmp_path / "likes.json")


@pytest.fixture(autouse=True, scope="session")
def sheets() -> Iterator[None]:
    """Parse each style sheet once for all apps, a fifth of their time: its text and variables alone make its rules."""
    parse, parsed = Stylesheet._parse_rules, {}

    def once(self, *sheet, **named):
        key = (*self._variables.items(), sheet, *named.items())
        if key not in parsed:
            parsed[key] = parse(self, *sheet, **named)
        return parsed[key]

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(Stylesheet, "_parse_rules", once)
        yield


@pytest.fixture(autouse=True, scope="session")
def rests() -> Iterator[None]:
    """Wait for an app until it is at rest, and draw it then."""
    with pytest.MonkeyPatch.context() as patched:
        Rest(patched)
        yield


@pytest.fixture(autouse=True)
def garbage() -> Iterator[None]:
    """The app freezes what it finds, and makes full rounds itself; the next test starts as if it had not."""
    before = gc.get_threshold()
    yield
    gc.set_threshold(*before)
    gc.enable()
    gc.unfreeze()

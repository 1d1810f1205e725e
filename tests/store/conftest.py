from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where a desk would be; there is none yet."""
    return tmp_path / "desk.json"


@pytest.fixture(params=[0o000, 0o777], ids=["umask 000", "umask 777"])
def open_umask(request: pytest.FixtureRequest) -> Iterator[None]:
    """A umask that takes nothing away, or everything."""
    before = os.umask(request.param)
    yield
    os.umask(before)

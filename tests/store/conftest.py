from __future__ import annotations

from pathlib import Path

import pytest


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where a desk would be; there is none yet."""
    return tmp_path / "desk.json"

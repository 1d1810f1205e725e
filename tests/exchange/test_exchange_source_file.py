"""A file too large for memory is refused in one sentence, and so is one that can't be opened."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest

from clientdesk.exchange import source_file
from clientdesk.exchange.source_file import read_file, read_stream
from clientdesk.model.errors import Refused


def test_a_file_is_read_up_to_a_size(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(source_file, "MOST", 3_000_000)
    path = tmp_path / "list.csv"
    path.write_bytes(b"x" * 3_000_000)
    assert len(read_file(path, "list.csv")) == 3_000_000
    with pytest.raises(Refused, match="What came in is larger than 3 MB"):
        read_stream(BytesIO(b"x" * 3_000_001), "What came in")


def test_a_file_that_can_not_be_opened_says_why(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="can't be read: No such file"):
        read_file(tmp_path / "none", "list.csv")

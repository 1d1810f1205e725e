"""What a run of the command line leaves, for the tests of this room."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

import msgspec

TODAY = date(2026, 11, 21)


@dataclass(frozen=True)
class Done:
    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        assert self.code == 0, self.err
        return msgspec.json.decode(self.out)

    @property
    def id(self) -> str:
        assert self.code == 0, self.err
        return self.out.strip()


Cli = Callable[..., Done]

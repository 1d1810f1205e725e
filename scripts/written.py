"""Pages that scripts write: written anew, or with `--check` only compared, for CI."""

from __future__ import annotations

import sys
from pathlib import Path


def write_or_check(target: Path, wanted: str) -> int:
    """Write a page, or say that it is not what it must be; the exit code."""
    if "--check" not in sys.argv[1:]:
        target.write_text(wanted, encoding="utf-8")
        return 0
    if target.exists() and target.read_text(encoding="utf-8") == wanted:
        return 0
    print(f"{target.name} is not what the program says. Run: python {sys.argv[0]}", file=sys.stderr)
    return 1

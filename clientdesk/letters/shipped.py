"""Where the program's own templates are: a folder a language. Rule: they are read, never written."""

from __future__ import annotations

from pathlib import Path

TEMPLATES = Path(__file__).parent / "templates"

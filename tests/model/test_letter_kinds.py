"""Each kind of letter has one name in the rules, and stands in the table of all kinds."""

from __future__ import annotations

import re
from pathlib import Path

import clientdesk
from clientdesk.letters.names import GROUPS, NAMES
from clientdesk.model import letter_kinds

KIND = re.compile(r"L\d\d[a-z]?")
ROOT = Path(clientdesk.__file__).parent
TABLES = {"letters/names.py", "letters/reason.py", "letters/check/length.py", "letters/check/missing.py"}
"""Where a kind stands by its id, as a line for each of them is easiest to read so."""


def test_every_kind_has_a_name_and_every_name_is_a_kind() -> None:
    named = {value for value in vars(letter_kinds).values() if isinstance(value, str) and KIND.fullmatch(value)}
    assert named == set(NAMES) == {kind for group in GROUPS.values() for kind in group}


def test_no_rule_names_a_kind_by_its_id() -> None:
    literal = re.compile(r"""["']L\d\d[a-z]?["']""")
    files = {path.relative_to(ROOT).as_posix(): path.read_text(encoding="utf-8") for path in ROOT.rglob("*.py")}
    found = {name for name, text in files.items() if literal.search(text)}
    assert found == {"model/letter_kinds.py", *TABLES}

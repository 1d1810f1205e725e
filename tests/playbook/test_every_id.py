"""Every sign, remedy and safeguard of the handbook is named by a test besides this one."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from clientdesk.model.remedies import REMEDIES
from clientdesk.model.signs import SIGNS
from clientdesk.playbook.safeguards import SAFEGUARDS

HERE = Path(__file__)
TEXT = "\n".join(
    path.read_text(encoding="utf-8") for path in sorted(HERE.parents[1].rglob("test_*.py")) if path.name != HERE.name
)
NAMED = set(re.findall(r"\b([SRC]\d\d)\b", TEXT))


@pytest.mark.parametrize("known", [SIGNS, REMEDIES, SAFEGUARDS], ids=["signs", "remedies", "safeguards"])
def test_every_id_is_named_by_a_test(known):
    assert set(known) - NAMED == set()

"""The template that the page on templates begins with (`docs/templates.md`): what it writes passes the check (L)."""

from __future__ import annotations

from pathlib import Path

import pytest
from builder import TODAY
from sample_kit import records

from clientdesk.letters import Asked, from_desk
from clientdesk.letters.check import check
from clientdesk.model.client import Client, Language
from clientdesk.model.errors import Refused

PAGE = Path(__file__).parents[2] / "docs" / "templates.md"


@pytest.fixture
def own(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A folder of templates, with the page's example for L07."""
    monkeypatch.setenv("CLIENTDESK_TEMPLATES", str(tmp_path))
    (tmp_path / "en").mkdir()
    file = tmp_path / "en" / "L07.txt"
    file.write_text(PAGE.read_text(encoding="utf-8").partition("```jinja\n")[2].partition("```")[0], encoding="utf-8")
    return file


def told(client: Client) -> list[str]:
    """What the check says of it to a client, but for whether it is its turn; `-` where there is none."""
    try:
        text = from_desk(records(), client, "L07", TODAY, Asked(language=Language.ENGLISH))
    except Refused:
        return ["-"]
    return [str(each.why) for each in check(records(), client, text, TODAY) if each.rule not in ("again", "too-early")]


def test_nothing_is_wrong_with_the_page_s_letter_whoever_it_goes_to(own):
    found = [told(each) for each in records().all(Client)]
    written = [each for each in found if each != ["-"]]
    assert len(written) > 3
    assert not any(written), written


def test_a_sum_with_a_fee_that_the_letter_nowhere_speaks_of_is_told(own):
    text = own.read_text(encoding="utf-8")
    line = "- Invoice {{ each.number }}, due on {{ each.due|day }}: {{ each.open|money }}"
    lines = f"{{% for each in invoices %}}\n{line}\n{{% endfor %}}"
    own.write_text(text.replace('{% include "_account.txt" %}', lines), encoding="utf-8")
    pinnacle = next(each for each in records().all(Client) if each.name.startswith("Pinnacle"))
    assert told(pinnacle) == [
        "$2,927.17 holds a late fee of $27.17, and it nowhere says so: add the fee and its basis."
    ]

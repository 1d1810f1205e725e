"""Every letter of the sample desk: nothing is wrong with it, and no label of the program leaves with it (L).

Templates and languages are found, not listed: a new one is held to the same.
"""

from __future__ import annotations

import re
import tomllib

import pytest
from builder import TODAY
from check_kit import OF_THE_LADDER
from sample_kit import asked, records, written

from clientdesk.exchange.ics import calendar
from clientdesk.exchange.letter import FORMS, Outgoing, file_name, letter_file
from clientdesk.letters import kinds
from clientdesk.letters.check import check
from clientdesk.letters.names import NEEDS_COLLEAGUE
from clientdesk.letters.render import TEMPLATES
from clientdesk.model.client import Language
from clientdesk.model.signs import SIGNS
from clientdesk.playbook.agenda import agenda
from clientdesk.playbook.assessment import Assessment

FILES = sorted(path for path in TEMPLATES.glob("*/*") if path.is_file())
LABELS = [
    *(sign.name for sign in SIGNS.values()), *(sign.words for sign in SIGNS.values()),
    *(each.words for each in Assessment if " " in each.words),
    "client ?desk", "fire[ds]?", "firing", "verdict", "score",
]  # fmt: skip
LABEL = re.compile(rf"\b(?:{'|'.join(LABELS)})\b", re.IGNORECASE)
ID = re.compile(r"(?<![\w.-])(?:S[0-2]\d|R(?:0\d|10)|X0\d|G[1-4]|C(?:0\d|1[01])|L[0-2]\db?)(?![\w-])")
OF_THE_TURN = (*OF_THE_LADDER, "warning", "prospect", "no-work", "breach", "court")
"""Rules on whether it is a letter's turn."""


def is_clean(text: str) -> bool:
    return not LABEL.search(text) and not ID.search(text)


@pytest.mark.parametrize("language", Language)
def test_each_letter_of_the_sample_desk_passes_the_check(language):
    for client, letter in written(language):
        found = check(records(), client, letter, TODAY)
        assert [each for each in found if each.rule not in OF_THE_TURN] == [], (letter.kind, client.name)


@pytest.mark.parametrize("language", Language)
def test_there_is_a_letter_of_each_kind_that_has_a_template(language):
    assert {letter.kind for _, letter in written(language)} == set(kinds(language))


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_no_template_says_a_label(path):
    text = path.read_text("utf-8")
    if path.suffix == ".toml":
        said = tomllib.loads(text).values()
        text = "\n".join(str(part) for each in said for part in (each.values() if isinstance(each, dict) else (each,)))
    assert is_clean(re.sub(r"\{#.*?#\}|\{%.*?%\}", "", text, flags=re.DOTALL))


@pytest.mark.parametrize("language", Language)
def test_no_letter_says_a_label_nor_does_its_file_or_its_name(language):
    for client, letter in written(language):
        assert is_clean(f"{letter.subject}\n{letter.body}")
        whom = asked(letter.kind, language).colleagues
        to = whom[0].id if letter.kind in NEEDS_COLLEAGUE else None
        out = Outgoing(client.id, letter.subject, letter.body, letter.language, TODAY, to)
        assert all(is_clean(file_name(records(), out, form)) for form in FORMS)
        assert is_clean(letter_file(records(), out, ".txt").decode())
        head = letter_file(records(), out, ".eml").partition(b"\r\n\r\n")[0].decode()
        assert is_clean(head)


def test_no_title_of_a_pdf_says_a_label_nor_what_made_it():
    pytest.importorskip("typst")
    client, letter = next(pair for pair in written(Language.ENGLISH) if pair[1].kind == "L10")
    out = Outgoing(client.id, letter.subject, letter.body, letter.language, TODAY)
    told = letter_file(records(), out, ".pdf").decode("latin-1")
    assert "/Title" in told
    assert not re.search("client ?desk|final-notice|leave now|let go", told, re.IGNORECASE)


def test_no_event_of_a_calendar_says_a_label():
    steps = agenda(records(), TODAY)
    told = calendar(steps, TODAY)[0].decode().replace("\r\n ", "")
    said = [line for line in told.split("\r\n") if line.startswith(("SUMMARY", "DESCRIPTION", "PRODID", "CATEGORIES"))]
    assert len(said) > len(steps)
    assert all(map(is_clean, said))

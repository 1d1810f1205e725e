"""What a letter from outside is, by its subject: only those of the desk are written for that which could have it."""

from __future__ import annotations

from pathlib import Path

import pytest
from builder import TODAY
from chasing_kit import OF_AN_EXIT, bare, in_touch, owing
from letters_kit import busy_desk, case, letter_in

from clientdesk.letters import Asked, LetterText, from_desk, kinds
from clientdesk.letters.chasing import CHASING
from clientdesk.letters.check.guess import of_client
from clientdesk.letters.check.subject import kinds_for
from clientdesk.letters.own import FOLDER
from clientdesk.model.client import Client, Language
from clientdesk.model.errors import Refused
from clientdesk.model.journal import Letter


def subjects(language: Language) -> dict[str, set[str]]:
    """The subjects that a desk gives each kind, with much to say and with little."""
    found: dict[str, set[str]] = {}
    for kind in OF_AN_EXIT:
        found[kind] = {letter_in(case(busy_desk()), kind, language).subject}
    for book in (bare(), in_touch(), owing()):
        client = book.records.get(Client, book.client_id)
        for kind in CHASING:
            try:
                written = from_desk(book.records, client, kind, TODAY, Asked(language=language))
            except Refused:
                continue
            found.setdefault(kind, set()).add(written.subject)
    return found


@pytest.mark.parametrize("language", Language)
def test_no_kind_is_left_out_that_has_the_subject_and_most_of_the_others_are(language: Language) -> None:
    found = [(kind, each) for kind, every in subjects(language).items() for each in every]
    assert {kind for kind, _ in found} == set(kinds(language))
    left = [list(kinds_for(each, language)) for _, each in found]
    assert all(kind in could_be for (kind, _), could_be in zip(found, left, strict=True))
    assert sum(map(len, left)) < len(left) * len(kinds(language)) / 2


def test_a_letter_is_known_by_its_subject_and_of_two_with_one_subject_by_its_words() -> None:
    book = bare()
    client = book.records.get(Client, book.client_id)
    for kind in ("L08", "L15", "L16"):
        written = from_desk(book.records, client, kind, TODAY, Asked())
        told = LetterText("", Language.ENGLISH, written.subject, written.body)
        assert of_client(book.records, client, told, TODAY).kind == kind


@pytest.mark.parametrize(
    ("head", "subject", "could_be"),
    [
        ("{{ client }}", "Anything at all", True),
        ('{% include "subject.txt" %}', "Anything at all", True),
        ("Kindly remember {{ invoices[0].number }}", "Kindly remember A-1", True),
        ("Kindly remember {{ invoices[0].number }}", "Invoice A-1 is late", False),
        ("{{ 'Kindly' if project else 'Remember' }}", "Remember", True),
    ],
)
def test_ones_own_template_goes_before_ours(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, head: str, subject: str, could_be: bool
) -> None:
    monkeypatch.setenv(FOLDER, str(tmp_path))
    (tmp_path / "en").mkdir()
    (tmp_path / "en" / "L08.txt").write_text(f"{head}\n\nDear Ada,\n")
    assert ("L08" in kinds_for(subject, Language.ENGLISH)) is could_be
    (tmp_path / "en" / "L08.txt").write_bytes(b"\xff\xfe")
    assert "L08" not in kinds_for(subject, Language.ENGLISH)


def test_no_subject_is_of_no_kind() -> None:
    assert not list(kinds_for("", Language.ENGLISH))
    book = bare().add(Letter, kind="L07", subject="Late", body="…", written=TODAY)
    client = book.records.get(Client, book.client_id)
    assert of_client(book.records, client, LetterText("", Language.ENGLISH, "Late", "…"), TODAY).kind == "L07"

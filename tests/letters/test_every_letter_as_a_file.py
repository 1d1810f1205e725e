"""Every kind of letter, in every language, as the files it can leave as: the same words come back out of each (L)."""

from __future__ import annotations

import subprocess
from email import message_from_bytes, policy
from functools import cache
from shutil import which

import pytest
from builder import TODAY
from sample_kit import records, written

from clientdesk.exchange.letter import Outgoing, letter_file
from clientdesk.letters.names import NEEDS_COLLEAGUE
from clientdesk.model.client import Language
from clientdesk.model.settings import Colleague

HEADERS = {"X-Unsent", "From", "To", "Subject", "MIME-Version", "Content-Type", "Content-Transfer-Encoding"}


@cache
def leaving(language: Language) -> list[Outgoing]:
    """A letter of each kind, as what leaves."""
    of_each = {letter.kind: (client, letter) for client, letter in reversed(written(language))}
    agreed = next(each.id for each in records().all(Colleague) if each.agreed)
    return [
        Outgoing(
            client.id, letter.subject, letter.body, language, TODAY, agreed if kind in NEEDS_COLLEAGUE else None
        )
        for kind, (client, letter) in sorted(of_each.items())
    ]  # fmt: skip


@pytest.mark.parametrize("language", Language)
def test_l_each_draft_opens_as_one_message_with_the_intended_headers(language):
    for each in leaving(language):
        found = message_from_bytes(letter_file(records(), each, ".eml"), policy=policy.default)
        assert (set(found.keys()), found.defects, found.is_multipart()) == (HEADERS, [], False)
        assert (found["X-Unsent"], found["Subject"]) == ("1", each.subject)
        assert found.get_content().replace("\r\n", "\n").rstrip("\n") == each.body


@pytest.mark.skipif(not which("pdftotext"), reason="poppler is not installed")
@pytest.mark.parametrize("language", Language)
def test_l_each_page_comes_back_with_every_letter_of_it(language, tmp_path):
    pytest.importorskip("typst")
    for each in leaving(language):
        pdf = tmp_path / "letter.pdf"
        pdf.write_bytes(letter_file(records(), each, ".pdf"))
        told = subprocess.run(["pdftotext", "-layout", pdf, "-"], check=True, capture_output=True, encoding="utf-8")
        page = _words(told.stdout)
        assert [line for line in (each.subject, *each.body.split("\n")) if _words(line) not in page] == []


def _words(text: str) -> str:
    """A text however its lines are broken (after a hyphen too), and its bullets drawn."""
    return "".join(text.replace("–", "-").split())

"""A letter as a PDF: it comes back by its text, its fonts are in it, and what can't be printed is named."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from shutil import which

import pytest
from letter_kit import BODY, book, letter

from clientdesk.exchange.letter import Made, letter_file, made
from clientdesk.exchange.paper_size import PaperSize
from clientdesk.exchange.pdf import NoPdf
from clientdesk.model.client import Language

pytest.importorskip("typst")

LONG = "\n\n".join([BODY, *["A paragraph that goes on, so that the letter has a second page. " * 12] * 5, "Ada Şahin"])
needs_poppler = pytest.mark.skipif(not which("pdftotext"), reason="poppler is not installed")


@pytest.fixture(scope="session")
def turkish(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A letter of two pages, in Turkish, in words that would be markup if they were read as such."""
    path = tmp_path_factory.mktemp("letter") / "letter.pdf"
    asked = letter(book(), "Fatura: #strong[K-1] $x$ *a*", LONG, language=Language.TURKISH)
    path.write_bytes(letter_file(*asked, ".pdf"))
    return path


def told_by(*command: str) -> str:
    return subprocess.run(command, check=True, capture_output=True, encoding="utf-8").stdout


def pages(pdf: Path) -> list[str]:
    """The text of each page, a space for each run of white space."""
    every = told_by("pdftotext", "-layout", str(pdf), "-").split("\f")
    return [" ".join(page.split()) for page in every if page.strip()]


@needs_poppler
def test_its_text_comes_back_with_every_letter(turkish: Path) -> None:
    first, _second = pages(turkish)
    for text in ("Ada Şahin Gül Sok. 3 34000 İstanbul ada@example.com", "Kedai Seni Puan Siti 1 Jalan Satu",
                 "21 Kasım 2026", "Fatura: #strong[K-1] $x$ *a*", "– Invoice K-1: ₺1.234,50, due on 1 October 2026",
                 "20,00 € for Işık Ağı, İzmir"):  # fmt: skip
        assert text in first


@needs_poppler
def test_pages_are_numbered_from_the_second_on(turkish: Path) -> None:
    first, second = pages(turkish)
    assert not first.replace(" ", "").endswith("1/2")
    assert second.replace(" ", "").endswith("2/2")


@needs_poppler
def test_every_font_is_in_it(turkish: Path) -> None:
    fonts = told_by("pdffonts", str(turkish)).splitlines()[2:]
    assert len(fonts) >= 2
    assert all(line.split()[-5] == "yes" for line in fonts)


@needs_poppler
def test_it_tells_its_subject_its_author_and_its_day_and_nothing_of_this_program(turkish: Path) -> None:
    told = told_by("pdfinfo", "-isodates", str(turkish))
    assert "Fatura: #strong[K-1] $x$ *a*" in told
    assert "Ada Şahin" in told
    assert "2026-11-21T00:00:00" in told
    assert b"clientdesk" not in turkish.read_bytes().lower()


def test_it_is_an_archives_pdf_in_the_letters_language(turkish: Path) -> None:
    data = turkish.read_bytes()
    assert data.startswith(b"%PDF-1.7")
    assert b"<pdfaid:part>2</pdfaid:part>" in data
    assert b"/Lang(tr)" in data.replace(b" (", b"(")


@pytest.mark.parametrize(("country", "asked", "box"), [
    ("DE", None, b"595.27"), ("US", None, b"612"), ("US", PaperSize.A4, b"595.27"), ("", PaperSize.LETTER, b"612"),
])  # fmt: skip
def test_the_paper_is_the_countrys_unless_the_other_is_asked_for(country, asked, box):
    data = letter_file(*letter(book(country=country)), ".pdf", asked)
    assert box in data.split(b"/MediaBox")[1][:30]


def test_the_same_letter_is_the_same_bytes():
    assert letter_file(*letter(book()), ".pdf") == letter_file(*letter(book()), ".pdf")


@pytest.fixture(scope="session")
def odd() -> Made:
    """A letter with what no font here has: an unassigned script's letter, twice."""
    return made(*letter(book(), body=f"{BODY}\n\n\U00012000 and \U00012000, not ₺ € İ"), ".pdf")


def test_what_cannot_be_printed_is_named_and_the_letter_is_written_all_the_same(odd: Made) -> None:
    if not odd.notes:
        pytest.skip("a font of this machine has cuneiform")
    assert odd.notes == ("No font here has these characters, which are boxes in the PDF: \U00012000",)
    assert odd.data.startswith(b"%PDF")


def test_nothing_is_said_of_a_letter_that_can_be_printed():
    assert made(*letter(book(), language=Language.TURKISH), ".pdf").notes == ()


def test_without_typst_there_is_a_sentence_with_the_way_to_it(monkeypatch):
    monkeypatch.setitem(sys.modules, "typst", None)
    with pytest.raises(NoPdf, match=r"pip install 'clientdesk\[pdf\]'"):
        letter_file(*letter(book()), ".pdf")


@pytest.mark.parametrize(
    "body", ["", "x", "- only\n- a list", "#" * 200, "a" * 300, "\\u{41} \" ' $ # [ ] <x>", "\t\ta"]
)
def test_any_words_can_be_set(body):
    assert letter_file(*letter(book(name="#x $ [", contact="", address=""), "#", body), ".pdf").startswith(b"%PDF")

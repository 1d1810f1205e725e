"""Searching folds one character to one character; text that enters the desk is clean."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clientdesk.model.names import as_sentence, clean, clean_lines, fold, initial_names, sentence


@pytest.mark.parametrize(
    ("name", "folded"),
    [
        ("İzmir", "izmir"),
        ("ISPARTA", "isparta"),
        ("ılık", "ilik"),
        ("Şule Öztürk", "sule ozturk"),
        ("Müller & Söhne", "muller & sohne"),
        ("客户", "客户"),
        ("Straße", "strase"),
        ("ŁÓDŹ", "lodz"),
        ("ΑΣ", "ασ"),
    ],
)
def test_case_accents_and_the_four_turkish_is_are_one(name, folded):
    assert fold(name) == folded


@given(st.text())
def test_folding_keeps_every_character_in_its_place(text):
    assert len(fold(text)) == len(text)
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize(
    ("raw", "cleaned"),
    [
        ("  a \t b\n", "a b"),
        ("\x1b[2Jx", "[2Jx"),
        ("a\x00b", "ab"),
        ("\u202eabc", "abc"),
        ("x\x9b31my", "x31my"),
        ("   ", ""),
        ("👩\u200d🎨 Atelier", "👩\u200d🎨 Atelier"),
        ("\ufeffA", "A"),
        ("a\u2028b", "a b"),
    ],
)
def test_a_single_line_is_cleaned(raw, cleaned):
    assert clean(raw) == cleaned


@given(st.text())
def test_nothing_that_steers_a_terminal_is_left(text):
    for result in (clean(text), clean_lines(text).replace("\n", "").replace("\t", "")):
        assert not any(unicodedata.category(char) in {"Cc", "Cs"} for char in result)
        assert not set(result) & set("\u202e\u202d\u2066\u2069\u2028")


def test_lines_stay_lines():
    assert clean_lines("a\r\nb\rc\x1b") == "a\nb\nc"


def test_names_for_a_sentence():
    assert initial_names(["Ada", "Bo"]) == "Ada, Bo"
    assert initial_names(list("abcdefg")) == "a, b, c, d, e and 2 more"


@pytest.mark.parametrize(
    ("words", "told"),
    [("Added Acme", "Added Acme."), ("Added Ege Turizm A.Ş.", "Added Ege Turizm A.Ş."),
     ("Added Yahoo!", "Added Yahoo!"), ("Added “A.Ş.”", "Added “A.Ş.”.")],
)  # fmt: skip
def test_a_sentence_ends_once_whatever_name_it_ends_with(words, told):
    assert sentence(words) == told


@pytest.mark.parametrize(
    ("clause", "told"),
    [("no answer", "No answer."), ("asked by Ege Turizm A.Ş.", "Asked by Ege Turizm A.Ş."), ("ılık su", "Ilık su."),
     ("12 is due", "12 is due."), ("", ".")],
)  # fmt: skip
def test_a_clause_becomes_a_sentence_of_its_own(clause, told):
    assert as_sentence(clause) == told

"""A country is read in one place, however it is written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clientdesk.model.country import FILE, country_in, in_full, is_same, name_of
from clientdesk.model.entry.rules import country


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("DE", "DE"), (" de ", "DE"), ("DEU", "DE"), ("Germany", "DE"), ("Almanya", "DE"), ("Deutschland", "DE"),
        ("Polska", "PL"), ("Ελλάδα", "GR"), ("日本", "JP"), ("turkiye", "TR"), ("TURKEY", "TR"),
        ("the Netherlands", "NL"), ("UK", "GB"), ("EL", "GR"), ("İngiltere", "GB"), ("U.S.A.", "US"),
        ("U.K.", "GB"), ("u.s.", "US"),
        ("Cote d'Ivoire", "CI"), ("Saint Lucia", "LC"), ("Bosnia & Herzegovina", "BA"),
    ],
)  # fmt: skip
def test_a_country_is_known_by_its_codes_its_english_name_its_own_and_its_neighbours(text: str, kept: str) -> None:
    assert str(country_in(text)) == kept


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("de-by", "DE-BY"), ("de_BY", "DE-BY"), ("Germany-Bayern", "DE-Bayern"), ("England", "GB-ENG"),
        ("UK-Scotland", "GB-SCT"),
        ("England & Wales", "GB-ENG"), ("gb-wls", "GB-WLS"), ("Guinea-Bissau", "GW"), ("DE-", "DE"),
    ],
)  # fmt: skip
def test_a_region_stays_with_its_country_and_a_dash_in_a_name_begins_none(text: str, kept: str) -> None:
    assert str(country_in(text)) == kept


@pytest.mark.parametrize(
    "text", ["", " ", "-", "X", "Atlantis", "München", "Atlantis-BY", "European Union", "EU", "ZZ"]
)
def test_nothing_else_is_guessed(text: str) -> None:
    assert not country_in(text).code
    assert name_of(text) == ""


@given(st.one_of(st.text(max_size=12), st.sampled_from(["de-by", "UK-Wales", "Japan-13", "el"])))
def test_what_is_kept_is_read_as_the_same(text: str) -> None:
    found = country_in(text)
    assert country_in(str(found)) == found


def test_each_country_of_the_table_is_its_code_and_its_english_name() -> None:
    for line in FILE.read_text(encoding="utf-8").splitlines():
        code, _, names = line.partition(" ")
        assert name_of(code) == name_of(names.partition("|")[0]) == names.partition("|")[0]
        assert len(code) == 2


@pytest.mark.parametrize(
    ("one", "other", "is_one"),
    [("DE-BY", "Germany", True), ("GB-SCT", "England", True), ("DE", "FR", False), ("Atlantis", "atlantis", True),
     ("Atlantis", "DE", False), ("", "", False), ("", "DE", False)],
)  # fmt: skip
def test_two_are_one_country_whatever_their_regions(one: str, other: str, is_one: bool) -> None:
    assert is_same(one, other) is is_one


@pytest.mark.parametrize(("typed", "kept"), [("Türkiye", "TR"), ("Germany-BY", "DE-BY"), ("Atlantis", "Atlantis")])
def test_a_country_enters_the_desk_by_its_code(typed: str, kept: str) -> None:
    assert country(typed) == kept


@pytest.mark.parametrize(
    ("kept", "told"),
    [
        ("DE", "Germany"),
        ("DE-BY", "Germany, BY"),
        ("", ""),
        ("Atlantis", "Atlantis"),
        ("ZZ", "ZZ"),
        ("England", "England, United Kingdom"),
        ("GB-XYZ", "United Kingdom, XYZ"),
    ],
)
def test_a_person_reads_its_name(kept: str, told: str) -> None:
    assert in_full(kept) == told

"""Which courts a contract names (C03): the person's own, by its name, its place or their country, or others."""

from __future__ import annotations

import pytest

from clientdesk.model.settings import Court, Settings
from clientdesk.playbook.dunning.agreed_court import is_own


def own(agreed: str, country: str = "GB", court: str = "County Court at Leeds") -> bool:
    return is_own(Settings(country=country, court=Court(name=court)), agreed)


@pytest.mark.parametrize(
    "agreed",
    ["Leeds", "the courts of Leeds", "LEEDS", "County Court at Leeds", "the County Court at Leeds, England", "UK",
     "England and Wales", "the courts of England and Wales", "exclusive jurisdiction of the courts of England.",
     "United Kingdom", "courts in the U.K.", "gb", "Leeds (Great Britain)",
     "the non-exclusive jurisdiction of England"],
)  # fmt: skip
def test_it_is_their_own_by_its_name_its_place_or_their_country(agreed):
    assert own(agreed)


@pytest.mark.parametrize(
    "agreed",
    ["", " ", "Berlin", "Germany", "the courts of Germany", "Leeds or Berlin", "County Court at Leeds or Germany",
     "the courts", "small claims court", "the High Court, London", "ours", "de", "Ireland", "IE", "AT", "New Leeds"],
)  # fmt: skip
def test_whatever_else_is_named_may_be_another_court(agreed):
    assert not own(agreed)


def test_without_a_court_of_their_own_only_their_country_is_theirs():
    assert own("England", court="")
    assert not own("Leeds", court="")
    assert not own("", court="")


def test_a_kind_of_court_is_held_against_the_whole_of_it():
    assert own("Amtsgericht Köln", "DE", "Amtsgericht Köln")
    assert own("Köln, Deutschland", "DE", "Amtsgericht Köln")
    assert not own("Amtsgericht Berlin", "DE", "Amtsgericht Köln")
    assert own("İstanbul mahkemeleri", "TR", "İstanbul Tüketici Mahkemesi")


def test_another_part_of_their_country_is_not_theirs():
    assert own("England", "GB-ENG")
    assert not own("Scotland", "GB-ENG")
    assert own("United Kingdom", "GB-SCT")

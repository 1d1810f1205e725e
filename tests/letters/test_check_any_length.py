"""A long text is checked as quickly as its length allows: each rule goes through it once, whatever it finds (L)."""

from __future__ import annotations

from collections.abc import Callable
from time import perf_counter

import pytest
from check_kit import found, owing, written
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from clientdesk.letters.check.draft import Draft
from clientdesk.letters.render import LetterText
from clientdesk.model.client import Language
from clientdesk.playbook.wording.amounts import named
from clientdesk.playbook.wording.put_in import blanked
from clientdesk.playbook.wording.spans import Places, blank

MANY = 30_000
EVERY_OTHER = [(at, at + 1) for at in range(10, MANY * 21, 42)]
ENGLISH = Language.ENGLISH
SPANS = st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)).map(lambda both: (min(both), max(both))))


def seconds(work: Callable[[], object]) -> float:
    begun = perf_counter()
    work()
    return perf_counter() - begun


def draft(body: str) -> Draft:
    return Draft(LetterText(subject="About A-1", body=body, language=ENGLISH, kind="L07"))


@pytest.mark.parametrize(
    "work",
    [
        lambda: named("A-1 is €10.00 and " * MANY, ("EUR",), ENGLISH),
        lambda: blanked("Site is done, " * MANY, ["Site"]),
        lambda: [*draft("You always pay late.\n" * MANY).words("blame")],
        lambda: [*draft("You always pay late, " * MANY).words("blame", but=EVERY_OTHER)],
        lambda: draft("\n \n" * MANY).sentences,
    ],
    ids=["sums in one sentence", "names", "lines", "places left out", "empty lines"],
)
def test_a_text_of_so_many_words_takes_no_minutes(work):
    assert seconds(work) < 6


def test_the_whole_check_of_a_long_letter_says_what_it_says_of_a_short_one():
    def rules(times: int) -> set[tuple[str, str]]:
        text = replace(written(owing()), body="A-1 €10,000.00 overdue, you always pay late! " * times)
        return {(each.rule, each.text) for each in found(owing(), text)}

    assert rules(3_000) == rules(100)


def test_a_place_has_the_line_that_it_stands_on():
    found = draft("You always pay late.\n\nNow\nyou never answer, you always").words("blame")
    assert [(place.line, place.text) for _, place in found] == [(1, "You always"), (4, "you never"), (4, "you always")]


@given(st.text(alphabet="ab\n", min_size=31, max_size=40), SPANS)
def test_what_is_blanked_out_is_just_what_was_asked_for(text, spans):
    expected = "".join("." if any(start <= at < end for start, end in spans) else char for at, char in enumerate(text))
    assert blank(text, spans, ".") == expected


@given(SPANS, st.integers(0, 30), st.integers(1, 5))
def test_a_place_meets_those_that_it_shares_a_character_with(spans, start, length):
    there = {at for first, last in spans for at in range(first, last)}
    places = Places(spans)
    assert places.meet(start, start + length) == bool(there & set(range(start, start + length)))
    assert places.hold(start) == (start in there)

"""Rendering: from a template and facts to a letter, in the reader's language, whatever stands on the desk."""

from __future__ import annotations

from datetime import date

import pytest
from builder import TODAY, Book, eur
from chasing_kit import OF_AN_EXIT
from jinja2.exceptions import SecurityError
from letters_kit import bare, body, case, letter

from clientdesk.letters import exit_letter, facts, kinds, render
from clientdesk.letters.filters import day as as_day
from clientdesk.letters.filters import listed, money, month, rough
from clientdesk.letters.names import NAMES
from clientdesk.letters.render import environment
from clientdesk.letters.wording import inline, lines
from clientdesk.model.client import Language
from clientdesk.model.errors import NotFound, Refused
from clientdesk.model.money import Money
from clientdesk.model.settings import Colleague
from clientdesk.playbook.exit.paths import PATHS
from clientdesk.playbook.exit.question import Kind, Question, read, shown
from clientdesk.playbook.wording.closing import closing


def test_every_letter_that_an_exit_can_ask_for_is_there():
    asked = {kind for path in PATHS.values() for kind in path.letters.values()}
    assert asked | {"L12", "L18", "L19", "L20", "L21"} <= set(kinds())
    assert list(kinds()) == [kind for kind in NAMES if kind in kinds()]


def test_text_from_the_desk_is_not_a_template():
    book = Book(name="{{ 7 * 7 }}").client("{% if %}\x1b[31m")
    written = body(case(book), "L14")
    assert "{{ 7 * 7 }}" in written
    assert "{% if %}[31m" in written
    assert "\x1b" not in written


@pytest.mark.parametrize("kind", OF_AN_EXIT)
def test_a_letter_read_back_untouched_is_the_letter_proposed(kind):
    proposed = letter(bare(), kind).body
    asked = Question("letter", "The letter", Kind.LETTER, default=proposed)
    assert read(asked, proposed + "\n", TODAY) == proposed
    assert f"{len(proposed.splitlines())} lines" in shown(asked, proposed)


@pytest.mark.parametrize("language", Language)
def test_a_letter_is_in_the_language_that_is_asked_for(language):
    written = render("L17", language, facts(bare()))
    assert (written.language, closing(written.body, language) is not None) == (language, True)


def test_an_unknown_letter_and_an_unknown_name_are_refused():
    with pytest.raises(NotFound, match=r"There is no letter L99\. There are .*L14"):
        render("L99", Language.ENGLISH, {})
    with pytest.raises(Refused, match=r"“\w+” is no field"):
        render("L17", Language.ENGLISH, {})


def test_l19_needs_the_colleague_whom_it_goes_to():
    with pytest.raises(Refused, match="L19 goes to a colleague"):
        exit_letter(bare(), "L19")
    assert exit_letter(bare(), "L19", Colleague(id="c", name="Cem")).body.startswith("Dear Cem,")


def test_templates_are_sandboxed():
    with pytest.raises(SecurityError):
        environment(Language.ENGLISH).from_string("{{ x.__class__.__mro__ }}").render(x="")


def test_what_was_typed_has_no_full_stop_of_its_own_in_a_sentence_and_no_bullet_in_a_list():
    assert inline("  I am moving\nabroad. ") == "I am moving abroad"
    assert inline(None) == inline(" . ") == ""
    assert lines("- the logo\n\n • the guide \n*") == ("the logo", "the guide")
    assert lines(None) == ()


@pytest.mark.parametrize(
    ("language", "words"),
    [
        (Language.ENGLISH, "28 February 2027"),
        (Language.TURKISH, "28 Şubat 2027"),
        (Language.MALAY, "28 Februari 2027"),
        (Language.INDONESIAN, "28 Februari 2027"),
    ],
)
def test_a_day_is_written_as_the_language_does(language, words):
    assert as_day(date(2027, 2, 28), language) == words
    assert month(date(2027, 2, 28), language) == words.removeprefix("28 ")


@pytest.mark.parametrize(
    ("language", "amount", "words"),
    [
        (Language.ENGLISH, eur("1234.50"), "€1,234.50"),
        (Language.TURKISH, eur("1234.50"), "€1.234,50"),
        (Language.TURKISH, Money(123450, "TRY"), "₺1.234,50"),
        (Language.INDONESIAN, Money(123456700, "IDR"), "Rp\u00a01.234.567"),
        (Language.MALAY, Money(2000, "MYR"), "RM\u00a020.00"),
        (Language.ENGLISH, Money(1250, "KWD"), "KWD\u00a01.250"),
        (Language.ENGLISH, Money(1234, "JPY"), "JP¥1,234"),
        (Language.ENGLISH, {"EUR": eur("1"), "MYR": Money(200, "MYR")}, "€1.00 and MYR\u00a02.00"),
    ],
)
def test_money_is_written_as_the_language_does(language, amount, words):
    assert money(amount, language) == words


def test_what_is_only_roughly_known_has_no_small_change():
    assert rough({"EUR": eur("6000"), "JPY": Money(2000, "JPY")}, Language.ENGLISH) == "€6,000 and JP¥2,000"


@pytest.mark.parametrize(
    ("names", "words"),
    [([], ""), (["Site"], "Site"), (["Site", "Shop"], "Site and Shop"), (["A", "B", "C"], "A, B and C")],
)
def test_names_are_joined_for_a_sentence(names, words):
    assert listed(names, Language.ENGLISH) == words

"""Each language says what English says: the same letters, from the same facts, with the same sentences to leave out."""

from __future__ import annotations

import re

import pytest
from jinja2 import meta, nodes

from clientdesk.letters.render import environment
from clientdesk.letters.shipped import TEMPLATES
from clientdesk.model.client import Language

OTHERS = [each for each in Language if each is not Language.ENGLISH]
FILES = sorted(path.name for path in (TEMPLATES / "en").glob("*.txt"))
SHOWN = {"listed", "day", "month", "money", "rough"}


def parsed(language: Language, name: str) -> nodes.Template:
    text = (TEMPLATES / language.value / name).read_text(encoding="utf-8")
    return environment(language).parse(text)


@pytest.mark.parametrize("language", OTHERS)
def test_l_every_letter_is_there(language):
    assert sorted(path.name for path in (TEMPLATES / language.value).glob("*.txt")) == FILES


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("language", OTHERS)
def test_l_it_is_made_from_the_same_facts(language, name):
    assert meta.find_undeclared_variables(parsed(language, name)) == meta.find_undeclared_variables(
        parsed(Language.ENGLISH, name)
    )


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("language", OTHERS)
def test_l_it_says_the_same_amounts_and_lists(language, name):
    """So that no figure is lost in translation; how a day is worked into a sentence is each language's own."""

    def said(of: Language) -> set[tuple[str, str]]:
        found = parsed(of, name).find_all(nodes.Filter)
        return {(each.name, _about(each.node)) for each in found if each.name in SHOWN}

    assert said(language) == said(Language.ENGLISH)


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("language", OTHERS)
def test_l_no_word_of_english_is_left(language, name):
    text = (TEMPLATES / language.value / name).read_text(encoding="utf-8")
    words = re.sub(r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}", " ", text, flags=re.DOTALL)
    assert not re.findall(r"\b(?:the|you|your|will|please|invoice|invoices|regards|dear|and)\b", words, re.IGNORECASE)


def _about(node: nodes.Node | None) -> str:
    """The fact that a filter shows, by its name: `each.amount`."""
    if isinstance(node, nodes.Name):
        return node.name
    if isinstance(node, nodes.Getattr):
        return f"{_about(node.node)}.{node.attr}"
    return type(node).__name__

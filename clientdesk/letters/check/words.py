r"""The words that the check looks for, by language. Rule: they are data, written by who knows the language.

`words/<language>.toml`: a table per subject, a list of patterns per kind of word. A pattern is a regular expression on
folded text (`İ I ı` are `i`, `ş` is `s`; so no capital after a backslash), with these shorthands: a space is any white
space, `<name>` the entry of that name under `parts`, and it begins and ends with a whole word.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path

from clientdesk.model.client import Language
from clientdesk.model.names import fold

_FOLDER = Path(__file__).parent / "words"
_NEVER = re.compile(r"(?!)")


@cache
def pattern(language: Language, subject: str, kind: str = "words") -> re.Pattern[str]:
    """Any of the words of a kind, to be searched for in folded text with straight apostrophes."""
    words = _read(language)
    either = [_whole(each, words.get("parts", {})) for each in words.get(subject, {}).get(kind, ())]
    return re.compile(rf"(?<!\w)(?:{'|'.join(either)})(?!\w)") if either else _NEVER


def kinds_of(language: Language, subject: str) -> tuple[str, ...]:
    """The kinds of words that there are on a subject."""
    return tuple(_read(language).get(subject, {}))


def common(language: Language) -> frozenset[str]:
    """Words that a text in that language can hardly do without, folded."""
    return frozenset(fold(str(_read(language)["common"]["words"])).split())


def readable(text: str) -> str:
    """A text to be searched: folded, its apostrophes straight; every character where it was."""
    return fold(text).replace("’", "'").replace("‘", "'")


@cache
def _read(language: Language) -> dict[str, dict[str, list[str] | str]]:
    return tomllib.loads((_FOLDER / f"{language.value}.toml").read_text("utf-8"))


def _whole(words: str, parts: dict[str, list[str] | str]) -> str:
    known = {fold(name): fold(str(part)) for name, part in parts.items()}
    text = fold(words)
    while any(f"<{name}>" in text for name in known):
        for name, part in known.items():
            text = text.replace(f"<{name}>", part)
    return text.replace(" ", r"\s+")

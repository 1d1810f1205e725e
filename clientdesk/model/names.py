"""Names as people search for them, and text as it may be shown.

Rule: `fold` maps one character to one character, so that a match in folded text is at the same place in the name.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

_BY_HAND = str.maketrans({"İ": "i", "I": "i", "ı": "i", "ß": "s", "ø": "o", "Ø": "o", "ł": "l", "Ł": "l", "đ": "d",
                          "Đ": "d", "æ": "a", "Æ": "a", "œ": "o", "Œ": "o", "þ": "t", "Þ": "t"})  # fmt: skip


_ENDS = (".", "…", "?", "!")


class _Folds(dict[int, str]):
    """What each character is in folded text, worked out where it is first met."""

    def __missing__(self, code: int) -> str:
        char = chr(code).translate(_BY_HAND)
        self[code] = char if char.isascii() else _fold_char(char)
        return self[code]


def _fold_char(char: str) -> str:
    base = unicodedata.normalize("NFKD", char)[:1] or char
    lower = base.lower()
    return lower if len(lower) == 1 else base


_FOLDS = _Folds()


def fold(text: str) -> str:
    """Text for searching and sorting: case and accents dropped (`İ I ı` → `i`, `ş` → `s`), as long as the text."""
    return text.lower() if text.isascii() else text.translate(_FOLDS).lower()


def clean(text: str) -> str:
    """Text without control, format and line-breaking characters, runs of white space made one, ends trimmed.

    For names and other single lines as they enter the desk. Joiners that emoji and scripts need (ZWJ, ZWNJ, variation
    selectors) stay.
    """
    if text.isprintable():
        return " ".join(text.split())
    kept = (" " if char.isspace() else char for char in text if char.isspace() or _is_visible(char))
    return " ".join("".join(kept).split())


def clean_lines(text: str) -> str:
    """Like `clean` for text of several lines: line feeds and tabs stay, everything else that steers a terminal goes."""
    return visible(text).strip("\n")


def visible(text: str) -> str:
    """Text of several lines without what steers a terminal; tabs stay, and each line ends with a line feed."""
    if text.replace("\n", "").isprintable():
        return text
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(char for char in text if char in "\n\t" or _is_visible(char))


def _is_visible(char: str) -> bool:
    return char in "\u200c\u200d" or unicodedata.category(char) not in {"Cc", "Cf", "Cs", "Zl", "Zp", "Co", "Cn"}


def sentence(words: str) -> str:
    """Words with a full stop, where they don't end in one: a name may (`Ege Turizm A.Ş.`)."""
    return words if words.endswith(_ENDS) else f"{words}."


def as_sentence(clause: str) -> str:
    """A clause as a sentence of its own: with a capital, and a full stop where it does not end in one."""
    return sentence(f"{clause[:1].upper()}{clause[1:]}")


def initial_names(names: list[str], limit: int = 5) -> str:
    """A few names joined for a sentence: `Ada, Bo and 3 more`."""
    if len(names) <= limit:
        return ", ".join(names)
    return f"{', '.join(names[:limit])} and {len(names) - limit} more"


def closest(text: str, names: Iterable[str], limit: int = 5) -> list[str]:
    """Those of some folded names that a folded text may be meant for, the likest first; empty when none comes near.

    A name is near when the text is a part of it, or is spelled like it or one of its words.
    """
    from difflib import get_close_matches

    every = dict.fromkeys(names)
    parts = [name for name in every if len(text) > 1 and text in name]
    spelled: dict[str, list[str]] = {}
    for name in every:
        for word in {name, *name.split()}:
            spelled.setdefault(word, []).append(name)
    likest = (name for word in get_close_matches(text, spelled, limit, 0.7) for name in spelled[word])
    return list(dict.fromkeys((*parts, *likest)))[:limit]

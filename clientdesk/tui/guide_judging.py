"""The guide on judging: verdicts and their rules, signs, bars. Rule: every bar and rule is the table's own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from clientdesk.model.bars import BARS, GENERAL, raised_at
from clientdesk.model.remedies import REMEDIES
from clientdesk.model.signs import SIGNS, Sign
from clientdesk.playbook.assessment import Assessment
from clientdesk.playbook.rules import RULES
from clientdesk.tui.guide_entry import Entry, Part, written

if TYPE_CHECKING:
    from clientdesk.model.settings import Settings
    from clientdesk.tui.guide_texts import Prose, Texts

BARS_OF_ITS_OWN = "Its bars"
_WINDOW = ".window"
_POINTS = ("S22.red", "S22.warn", "S22.work", "S22.extra", "S22.late_days")


def verdicts(texts: Texts, settings: Settings) -> Iterator[Entry]:
    """How a verdict comes about, each of them, and what goes into them."""
    rules, *others = texts.chapter("Judging")
    lines = tuple((str(at), f"{rule.asks}  {named(rule.decides)}") for at, rule in enumerate(RULES, 1))
    yield _judging(rules, Part("The rules", "", lines))
    for assessment in Assessment:
        asked = tuple((str(at), rule.asks) for at, rule in enumerate(RULES, 1) if rule.decides is assessment)
        parts = Part("", texts.told("Verdicts", assessment)), Part("Decided by", "", asked)
        yield Entry(assessment.symbol, "Verdicts", assessment.words.capitalize(), parts)
    for text in others:
        yield _judging(text, *_FIGURES[text.id](texts, settings) if text.id in _FIGURES else ())


def signs(texts: Texts, settings: Settings) -> Iterator[Entry]:
    """A page for each sign."""
    for sign in SIGNS.values():
        parts = written(_of_sign(sign, texts, settings))
        title = sign.words[:1].upper() + sign.words[1:]
        yield Entry(sign.id, "Signs", title, parts, name=sign.name)


def named(assessment: Assessment) -> str:
    """`▲ try to save`."""
    return f"{assessment.symbol} {assessment.words}"


def meanings(texts: Texts) -> Iterator[tuple[str, int, str]]:
    """Every bar by its key, with the handbook's own and what it is."""
    return ((key, bar, texts.bar(key)) for key, bar in BARS.items())


def _judging(text: Prose, *parts: Part) -> Entry:
    return Entry(text.id, "Verdicts", text.title, (Part("", text.told), *parts))


def _points(texts: Texts, settings: Settings) -> Iterator[Part]:
    bars = BARS | settings.bars
    yield Part("Points", "", tuple((f"{bars[key]:,}", texts.bar(key)) for key in _POINTS))


def _of_sign(sign: Sign, texts: Texts, settings: Settings) -> Iterator[Part]:
    yield Part("Look for", sign.told)
    yield Part("Why it matters", texts.told("Why", sign.id))
    yield Part("Class", f"{sign.sign_class}. {texts.told('Classes', sign.sign_class)}")
    yield Part("Raised at", _raised_at(sign, settings))
    yield Part("How it counts", f"{sign.origin.capitalize()}. {texts.told('Counted', sign.id)}".rstrip())
    yield Part("What to do", sign.advice)
    yield Part("Try first", "", tuple((key, REMEDIES[key].name) for key in sign.try_first))
    yield Part(
        BARS_OF_ITS_OWN, "", tuple(_bar(texts, settings, key) for key in BARS if key.partition(".")[0] == sign.id)
    )


def _raised_at(sign: Sign, settings: Settings) -> str:
    """By the desk's own bars, and the handbook's beside them where these are others."""
    usual, own = raised_at(sign), raised_at(sign, settings.bars)
    if own != usual:
        return f"{own}. That is your own bar; the handbook's is {usual}."
    return "1: a single one is enough." if usual == "1" else f"{usual}."


def _bars_of_all(texts: Texts, settings: Settings) -> Iterator[Part]:
    """General bars, then each sign's; windows that are the general one are told in one line."""
    yield Part("For all signs", "", tuple(_bar(texts, settings, key) for key in GENERAL))
    usual = [key for key in BARS if key.endswith(_WINDOW) and BARS[key] == GENERAL["fades"]]
    own = tuple(_bar(texts, settings, key) for key in BARS if key not in usual and key not in GENERAL)
    yield Part("For one sign", "", own)
    yield Part("Windows", f"{texts.bar(usual[0]).capitalize()}: {GENERAL['fades']} where nothing else is said, "
               f"and never more than “fades”. Keys: {', '.join(usual)}.")  # fmt: skip


def _bar(texts: Texts, settings: Settings, key: str) -> tuple[str, str]:
    """A bar as it is written, where it lies now, and what it is."""
    own = settings.bars.get(key)
    usual = f" (the handbook's: {BARS[key]:,})" if own not in (None, BARS[key]) else ""
    return f"{key}={own or BARS[key]}", f"{texts.bar(key)}{usual}"


_FIGURES: dict[str, Callable[[Texts, Settings], Iterator[Part]]] = {"%": _points, "bars": _bars_of_all}
"""Pages that show tables below their prose."""

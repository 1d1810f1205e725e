"""The one reason that a client is told: true of them, in words without blame (X03, L).

Rule: what the client reads is here or typed by the person; never a sign's name, a score or a label.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from clientdesk.model.signs import SIGNS, SignClass
from clientdesk.playbook.exit.case import Case
from clientdesk.playbook.exit.question import SIGN_ID, Kind, Option, Page, Question

TELLABLE: dict[str, str] = {
    "S01": "invoices have often been paid after their due date, and I can't plan my work around that",
    "S02": "we have reopened prices after agreeing on them, and I need agreements to hold",
    "S03": "what I charge and what you would like to spend are too far apart",
    "S04": "the work has grown beyond what we agreed, and I can't take it on at that price",
    "S05": "decisions have been reopened often, and I can't keep the plan under those conditions",
    "S06": "the goals have stayed open, and I can't do good work without them",
    "S07": "my style and what you are looking for are two different things",
    "S08": "we see the project differently and have not found a way to meet",
    "S09": "the tone between us makes it impossible for me to do good work",
    "S10": "the tone between us makes it impossible for me to do good work",
    "S14": "the hours and the pace that you need are more than I can offer",
    "S15": "we work best with advice that is taken up, and that has not come together here",
    "S16": "agreed prices and dates have been reopened, and I need agreements to hold",
    "S18": "I haven't been able to give you what you are looking for",
    "S19": "I'm no longer offering this kind of work",
    "S20": "I have more work than I can do well, and I'm taking on less",
    "S21": "we haven't been able to keep in touch as the work needs",
    "S22": "I'm changing how I work, and this collaboration no longer fits it",
}
"""Reasons by the sign they are true of, each the end of a sentence. Red signs have none: nothing is explained then."""


def candidates(case: Case) -> tuple[Option, ...]:
    """The reasons that are true: one's own (S07, S19, S20), and one per raised sign, with what the records say."""
    found = [finding for finding in case.findings if finding.sign.id in TELLABLE]
    options = [Option(each.sign.id, TELLABLE[each.sign.id], each.words) for each in found]
    own = SIGNS.get(case.exit.reason)
    if own and own.sign_class is SignClass.MUTUAL and own.id not in case.signs:
        options.insert(0, Option(own.id, TELLABLE[own.id], "as you said when you began"))
    by_words = {option.words: option for option in options}
    return tuple(by_words.values())


def _no_longer_shown(case: Case, shown: tuple[Option, ...]) -> Iterator[Option]:
    """What was chosen and the records show no more, to be kept as one's own words (X03)."""
    chosen = {case.exit.answers.get(step, {}).get("reason", "") for step in ("meet", "notice")}
    for words in sorted(TELLABLE[each] for each in chosen if each in TELLABLE and each not in case.signs):
        if words not in {option.words for option in shown}:
            yield Option(words, words, "as you chose; the records don't show it today")


def told(reason: str) -> str:
    """A reason in the words that the client reads."""
    return TELLABLE.get(reason, "" if re.fullmatch(SIGN_ID, reason) else reason)


def for_oneself(reason: str) -> str:
    """A reason in the words that the person reads."""
    return SIGNS[reason].words if reason in SIGNS else reason


def proposed(case: Case) -> str | None:
    """The reason to start from: the exit's own sign where it can be told, else the first that is true of them.

    Own words from the start are never proposed: they were for oneself.
    """
    values = [option.value for option in candidates(case)]
    return case.exit.reason if case.exit.reason in values else next(iter(values), None)


def page(case: Case) -> Page:
    """The page that asks for the one reason, in Meet or, without a talk, in Notice."""
    options = candidates(case)
    question = Question(
        "reason",
        "The one reason you will give",
        Kind.CHOICE,
        "One that is true and that they can hear. More detail opens the door to argument.",
        options=(*options, *_no_longer_shown(case, options)),
        default=proposed(case),
        free=True,
    )
    return Page(
        "reason", "One reason", (question,), ("Choose one, or write your own. They will read it as it stands.",)
    )

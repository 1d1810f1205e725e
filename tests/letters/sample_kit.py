"""Letters from the sample desk: each kind in a language, to those that there is one for."""

from __future__ import annotations

from functools import cache

from builder import TODAY

from clientdesk.exchange.sample import sample_desk
from clientdesk.letters import Asked, LetterText, from_desk, kinds
from clientdesk.model.client import Client, Language, Stage
from clientdesk.model.errors import ClientDeskError
from clientdesk.model.settings import Colleague

TO_NAME = {"L15": 2, "L18": 2, "L19": 1}
"""How many colleagues a letter is given, where it names some."""


@cache
def records():
    return sample_desk(TODAY)


def clients():
    """Those with whom something is under way or could be: what ended names days that are over."""
    return [each for each in records().all(Client) if each.stage is not Stage.ENDED]


def asked(kind: str, language: Language) -> Asked:
    agreed = tuple(each for each in records().all(Colleague) if each.agreed)
    return Asked(language=language, colleagues=agreed[: TO_NAME.get(kind, 0)])


@cache
def written(language: Language) -> list[tuple[Client, LetterText]]:
    """Each kind of letter to the first clients that there is one for."""
    found: list[tuple[Client, LetterText]] = []
    for kind in kinds(language):
        letters = ((each, letter) for each in clients() if (letter := letter_to(each, kind, language)))
        found += [pair for pair, _ in zip(letters, range(3), strict=False)]
    return found


def letter_to(client: Client, kind: str, language: Language) -> LetterText | None:
    try:
        return from_desk(records(), client, kind, TODAY, asked(kind, language))
    except ClientDeskError:
        return None

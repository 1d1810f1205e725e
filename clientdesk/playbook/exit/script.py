"""An exit's answers in one mapping (a TOML or JSON file), played through the same moves as a person's.

    path = "standard"            # optional; needs `because` for leave-now without a red sign
    reason = "S01"               # optional
    finish = true                # false: stop at the check page

    [reflect]
    keeping = "nothing"
    early = "I have waited for months"

    [meet]
    skip = "They live abroad and don't answer calls"

Rule: played again on the same exit it does nothing; stopped by a gate, everything before it is kept. What no exit
could ever play is refused before the first move.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from math import isfinite

from msgspec import Struct

from clientdesk.model.change import Change
from clientdesk.model.errors import Refused
from clientdesk.model.names import clean
from clientdesk.playbook.exit.answering import answer
from clientdesk.playbook.exit.case import Case
from clientdesk.playbook.exit.machine import finish, skip
from clientdesk.playbook.exit.progress import Status, of_step
from clientdesk.playbook.exit.question import LONGEST_ANSWER
from clientdesk.playbook.exit.steps import STEPS
from clientdesk.playbook.safeguards import SAFEGUARDS

_TOP = ("path", "reason", "because", "finish")
KEYS: dict[str, tuple[str, ...]] = {
    "reflect": ("keeping", "takes", "remedies", "look-again", "days", "early"),
    "review": (
        "projects", *SAFEGUARDS, "documents", "duties", "duties-left", "undelivered", "late-fee", "order",
    ),
    "meet": (
        "on", "channel", "place", "reason", "lines", "held", "said", "offer", "then", "instead", "remedies",
        "look-again", "confirm", "subject", "letter", "price", "from", "result", "left-on",
    ),
    "notice": (
        "reason", "given", "length", "delivery", "last-day", "deliver", "not-deliver", "hand-over", "goes-on",
        "channel", "subject", "letter",
    ),
    "refer": ("ask", "work", "agreed", "answers", "colleagues", "provider", "part", "subject", "letter"),
    "close-down": (
        "owed", "last-invoice", "refund", "files", "access-given", "access", "data", "testimonial", "archive",
        "send", "where", "subject", "letter", "next-contract",
    ),
}  # fmt: skip
"""Everything that a step asks of any exit, on any path and day."""
_LONGEST_NUMBER = 10**18


class Script(Struct, frozen=True):
    """Answers per step, as text; `skip` is a step's reason to be skipped."""

    steps: dict[str, dict[str, str]]
    path: str = ""
    reason: str = ""
    because: str = ""
    finish: bool = True


def script_of(data: Mapping[str, object]) -> Script:
    """The script in a parsed file; raises Refused for what it can't mean."""
    unknown = [name for name in data if name not in (*_TOP, *STEPS)]
    if unknown:
        raise Refused(f"“{unknown[0]}” is no step. The steps are {', '.join(STEPS)}.")
    steps = {name: _answers(name, data[name]) for name in STEPS if name in data}
    path, reason, because = (_text(name, data.get(name)) for name in ("path", "reason", "because"))
    finish = _text("finish", data.get("finish", True)).strip().lower()
    if finish not in ("yes", "no"):
        raise Refused("“finish” is true or false.")
    return Script(steps, path, reason, because, finish=finish == "yes")


def play(case: Case, script: Script) -> Iterator[Change]:
    """The changes that the script makes, one per step and one for the end, each on top of the one before.

    Raises Refused at the first that can't be made; what was given out before it stands.
    """
    if case.exit.saved or case.exit.ended:
        return
    for name, values in script.steps.items():
        if not _is_played(case, name, values):
            change = skip(case, name, values["skip"]) if "skip" in values else answer(case, name, values)
            yield change
            case = case.on(case.records.after(change))
    if script.finish:
        yield finish(case)


def _is_played(case: Case, step: str, values: Mapping[str, str]) -> bool:
    """Whether a step is as the script has it already."""
    status = of_step(case, step).status
    return status is Status.DONE or (status is Status.SKIPPED and "skip" in values)


def _answers(step: str, table: object) -> dict[str, str]:
    """A step's table; `skip` that is false, or anything that is null, is left out."""
    if not isinstance(table, Mapping):
        raise Refused(f"[{step}] must be a table of answers.")
    given = {str(key): value for key, value in table.items() if value is not None}
    if given.get("skip") is False:
        del given["skip"]
    if "skip" in given and not isinstance(given["skip"], str):
        raise Refused(f"[{step}] skip is the reason why the step is left out, in words.")
    if "skip" in given:
        _check_reason(step, clean(given["skip"]))
    if "skip" in given and len(given) > 1:
        raise Refused(f"[{step}] is skipped, and has answers too. Take one of them out.")
    strange = [key for key in given if key not in ("skip", *KEYS[step])]
    if strange:
        raise Refused(f"[{step}] does not ask for “{strange[0]}”. It can ask for {', '.join(KEYS[step])}.")
    return {key: _text(f"[{step}] {key}", value) for key, value in given.items()}


def _check_reason(step: str, reason: str) -> None:
    """Raise Refused for a step that is skipped for no reason, or for an endless one."""
    if not reason:
        raise Refused(f"[{step}] skip is empty. Say why the step is left out; the reason is kept.")
    if len(reason) > LONGEST_ANSWER:
        raise Refused(f"[{step}] skip is {len(reason)} characters; {LONGEST_ANSWER} are enough for a reason.")


def _text(name: str, value: object) -> str:
    """A file's value as a person would have typed it: a word, a day, a number, yes or no, or a list of such."""
    if isinstance(value, list):
        return "\n".join(_one(name, each) for each in value)
    return "" if value is None else _one(name, value)


def _one(name: str, value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, int) and abs(value) > _LONGEST_NUMBER:
        raise Refused(f"“{name}” can't be answered with a number as long as that.")
    if isinstance(value, str | int) or (isinstance(value, float) and isfinite(value)):
        return str(value)
    raise Refused(f"“{name}” can't be answered with that: text, a number, a day, true or false, or a list of these.")

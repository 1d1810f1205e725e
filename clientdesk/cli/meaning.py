"""What an entry of the log means for its sign, in one line on stderr. Rule: short; stdout keeps to the new id."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clientdesk.cli.output import talk
from clientdesk.model.signs import SIGNS
from clientdesk.playbook.findings import findings_of
from clientdesk.playbook.peers import NOBODY
from clientdesk.playbook.picture import Picture
from clientdesk.playbook.trying import to_try

if TYPE_CHECKING:
    from clientdesk.cli.session import Session
    from clientdesk.model.journal import Incident
    from clientdesk.playbook.finding import Finding


def tell_meaning(session: Session, entry: Incident) -> None:
    """Say where the sign stands with the entry, what to try first, and what could still be added to it."""
    picture = Picture(session.desk.records, entry.client, session.today)
    picture.peers = NOBODY  # what is logged is compared with nobody, and the whole desk takes long to compare
    finding = next((each for each in findings_of(picture) if each.sign.id == entry.sign), None)
    talk(_raised(picture, finding) if finding and finding.raised else _short(picture, entry, finding))
    if entry.sign == "S12" and not entry.answer:
        add = session.command("incident", "correct", entry.id, "--answer-file", "FILE")
        talk(f"Write down what you answered, too: {add}")


def _raised(picture: Picture, finding: Finding) -> str:
    """As in `S09 raised: 1 of 1. Try first: R08 give one warning.`; without a remedy what to do at all."""
    sign = finding.sign
    first = next(iter(to_try(picture, [finding])), None)
    what = f"Try first: {first.remedy.id} {first.remedy.name}." if first else "" if sign.try_first else sign.advice
    return f"{sign.id} raised: {finding.count} of {finding.bar}. {what}"


def _short(picture: Picture, entry: Incident, finding: Finding | None) -> str:
    sign = SIGNS[entry.sign]
    count, bar = (finding.count, finding.bar) if finding else (0, picture.bar(sign.id))
    why = "" if entry.agreed or sign.id != "S16" else " It counts only where it had been agreed already (--agreed)."
    return f"{sign.id} not raised: {count} of {bar}.{why}"

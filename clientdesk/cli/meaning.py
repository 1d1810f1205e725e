"""What an entry of the log means for its sign, in one line on stderr. Rule: short; stdout keeps to the new id."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clientdesk.cli.output import talk
from clientdesk.model.signs import SIGNS
from clientdesk.playbook.finding import Finding, counts
from clientdesk.playbook.findings import finding_of
from clientdesk.playbook.peers import NOBODY
from clientdesk.playbook.picture import Picture
from clientdesk.playbook.trying import proposed

if TYPE_CHECKING:
    from clientdesk.cli.session import Session
    from clientdesk.model.journal import Incident


def tell_meaning(session: Session, entry: Incident) -> None:
    """Say where the sign stands with the entry, what to try first, and what could still be added to it."""
    picture = Picture(session.desk.records, entry.client, session.today)
    picture.peers = NOBODY  # what is logged is compared with nobody, and the whole desk takes long to compare
    finding = finding_of(picture, SIGNS[entry.sign])
    talk(_raised(picture, finding) if finding.raised else _short(entry, finding))
    if entry.sign == "S12" and not entry.answer:
        add = session.command("incident", "correct", entry.id, "--answer-file", "FILE")
        talk(f"Write down what you answered, too: {add}")


def _raised(picture: Picture, finding: Finding) -> str:
    """As in `S09 raised: 1 of 1. Try first: R08 give one warning.`; with none what to do, or why."""
    sign, proposal = finding.sign, proposed(picture)
    first = next(iter(proposal.of(sign)), None)
    instead = proposal.why_none if sign.try_first else sign.advice
    what = f"Try first: {first.remedy.id} {first.remedy.name}." if first else instead
    return f"{sign.id} raised: {finding.count} of {finding.bar}. {what}".rstrip()


def _short(entry: Incident, finding: Finding) -> str:
    why = "" if counts(entry) else " It counts only where it had been agreed already (--agreed)."
    return f"{finding.sign.id} not raised: {finding.count} of {finding.bar}.{why}"

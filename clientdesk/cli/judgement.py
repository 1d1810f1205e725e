"""A client's signs and verdict as scripts see them. Rule: it only names what `playbook` found; fields are added."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clientdesk.cli.as_json import money_list, plain
from clientdesk.cli.views import Object
from clientdesk.ledger.scope import given_away
from clientdesk.model.bars import BARS
from clientdesk.model.remedies import named
from clientdesk.model.signs import SIGNS, Sign, SignClass
from clientdesk.playbook.finding import Evidence, Finding
from clientdesk.playbook.findings import findings_of, raised_of
from clientdesk.playbook.improving import Improvement, improvements
from clientdesk.playbook.lateness import excused
from clientdesk.playbook.rules import explained
from clientdesk.playbook.trying import proposed, tried

if TYPE_CHECKING:
    from collections.abc import Sequence

    from clientdesk.ledger.rates import Rate
    from clientdesk.model.journal import Remedy
    from clientdesk.model.money import Money
    from clientdesk.playbook.overview import Overview
    from clientdesk.playbook.picture import Picture


def weighed(picture: Picture) -> Sequence[Finding]:
    """The signs that a client shows at all, raised ones first, the weightiest before the others."""
    return sorted(findings_of(picture), key=lambda finding: finding.weight)


def all_signs(picture: Picture) -> list[Finding]:
    """Every sign in the handbook's order, those of which nothing shows with a count of 0."""
    noticed = {finding.sign.id: finding for finding in findings_of(picture)}
    return [noticed.get(sign.id) or _quiet(picture, sign) for sign in SIGNS.values()]


def tried_against(picture: Picture, finding: Finding) -> tuple[Remedy, ...]:
    """What was tried against a raised sign; against what no remedy helps nothing is."""
    is_tried = finding.raised and finding.sign.sign_class in (SignClass.WORK, SignClass.WARN)
    return tried(picture, finding.sign) if is_tried else ()


def better(row: Overview) -> tuple[Improvement, ...]:
    """What would improve the picture of a client; nothing of one who is being left, or gone."""
    return () if row.is_over else improvements(row.picture, row.verdict)


def sign_views(row: Overview, found: Sequence[Finding]) -> list[Object]:
    """Some signs of a client, with the records behind each."""
    lines = better(row)
    return [_sign_view(row, each, [line for line in lines if line.handbook == each.sign.id]) for each in found]


def verdict_view(row: Overview) -> Object:
    """How the verdict came about, and what to do about it."""
    picture, proposal = row.picture, proposed(row.picture)
    return {
        "rules": [
            {"asks": each.rule.asks, "decides": each.rule.decides.value, "holds": each.holds, "text": each.text}
            for each in explained(picture)
        ],
        "excused": [_evidence(each) for each in excused(picture)],
        "improve": plain(better(row)),
        "tried": list(map(_remedy_view, picture.remedies)),
        "try_next": [
            {"remedy": each.remedy.id, "name": each.remedy.name, "sign": each.sign.id} for each in proposal.tries
        ],
        "why_nothing_to_try": proposal.why_none,
        "signs": sign_views(row, raised_of(picture)),
    }


def own_bars(picture: Picture, sign: Sign) -> dict[str, int]:
    """A sign's bars that were moved, for all clients or for this one, where they lie now."""
    moved = picture.records.settings.bars | picture.client.bars
    return {key: bar for key, bar in moved.items() if key.partition(".")[0] == sign.id}


def work_view(picture: Picture, rate: Rate | None, usual: Money | None) -> Object:
    """What was given away, and what an hour with them brings in beside the other clients' median."""
    given = given_away(picture.records, picture.extras)
    return {
        "given_away": {
            "extras": len(given.extras),
            "hours": plain(given.hours),
            "worth": money_list(given.worth),
            "unpriced": given.unpriced,
        },
        "effective_rate": plain(rate) and {**plain(rate), "usual": plain(usual)},
    }


def _sign_view(row: Overview, finding: Finding, lines: list[Improvement]) -> Object:
    sign = finding.sign
    return {
        "client": row.client.name,
        "client_id": row.client.id,
        "sign": sign.id,
        "name": sign.name,
        "class": sign.sign_class.value,
        "count": finding.count,
        "bar": finding.bar,
        "own_bars": own_bars(row.picture, sign),
        "raised": finding.raised,
        "words": finding.words,
        "told": sign.told,
        "evidence": list(map(_evidence, finding.evidence)),
        "try_first": list(sign.try_first),
        "tried": list(map(_remedy_view, tried_against(row.picture, finding))),
        "improve": [{"text": each.text, "on": plain(each.on)} for each in lines],
    }


def _quiet(picture: Picture, sign: Sign) -> Finding:
    bar = picture.bar(sign.id) if sign.id in BARS else sign.bar
    return Finding(sign, 0, bar, raised=False, evidence=())


def _evidence(evidence: Evidence) -> Object:
    fields: Object = plain(evidence)
    return {name: value for name, value in fields.items() if name != "amount" or value is not None}


def _remedy_view(remedy: Remedy) -> Object:
    return {
        "id": remedy.id,
        "remedy": remedy.kind,
        "name": "" if named(remedy.kind) == remedy.kind else named(remedy.kind),
        "on": plain(remedy.on),
        "review": plain(remedy.review),
        "outcome": remedy.outcome.value,
        "decided": plain(remedy.decided),
    }

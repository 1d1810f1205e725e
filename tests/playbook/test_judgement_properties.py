"""What holds of every judgement: it is a matter of records and day alone, and never improves by more trouble."""

from __future__ import annotations

from builder import TODAY
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from strategies import judged_desks, near

from clientdesk.ledger.standing import standing
from clientdesk.model.change import Change
from clientdesk.model.client import Client
from clientdesk.model.invoice import Invoice, Payment
from clientdesk.model.journal import Incident
from clientdesk.model.record import Record
from clientdesk.model.records import KINDS, Records
from clientdesk.model.signs import LOGGED, SIGNS
from clientdesk.playbook.findings import findings_of
from clientdesk.playbook.improving import improvements
from clientdesk.playbook.overview import overview, overviews
from clientdesk.playbook.peers import Peers, peers_of
from clientdesk.playbook.picture import Picture
from clientdesk.playbook.rules import explained, red_since, verdict_of

often = settings(max_examples=80, deadline=None, suppress_health_check=list(HealthCheck))
DESKS = judged_desks(TODAY)


def told(records: Records, client_id: str):
    """All that is said about a client."""
    picture = Picture(records, client_id, TODAY)
    said = verdict_of(picture)
    rules = [(each.rule.asks, each.holds, each.text) for each in explained(picture)]
    return said, rules, findings_of(picture), improvements(picture, said)


def severity(records: Records, client_id: str) -> int:
    return verdict_of(Picture(records, client_id, TODAY)).assessment.severity


def ids(records: Records) -> list[str]:
    return [client.id for client in records.all(Client)]


@often
@given(DESKS, st.randoms(use_true_random=False))
def test_the_order_of_records_says_nothing(desk, random):
    lists = {kind: list(desk.all(kind)) for kind in KINDS}
    for kind, records in lists.items():
        if kind.table != "messages":
            random.shuffle(records)
    shuffled = Records.of_all(each for records in lists.values() for each in records)
    for client in ids(desk):
        assert told(shuffled, client) == told(desk, client)


@often
@given(DESKS, st.data())
def test_a_further_incident_never_improves_anything(desk, data):
    client = data.draw(st.sampled_from(ids(desk)))
    sign, on = data.draw(st.sampled_from(sorted(LOGGED))), data.draw(near(TODAY, known=True))
    stalled = on if data.draw(st.booleans()) else None
    incident = Incident(id="new", client=client, sign=sign, on=on, agreed=True, stalled_since=stalled)
    assert severity(desk.after(Change("", (incident,))), client) <= severity(desk, client)


@often
@given(DESKS, st.data())
def test_paying_what_is_open_never_makes_it_worse(desk, data):
    for invoice in desk.all(Invoice):
        left = standing(desk, invoice, TODAY).open
        if left:
            on = data.draw(st.none() | near(TODAY, known=True))
            paid = Payment(id="new", client=invoice.client, invoice=invoice.id, amount=left, on=on)
            after = desk.after(Change("", (paid,)))
            assert severity(after, invoice.client) >= severity(desk, invoice.client)


@often
@given(DESKS)
def test_what_is_said_of_a_client_fits_together(desk):
    for client in ids(desk):
        verdict, rules, found, ways = told(desk, client)
        deciding = explained(Picture(desk, client, TODAY))[-1]
        assert deciding.holds
        assert deciding.rule.decides is verdict.assessment
        assert [holds for _, holds, _ in rules] == [False] * (len(rules) - 1) + [True]
        assert verdict.reasons
        since = red_since(Picture(desk, client, TODAY))
        assert (since is not None) == verdict.assessment.is_red
        assert since is None or since <= TODAY
        raised = {each.sign.id for each in found if each.raised}
        assert raised <= {way.handbook for way in ways}
        assert all(way.on is None or way.on > TODAY for way in ways if way.handbook in SIGNS)


@often
@given(DESKS, DESKS)
def test_what_is_taken_over_is_what_would_be_made_anew(desk, other):
    """One client stays as they were; all the others go, and others come."""
    assume(not set(ids(desk)) & set(ids(other)))
    kept = ids(desk)[0]
    pictures = {key: Picture(desk, key, TODAY) for key in ids(desk)}
    before = Peers(picture.facts for picture in pictures.values())
    assert verdict_of(pictures[kept]) == told(desk, kept)[0]
    come = tuple(each for key in ids(other) for each in belonging(other, key))
    go = tuple(each for key in ids(desk)[1:] for each in belonging(desk, key))
    after = desk.after(Change("", come, go))
    assert kept in after.unchanged(desk)
    again = pictures[kept].on(after)
    assert (verdict_of(again), findings_of(again)) == (told(after, kept)[0], told(after, kept)[2])
    peers = before.after((Picture(after, key, TODAY).facts for key in ids(other)), ids(desk)[1:])
    anew = peers_of(after, TODAY)
    assert dict(peers.facts) == dict(anew.facts)
    assert (peers.income, peers.week_hours) == (anew.income, anew.week_hours)


def belonging(records: Records, client_id: str) -> list[Record]:
    """A client and all that is theirs."""
    every = (each for kind in KINDS for each in records.all(kind))
    return [each for each in every if client_id in (each.id, getattr(each, "client", ""))]


@often
@given(DESKS)
def test_rows_made_together_are_the_rows_made_one_by_one(desk):
    rows = overviews(desk, TODAY)
    alone = [overview(desk, row.client.id, TODAY) for row in rows]
    assert [(r.client, r.verdict, r.income, r.share, r.next) for r in rows] == [
        (r.client, r.verdict, r.income, r.share, r.next) for r in alone
    ]
    assert {row.client.id for row in rows} == set(ids(desk))

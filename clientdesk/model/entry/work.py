"""Projects, contract terms and extras, as they enter the desk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clientdesk.model.entry import rules
from clientdesk.model.entry.figures import check_figures
from clientdesk.model.errors import Refused
from clientdesk.model.names import clean_lines, fold
from clientdesk.model.project import Contract, Document, Extra, Project

if TYPE_CHECKING:
    from clientdesk.model.records import Records


def project(records: Records, given: Project) -> Project:
    """A project: a name that the client has only once, and figures that can be."""
    owner = rules.own_client(records, given.client)
    name = rules.filled(given.name, "A project's name")
    if any(other.id != given.id and fold(other.name) == fold(name) for other in records.of(Project, given.client)):
        raise Refused(f"{owner.name} has a project {name} already. Each needs a name of its own.", "name")
    check_figures(given)
    rules.in_order(given.started, given.ended, "A project can't end before it starts. Check the two days.")
    if given.rate is not None:
        rules.above_zero(given.rate, "A rate", "rate")
    return given.but(name=name, note=clean_lines(given.note))


def contract(records: Records, given: Contract) -> Contract:
    """A contract's terms: days, per cents and counts that can be; a client has one contract (C01–C11)."""
    rules.own_client(records, given.client)
    if any(other.id != given.id for other in records.of(Contract, given.client)):
        raise Refused("This client has a contract already. Change that one.")
    check_figures(given)
    if given.extra_round is not None:
        rules.above_zero(given.extra_round, "The price of another round", "extra_round")
    return given.but(
        law=rules.line(given.law, "The governing law"),
        courts=rules.line(given.courts, "The courts"),
        documents=tuple(map(_document, given.documents)),
        note=clean_lines(given.note),
    )


def extra(records: Records, given: Extra) -> Extra:
    """Work beyond the scope: what it was, on one of the client's projects."""
    rules.own_client(records, given.client)
    rules.own_project(records, given.client, given.project)
    check_figures(given)
    if given.amount is not None:
        rules.above_zero(given.amount, "An extra's amount")
    return given.but(what=rules.filled(given.what, "What was asked for"))


def _document(given: Document) -> Document:
    return Document(
        what=rules.filled(given.what, "A document's name"),
        on=given.on,
        where=rules.line(given.where, "Where a document is"),
    )

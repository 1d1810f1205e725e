"""Which record a person means: by id, number, name, or a unique start. Rule: of two that fit none is taken.

An exact id wins over an exact number or name, and that over a start of one; names are folded (`izmir` finds `İzmir`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from clientdesk.cli.types import CLEARED
from clientdesk.model.client import Client
from clientdesk.model.errors import NotFound
from clientdesk.model.invoice import Invoice
from clientdesk.model.names import clean, closest, fold, initial_names
from clientdesk.model.project import Project
from clientdesk.model.record import Record

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from clientdesk.model.records import Records

R = TypeVar("R", bound=Record)

FEW = 5
"""Up to so many records are named when none is near what was asked for."""
SHORT = 8
"""Characters of an id that are shown: enough to be unique on any desk that a person can fill."""


def find_client(records: Records, text: str) -> Client:
    """The client that a text names; raises NotFound with the candidates."""
    return find(records.all(Client), text, "client", lambda client: client.name)


def find_invoice(records: Records, text: str) -> Invoice:
    """The invoice that a text names by number or id; raises NotFound with the candidates, their clients beside them."""

    def described(invoice: Invoice) -> str:
        return f"{invoice.number} of {records.get(Client, invoice.client).name}"

    return find(records.all(Invoice), text, "invoice", lambda invoice: invoice.number, described)


def find_project(records: Records, text: str, client_id: str | None = None) -> Project:
    """The project that a text names, of one client or of any; raises NotFound with the candidates."""
    among = records.of(Project, client_id) if client_id else records.all(Project)
    return find(among, text, "project", lambda project: project.name)


def project_id(records: Records, text: str | None, client_id: str) -> str | None:
    """The id of the client's project that a text names; None where none was named."""
    return find_project(records, text, client_id).id if text else None


def changed_project(records: Records, text: str | None, client_id: str) -> object:
    """Like `project_id`, for a record that may have a project already: `none` takes it away."""
    return CLEARED if text == "none" else project_id(records, text, client_id)


def find(
    among: Iterable[R],
    text: str,
    noun: str,
    name_of: Callable[[R], str],
    described: Callable[[R], str] | None = None,
) -> R:
    """The one record of some that a text names; raises NotFound with the candidates."""
    wanted, every = fold(clean(text)), list(among)
    names = {record.id: fold(name_of(record)) for record in every}
    found = _fitting(every, names, wanted)
    if len(found) == 1:
        return found[0]
    tell = described or name_of
    if found:
        raise NotFound(_several(text, noun, [f"{tell(record)} ({record.id[:SHORT]})" for record in found]))
    near = [tell(record) for name in closest(wanted, names.values()) for record in every if names[record.id] == name]
    raise NotFound(f"There is no {noun} “{text}”{_way_on(noun, near, list(map(tell, every)))}")


def _fitting(every: list[R], names: dict[str, str], wanted: str) -> list[R]:
    """Those of that id, else of that name, else those that begin so."""
    if not wanted:
        return []
    return (
        [each for each in every if each.id == wanted]
        or [each for each in every if names[each.id] == wanted]
        or [each for each in every if each.id.startswith(wanted) or names[each.id].startswith(wanted)]
    )


def find_id(among: Iterable[R], text: str, noun: str) -> R:
    """The one record of some whose id is, or starts with, a text; raises NotFound."""
    return find(among, text, noun, lambda record: record.id)


def _several(text: str, noun: str, candidates: list[str]) -> str:
    return f"“{text}” could be more than one {noun}: {initial_names(candidates)}. Give more of it, or the id."


def _way_on(noun: str, near: list[str], every: list[str]) -> str:
    """The end of the sentence: what is near, all there are where they are few, else how to see them."""
    if not every:
        return "; this desk has none yet."
    if near:
        return f". Did you mean {initial_names(near)}?"
    if len(every) <= FEW:
        return f". There is {initial_names(every)}."
    return f". See them all: clientdesk {'clients' if noun == 'client' else f'{noun} list'}"

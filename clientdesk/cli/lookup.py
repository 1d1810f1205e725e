"""Which record a person means: by id, number, name, or a unique start. Rule: of two that fit none is taken.

An exact id wins over an exact number or name, and that over a start of one; names are folded (`izmir` finds `İzmir`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from clientdesk.cli.types import CLEARED
from clientdesk.model.client import Client
from clientdesk.model.entry.fees import late_ones
from clientdesk.model.errors import NotFound
from clientdesk.model.invoice import Invoice
from clientdesk.model.names import clean, closest, fold, initial_names, sentence
from clientdesk.model.naming import short
from clientdesk.model.project import Project
from clientdesk.model.record import Record

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from clientdesk.model.records import Records

R = TypeVar("R", bound=Record)

FEW = 5
"""Up to so many records are named when none is near what was asked for."""
_LISTS = {"client": "clients", "client or invoice": "invoice list"}
"""The command that lists what is looked for, where it is not `NOUN list`."""


def find_client(records: Records, text: str) -> Client:
    """The client that a text names; raises NotFound with the candidates."""
    return find(records.all(Client), text, "client", _name)


def find_whole_client(records: Records, text: str) -> Client:
    """The client of a whole name or a shown id, for what can't be taken back; raises NotFound with the candidates."""
    return find_whole(records.all(Client), text)


def find_whole(clients: Iterable[Client], text: str) -> Client:
    """The same among some clients: the start of a name is no name, and the start of an id is as long as lists show."""
    every, wanted = tuple(clients), fold(clean(text))
    found = _fitting([(each, fold(each.name)) for each in every], wanted)
    if not all(_is_whole(each, wanted) for each in found):
        names = initial_names([f"{each.name} ({short(each)})" for each in found])
        raise NotFound(f"“{text}” is not a client's whole name. Give all of it, or the id: {names}.")
    return find(every, text, "client", _name)


def _is_whole(client: Client, wanted: str) -> bool:
    shown = client.id.startswith(wanted) and len(wanted) >= len(short(client))
    return shown or fold(client.name) == wanted


def find_invoice(records: Records, text: str) -> Invoice:
    """The invoice that a text names by number or id; raises NotFound with the candidates, their clients beside them."""
    return find(records.all(Invoice), text, "invoice", _name, lambda invoice: _described(records, invoice))


def find_client_or_invoice(records: Records, text: str) -> Client | Invoice:
    """The client or the invoice that a text names; raises NotFound with the candidates, of either kind."""
    either: tuple[Client | Invoice, ...] = (*records.all(Client), *records.all(Invoice))
    return find(either, text, "client or invoice", _name, lambda record: _described(records, record))


def find_project(records: Records, text: str, client_id: str | None = None) -> Project:
    """The project that a text names, of one client or of any; raises NotFound with the candidates."""
    if client_id is None:
        return find(records.all(Project), text, "project", _name)
    owner = records.get(Client, client_id).name
    return find(records.of(Project, client_id), text, "project", _name, whose=owner)


def project_id(records: Records, text: str | None, client_id: str) -> str | None:
    """The id of the client's project that a text names; None where none was named."""
    return find_project(records, text, client_id).id if text else None


def changed_project(records: Records, text: str | None, client_id: str) -> object:
    """Like `project_id`, for a record that may have a project already: `none` takes it away."""
    return CLEARED if text == "none" else project_id(records, text, client_id)


def changed_late_one(records: Records, text: str | None, client_id: str) -> object:
    """The id of the client's invoice whose late fee another one bills; `none` says that it bills none."""
    if not text or text == "none":
        return CLEARED if text else None
    return find(late_ones(records, client_id), text, "invoice", _name, whose=records.get(Client, client_id).name).id


def find(
    among: Iterable[R],
    text: str,
    noun: str,
    name_of: Callable[[R], str],
    described: Callable[[R], str] | None = None,
    *,
    whose: str = "this desk",
) -> R:
    """The one record of some, `whose` these are, that a text names; raises NotFound with the candidates."""
    wanted, named = fold(clean(text)), [(record, fold(name_of(record))) for record in among]
    found = _fitting(named, wanted)
    if len(found) == 1:
        return found[0]
    tell = described or name_of
    if found:
        raise NotFound(_several(text, noun, [f"{tell(record)} ({short(record)})" for record in found]))
    if not named:
        raise NotFound(f"There is no {noun} “{text}”; {whose} has none yet.")
    names = closest(wanted, [name for _, name in named])
    near = [tell(record) for near in names for record, name in named if name == near]
    raise NotFound(f"There is no {noun} “{text}”{_way_on(noun, near, [tell(record) for record, _ in named])}")


def _name(record: Client | Invoice | Project) -> str:
    return record.number if isinstance(record, Invoice) else record.name


def _described(records: Records, record: Client | Invoice) -> str:
    if isinstance(record, Client):
        return record.name
    return f"{record.number} of {records.get(Client, record.client).name}"


def _fitting(named: list[tuple[R, str]], wanted: str) -> list[R]:
    """Those of that id, else of that name, else those that begin so."""
    if not wanted:
        return []
    return (
        [each for each, _ in named if each.id == wanted]
        or [each for each, name in named if name == wanted]
        or [each for each, name in named if each.id.startswith(wanted) or name.startswith(wanted)]
    )


def find_id(among: Iterable[R], text: str, noun: str) -> R:
    """The one record of some whose id is, or starts with, a text; raises NotFound."""
    return find(among, text, noun, lambda record: record.id)


def _several(text: str, noun: str, candidates: list[str]) -> str:
    return f"“{text}” could be more than one {noun}: {initial_names(candidates)}. Give more of it, or the id."


def _way_on(noun: str, near: list[str], every: list[str]) -> str:
    """The end of the sentence: what is near, all there are where they are few, else how to see them."""
    if near:
        return f". Did you mean {initial_names(near)}?"
    if len(every) <= FEW:
        return sentence(f". There is {initial_names(every)}")
    return f". See them all: clientdesk {_LISTS.get(noun, f'{noun} list')}"

"""What the desk itself puts into a letter as a name (L, G4). Rule: a name is no word, no sum and no placeholder of it.

A project may be called `Refund €500`, and an account take `up to €500`: nobody is asked for either.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from clientdesk.model.invoice import Invoice
from clientdesk.model.names import fold
from clientdesk.model.project import Project
from clientdesk.playbook.wording.spans import blank

if TYPE_CHECKING:
    from clientdesk.model.client import Client
    from clientdesk.model.records import Records

BLANK = "\0"
"""What stands in a name's place."""
_SPACE = r"\s+"


def put_in(records: Records, client: Client) -> Iterator[str]:
    """Names, numbers of invoices, addresses, ways to pay and to sign, each as one line, for a letter to a client."""
    settings, court = records.settings, records.settings.court
    many = (client.address, settings.address, settings.payment_details)
    yield from (client.name, *(contact.name for contact in client.contacts))
    yield from (each.name for each in records.of(Project, client.id))
    yield from (each.number for each in records.of(Invoice, client.id))
    yield from (settings.name, settings.business, settings.email, settings.phone, court.name)
    yield from (line for each in many for line in each.split("\n"))


def blanked(text: str, names: Iterable[str]) -> str:
    """A text with names blanked out, as long as it was, whatever their case and the spaces between their words.

    What is only figures, or one or two letters, stays: it is read as what stands around it.
    """
    read = _read(text)
    wanted = {" ".join(_read(each.strip(" .")).split()) for each in names if _is_name(each)}
    there = sorted((each for each in wanted if each.split()[0] in read), key=len, reverse=True)
    if not there:
        return text
    either = "|".join(_SPACE.join(map(re.escape, each.split())) for each in there)
    return blank(text, (found.span() for found in re.finditer(rf"(?<!\w)(?:{either})(?!\w|[.,]\d)", read)), BLANK)


def _read(text: str) -> str:
    return fold(text).replace("’", "'").replace("‘", "'")


def _is_name(text: str) -> bool:
    name = text.strip(" .")
    return bool(name.split()) and not name.isdigit() and (len(name) > 2 or not any(map(str.isalpha, name)))

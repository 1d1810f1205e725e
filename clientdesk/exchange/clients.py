"""Rows of a client list. Rule: a client is known by name; a list completes what the desk lacks, overwriting nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clientdesk.exchange import sums
from clientdesk.exchange.intake import client_id
from clientdesk.model.client import Client, ClientKind, Contact, Language, Stage
from clientdesk.model.entry.rules import country, email
from clientdesk.model.errors import Refused
from clientdesk.model.names import fold

if TYPE_CHECKING:
    from collections.abc import Callable

    from clientdesk.exchange.intake import Intake
    from clientdesk.exchange.reader import Reader
    from clientdesk.exchange.table import Row

_LANGUAGES = {
    Language.ENGLISH: "en english ingilizce inggeris inggris englisch anglais ingles",
    Language.TURKISH: "tr turkish turkce turki turkisch turc turco",
    Language.MALAY: "ms malay malayca melayu malaiisch malais malayo",
    Language.INDONESIAN: "id indonesian endonezce indonesia indonesisch indonesien indonesio",
}
_FILLED = ("country", "address", "trade", "note", "since")
_CHOSEN = ("kind", "stage", "language")


def read_client(intake: Intake, reader: Reader, row: Row) -> Client:
    """The client on a row, with the id that its name gives it.

    What is no e-mail address, or no country, goes into the note and is said: the row comes in all the same.
    """
    name = reader.name(row, "name")
    code = reader.text(row, "currency")
    address, no_address = fitting(email, "E-mail", reader.text(row, "email"))
    land, no_land = fitting(country, "Country", reader.text(row, "country"))
    client = Client(
        id=client_id(name),
        name=name,
        kind=reader.choice(row, "kind", ClientKind) or ClientKind.COMPANY,
        stage=reader.choice(row, "stage", Stage) or Stage.ACTIVE,
        contacts=_contacts(reader, row, address),
        language=_language(reader.text(row, "language")),
        currency=sums.code(code) if code else reader.currency or "EUR",
        country=land,
        address=", ".join(reader.texts(row, "address")),
        trade=reader.text(row, "trade"),
        since=reader.day(row, "since"),
        late_rule=reader.text(row, "late_rule"),
        note="\n".join(filter(None, (reader.note(row, "note"), no_address, no_land))),
    )
    for unfit in filter(None, (no_address, no_land)):
        intake.note(row.line, f"“{unfit}” is none that can be, so it stands in the note", client)
    return client


def fitting(rule: Callable[[str], str], label: str, text: str) -> tuple[str, str]:
    """A text that a rule lets pass, and nothing for the note; else nothing, and the line that the note keeps."""
    try:
        return rule(text), ""
    except Refused:
        return "", f"{label}: {text}"


def settle_client(intake: Intake, line: int, offered: Client) -> bool:
    """Put a client that is new, or what the desk lacks of a known one; False when there is nothing to put."""
    known = intake.client(offered.name)
    if known is None:
        intake.listed[offered.id] = (line, offered)
        intake.put(offered)
        return True
    completed = _completed(known, offered)
    earlier, first = intake.listed.setdefault(offered.id, (line, offered))
    if first is not offered:
        if differing := _repeated_with(first, completed, offered):
            intake.note(line, f"repeats line {earlier} with another {_listed(differing)}; not taken", known)
    elif differing := _differing(completed, offered):
        intake.note(line, f"{_listed(differing)}: the desk has another value, which stays", known)
    if completed == known:
        return False
    intake.put(completed)
    intake.note(line, f"completes the client's {_listed(_changed(known, completed))}", known)
    return True


def _contacts(reader: Reader, row: Row, address: str) -> tuple[Contact, ...]:
    """The person to reach, with the telephone nearest to them; further numbers as contacts without a name."""
    *others, phone = reader.texts(row, "phone") or [""]
    person = Contact(name=" ".join(reader.texts(row, "contact")), email=address, phone=phone)
    found = (person, *(Contact(phone=other) for other in others if other != phone))
    return tuple(contact for contact in found if contact != Contact())


def _language(text: str) -> Language:
    word = fold(text)
    for language, words in _LANGUAGES.items():
        if not word or word in words.split():
            return language
    raise Refused(f"“{text[:40]}” is no language of letters; it is one of {', '.join(Language)}.")


def _completed(known: Client, offered: Client) -> Client:
    bare = known.but(contacts=(), currency=offered.currency) == Client(
        id=known.id, name=known.name, currency=offered.currency
    )
    fields = (*_FILLED, *_CHOSEN) if bare else _FILLED
    blank = Client(id="", name="")
    changes = {field: getattr(offered, field) for field in fields if getattr(known, field) == getattr(blank, field)}
    return known.but(**changes, contacts=_completed_contacts(known.contacts, offered.contacts))


def _completed_contacts(known: tuple[Contact, ...], offered: tuple[Contact, ...]) -> tuple[Contact, ...]:
    if not known or not offered:
        return known or offered
    (first, *rest), (other, *further) = known, offered
    whole = Contact(
        name=first.name or other.name,
        role=first.role or other.role,
        email=first.email or other.email,
        phone=first.phone or other.phone,
    )
    return (whole, *rest, *(() if first.phone else further))


def _details(client: Client) -> dict[str, object]:
    """What a list may say of a client, by the name it has in a sentence."""
    contact = client.contact
    fields = {field: getattr(client, field) for field in _FILLED}
    return {"contact": contact.name, "email": contact.email, "telephone": contact.phone, **fields}


def _changed(before: Client, after: Client) -> list[str]:
    now = _details(after)
    return [name for name, value in _details(before).items() if now[name] != value] or ["details"]


def _differing(known: Client, offered: Client) -> list[str]:
    there = _details(known)
    return [name for name, value in _details(offered).items() if value and there[name] != value]


def _repeated_with(first: Client, there: Client, offered: Client) -> list[str]:
    """What a row says of a client that neither an earlier row of the file nor the desk does."""
    details = [name for name in _differing(there, offered) if name in _differing(first, offered)]
    chosen = ((name, getattr(offered, name)) for name in ("currency", *_CHOSEN))
    return details + [name for name, value in chosen if value not in (getattr(first, name), getattr(there, name))]


def _listed(names: list[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"

"""Which letter it is that went out. Rule: its words are the draft's or those that were given, never the desk's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from clientdesk.cli.longtext import given_text
from clientdesk.cli.lookup import find, find_id
from clientdesk.letters.names import NEEDS_COLLEAGUE
from clientdesk.model.days import shown
from clientdesk.model.errors import Refused
from clientdesk.model.invoice import Invoice
from clientdesk.model.journal import Letter
from clientdesk.model.names import initial_names
from clientdesk.model.naming import short
from clientdesk.model.record import new_id
from clientdesk.model.settings import Colleague

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from clientdesk.model.client import Client
    from clientdesk.model.records import Records


def find_colleague(records: Records, text: str) -> Colleague:
    """The colleague that a text names; raises NotFound with the candidates."""
    return find(records.all(Colleague), text, "colleague", lambda each: each.name)


class Told(Struct, frozen=True):
    """What is told of it: which draft it was, and whom it went to, what about, in which words where not as in that."""

    draft: str | None
    colleague: str | None
    subject: str | None
    invoices: tuple[str, ...]
    besides: tuple[str, ...]
    deadline: date | None
    text_file: Path | None


def to_send(records: Records, owner: Client, kind: str, on: date, told: Told) -> Letter:
    """The draft that is named, else the newest of a kind, else a letter that the desk did not write.

    Raises Refused where the words that were sent are not known, which of several drafts it was, or for a colleague of a
    letter that goes to the client; NotFound for a draft, a colleague or an invoice that there is not.
    """
    whom = _whom(records, kind, told.colleague)
    found = _draft(records, owner, kind, whom, told.draft) or _of_ones_own(owner, kind, on, whom)
    about, besides = (
        tuple(own_invoice(records, owner, text) for text in some) for some in (told.invoices, told.besides)
    )
    subject, body = _words(owner, found, told)
    if found.was and (subject, body) != (found.subject, found.body):
        found = found.but(id=new_id(), written=on, was=())  # what was sent before keeps its words: others are another
    found = _in_words(records, found, subject, body, on)
    return found.but(deadline=told.deadline or found.deadline, **_named(found, about, besides))


def _in_words(records: Records, found: Letter, subject: str, body: str, on: date) -> Letter:
    """The letter in the words that were sent: the draft's, or others, and then about what those are about."""
    if (subject, body) == (found.subject, found.body):
        return found
    from clientdesk.letters.check.guess import in_own_words

    return in_own_words(records, found.but(subject=subject, body=body), on)


def _named(found: Letter, about: tuple[str, ...], besides: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    """The invoices that it was about, and those it asked for besides: as is told, else as the draft has them."""
    left = tuple(each for each in found.invoices if each not in besides)
    rest = besides or tuple(each for each in found.besides if each not in about)
    return {"invoices": about or left, "besides": rest}


def _whom(records: Records, kind: str, colleague: str | None) -> str | None:
    if colleague and kind not in NEEDS_COLLEAGUE:
        raise Refused(f"{kind} goes to the client. Leave out --colleague: it is for {', '.join(NEEDS_COLLEAGUE)}.")
    return find_colleague(records, colleague).id if colleague else None


def _draft(records: Records, owner: Client, kind: str, whom: str | None, named: str | None) -> Letter | None:
    """The draft that was sent; None where there is none, and none was named."""
    drafts = [each for each in records.of(Letter, owner.id) if each.kind == kind and each.sent is None]
    fitting = [each for each in drafts if whom in (None, each.colleague)]
    if named:
        return find_id(fitting, named, f"draft of {kind}")
    _check_one_colleague(records, kind, fitting)
    newest = max((each.written for each in fitting), default=None)
    last = [each for each in fitting if each.written == newest]
    if len(last) > 1:
        ids = ", ".join(short(each) for each in last)
        raise Refused(f"There are {len(last)} drafts of {kind} of {shown(newest)}: say which, with --draft ID: {ids}.")
    return last[0] if last else None


def _check_one_colleague(records: Records, kind: str, drafts: list[Letter]) -> None:
    asked = {each.colleague for each in drafts if each.colleague}
    if len(asked) > 1:
        names = initial_names([records.get(Colleague, each).name for each in sorted(asked)])
        raise Refused(f"There are drafts of {kind} to {names}: say which went out, with --colleague NAME.")


def _of_ones_own(owner: Client, kind: str, on: date, whom: str | None) -> Letter:
    if kind in NEEDS_COLLEAGUE and whom is None:
        raise Refused(f"{kind} goes to a colleague: say to whom, with --colleague NAME.")
    return Letter(id=new_id(), client=owner.id, kind=kind, written=on, body="", colleague=whom, language=owner.language)


def _words(owner: Client, found: Letter, told: Told) -> tuple[str, str]:
    """Subject and words that were sent: those that are given, else the draft's. Raises Refused where there are none."""
    given = given_text(told.text_file)
    if not (given or found.body).strip():
        raise Refused(
            f"There is no draft of {found.kind} to {owner.name}. Give the words that were sent: --text-file FILE, or"
            " on standard input."
        )
    head, body = _parted(given, told.subject) if given else ("", found.body)
    return (head or found.subject) if told.subject is None else told.subject, body


def _parted(text: str, subject: str | None) -> tuple[str, str]:
    """A text's subject and its words: a first line with an empty one below it, as a letter is written into a file.

    A salutation or a sentence is no subject; where the subject is given by itself, only that one is.
    """
    head, _, rest = text.lstrip("\n").partition("\n")
    head = head.strip()
    is_above = rest.startswith("\n") and bool(rest.strip()) and not head.endswith((",", ".", ":", "!", ";"))
    if is_above and subject in (None, head):
        return head, rest.strip("\n")
    return "", text


def own_invoice(records: Records, owner: Client, text: str) -> str:
    """The id of the client's invoice that a text names; raises NotFound with the candidates."""
    return find(records.of(Invoice, owner.id), text, "invoice", lambda each: each.number, whose=owner.name).id

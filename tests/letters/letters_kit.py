"""A desk that letters are written from, and an exit on it in whatever state a test wants."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from itertools import chain

from builder import TODAY, Book, day, eur

from clientdesk.letters import exit_letter, facts
from clientdesk.letters.names import NEEDS_COLLEAGUE
from clientdesk.letters.render import LetterText, render
from clientdesk.model.client import Contact, Language
from clientdesk.model.exit import Exit, ExitPath
from clientdesk.model.project import Extra
from clientdesk.model.settings import Colleague
from clientdesk.model.signs import SIGNS
from clientdesk.playbook.assessment import Assessment
from clientdesk.playbook.exit.case import Case

BEGINS = {
    Language.ENGLISH: "Dear ",
    Language.TURKISH: "Sayın ",
    Language.MALAY: "Kepada ",
    Language.INDONESIAN: "Yth. ",
}
CLOSES = {
    Language.ENGLISH: "Kind regards", Language.TURKISH: "Saygılarımla", Language.MALAY: "Sekian, terima kasih.",
    Language.INDONESIAN: "Hormat saya,",
}  # fmt: skip
LABELS = [
    *chain.from_iterable((sign.name, sign.words) for sign in SIGNS.values()),
    *(each.words for each in Assessment if each is not Assessment.WATCH),
    "ClientDesk", "you always", "you never", "fire", "your fault",
]  # fmt: skip
"""Words that no letter says."""
GAPS = ("None", "  ", "\n\n\n", " .", " ,", "..", " ;", ",,", ": .", "()", "{", "}", "- \n", "\n-\n", "\n ", " \n")
"""What is left where a fact is missing."""
SIGNED = "Ada Lovelace\nAda Design\nada@example.org"


def desk() -> Book:
    """Ada, her client Northwind, and two colleagues, of whom one agreed."""
    book = Book(name="Ada Lovelace", business="Ada Design", email="ada@example.org")
    book.client("Northwind", contacts=(Contact(name="Mr. Kaya"),))
    return book.add(Colleague, name="Deniz", does="brand design", agreed=True).add(Colleague, name="Bo", agreed=False)


def case(book: Book, path: ExitPath = ExitPath.STANDARD, *, today: date = TODAY, **fields) -> Case:
    """An exit under way on a desk."""
    begun = Exit(id="exit", client=book.client_id, path=path, started=day(-5), **fields)
    book.list.append(begun)
    return Case(book.records, begun, today, exit_letter)


def ids(book: Book, kind: type) -> list[str]:
    """The ids of a kind of record, in the order they were added."""
    return [each.id for each in book.list if isinstance(each, kind)]


def letter(of: Case, kind: str) -> LetterText:
    """A letter of a kind; one to a colleague goes to the first there is."""
    colleague = next(iter(of.records.all(Colleague))) if kind in NEEDS_COLLEAGUE else None
    return exit_letter(of, kind, colleague)


def letter_in(of: Case, kind: str, language: Language) -> LetterText:
    """The same in a language."""
    colleague = next(iter(of.records.all(Colleague))) if kind in NEEDS_COLLEAGUE else None
    return render(kind, language, facts(of, colleague, language=language))


def body(of: Case, kind: str) -> str:
    """A letter's text."""
    return letter(of, kind).body


def busy_desk() -> Book:
    """A desk on which every letter has something to say of everything."""
    book = desk().settings(rate=eur("80"), payment_details="IBAN DE00 1234 5678 90")
    book.add(Colleague, name="Cem", does="web design", email="cem@example.org", phone="0123", agreed=True)
    book.contract(extra_round=eur("120"), late_fee=Decimal(5), safeguards={"C09": True})
    book.invoice("800.00", issued=-60, due=-30, number="N-1").invoice("90.00", issued=-10, due=20, number="N-2")
    book.invoice("200.00", number="N-3", delivered=False).paid(-5)
    return book.add(Extra, what="Christmas banner", on=day(-9)).add(Extra, what="a second logo", on=day(-8))


def all_said(book: Book) -> dict[str, dict[str, str]]:
    """Answers to everything that letters are made from."""
    asked = ids(book, Colleague)
    return {
        "review": {"undelivered": "refund", "late-fee": "charge"},
        "meet": {
            "held": "yes", "on": day(-1).isoformat(), "reason": "S18", "price": "", "from": "2026-12-01",
            "lines": "I have decided to end our work together.\nI will hand everything over by then.",
        },
        "notice": {
            "last-day": "2027-02-28", "deliver": "the logo\nthe guide", "not-deliver": "the online shop",
            "goes-on": "the newsletter",
        },
        "refer": {
            "colleagues": f"{asked[0]},{asked[2]}", "provider": "a full-service agency", "part": "the newsletter",
            "work": "a site for a small studio",
        },
        "close-down": {"where": "the shared folder “Northwind”"},
    }  # fmt: skip


def busy(path: ExitPath = ExitPath.STANDARD) -> Case:
    """An exit with an answer to everything."""
    book = busy_desk()
    return case(book, path, answers=all_said(book))


def bare(path: ExitPath = ExitPath.STANDARD) -> Case:
    """An exit of which nothing is known yet."""
    return case(desk(), path)

"""What the check finds is told apart by what it is about, whatever the figures in its sentence (L)."""

from __future__ import annotations

from builder import TODAY, Book, day
from letters_kit import desk
from msgspec.structs import replace

from clientdesk.letters import Asked, LetterText, from_desk
from clientdesk.letters.check import Problem, check
from clientdesk.letters.check.as_of import of_its_day
from clientdesk.letters.check.missing import missing
from clientdesk.letters.check.sight import Sight
from clientdesk.model.client import Client


def owing() -> Book:
    book = desk().settings(payment_details="IBAN DE00 1234", phone="012")
    for number in ("N-1", "N-2"):
        book.invoice("5.00", number=number, issued=-130, due=-95)
    return book


def acme(book: Book) -> Client:
    return book.records.get(Client, book.client_id)


def written(book: Book) -> LetterText:
    """A letter of today that says of neither invoice what is open on it, or in all."""
    text = from_desk(book.records, acme(book), "L07", TODAY, Asked())
    return replace(text, body=text.body.replace("€5.00", "some").replace("€10.00", "some"))


def unsaid(number: str, sum_: str = "€5.00") -> Problem:
    why = f"It does not say that {sum_} is open on {number}: add it."
    return Problem("missing", 0, "", why, blocks=True, what="balance", about=f"id of {number}")


def left(found: Problem, of_old: Problem) -> list[str]:
    """The rules that are told two days later of what is found then, where something was found on the letter's day."""
    book = owing()
    sight = Sight(book.records, acme(book), replace(written(book), written=TODAY), day(2))
    return [each.rule for each in of_its_day(sight, [found], lambda _day: [of_old])]


def test_the_same_of_two_invoices_is_two_things_and_another_sum_of_one_is_one():
    assert left(unsaid("N-2"), unsaid("N-1")) == ["as-of"]
    assert left(unsaid("N-1", "€5.10"), unsaid("N-1")) == ["missing"]
    assert left(unsaid("N-1", "five euro"), unsaid("N-1")) == ["missing"]


def test_each_invoice_that_lacks_a_fact_is_found_and_the_first_of_them_is_told():
    book = owing()
    text, (first, second) = written(book), [each.id for each in book.list if getattr(each, "number", "")]
    sight = Sight(book.records, acme(book), text, TODAY)
    assert [each.about for each in missing(sight) if each.what == "balance"] == [first, second]
    assert [each.about for each in check(book.records, acme(book), text, TODAY) if each.what == "balance"] == [first]

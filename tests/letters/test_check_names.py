"""What the desk itself puts into a letter as a name is no sum, no placeholder and no shouting (L, G4)."""

from __future__ import annotations

import pytest
from builder import TODAY, eur
from check_kit import LATE, client, found, owing, told, without, written
from msgspec.structs import replace

from clientdesk.model.journal import Letter
from clientdesk.playbook.exit.sums import named_in
from clientdesk.playbook.wording.put_in import blanked

ODD = ("PayPal up to €500", "Refund €500 project", "Go!! now", "TODO app", "{{x}} & [your name]", "X" * 400)
HARD = {"amount", "placeholder", "emotion", "labels"}


def called(name: str):
    """The owing desk, where the client, the contact, the project, the signature and the way to pay have that name."""
    book = owing()
    for each in book.list:
        if each.table == "clients":
            people = tuple(replace(one, name=name) for one in each.contacts)
            book.list[book.list.index(each)] = each.but(name=name, contacts=people)
        elif each.table == "projects":
            book.list[book.list.index(each)] = each.but(name=name)
    return book.settings(business=name, payment_details=f"IBAN DE00 1234 5678 90\n{name}", country="GB")


@pytest.mark.parametrize("name", ODD)
@pytest.mark.parametrize("kind", LATE)
def test_no_name_that_the_desk_puts_in_holds_up_its_letter(kind, name):
    book = called(name)
    assert name in written(book, kind).body
    assert not HARD & set(dict(told(book, written(book, kind))))


@pytest.mark.parametrize("number", ["€150", "!!", "TODO", "No. €9"])
def test_no_number_of_an_invoice_holds_up_its_letter(number):
    book = owing()
    book.list = [each.but(number=number) if each.id == book.invoice_id else each for each in book.list]
    assert not HARD & set(dict(told(book, written(book, "L07"))))


def test_g4_a_wrong_sum_beside_such_names_is_still_found():
    book = called("Refund €500 project")
    text = without(written(book, "L07"), "€1,234.50", "€500.00")
    assert {each.text for each in found(book, text) if each.rule == "amount"} == {"€500.00"}


def test_l_a_placeholder_beside_such_a_name_is_still_found():
    book = called("{{x}} app")
    text = written(book, "L07")
    left = replace(text, body=f"{text.body}\n{client(book).name}: {{{{ amount }}}}")
    assert [each.text for each in found(book, left) if each.rule == "placeholder"] == ["{{ amount }}"]


@pytest.mark.parametrize(
    ("text", "names", "plain"),
    [
        ("for web  SITE, please", ["Web site"], "for \0\0\0\0\0\0\0\0\0, please"),
        ("Site €500 of €500.00", ["€500"], "Site \0\0\0\0 of €500.00"),
        ("the Site Shop of Site", ["Site", "Site Shop"], "the \0\0\0\0\0\0\0\0\0 of \0\0\0\0"),
        ("websites, 30 days, HR", ["Site", "30", "HR", " ", "..."], "websites, 30 days, HR"),
    ],
)
def test_names_are_blanked_out_whole_and_nothing_else(text, names, plain):
    assert blanked(text, names) == plain


def test_x02_a_letter_of_an_end_names_no_sum_by_such_a_name_either():
    book = called("You owe me €500")
    letter = Letter(id="x", client=book.client_id, kind="L14", written=TODAY, body="For You owe me €500 it is €20.00.")
    assert [each.amount for each in named_in(book.records, letter)] == [eur("20.00")]

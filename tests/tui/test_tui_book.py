"""A book of rows: what is taken over from the one before is what would be made anew."""

from __future__ import annotations

from builder import TODAY

from clientdesk.exchange.sample import sample_desk
from clientdesk.model.change import Change
from clientdesk.model.client import Client
from clientdesk.model.invoice import Invoice
from clientdesk.playbook.overview import overviews
from clientdesk.tui.session import Book


def known(book: Book) -> dict[str, object]:
    for _ in book.work_out():
        pass
    return {key: (book.row(key).verdict, book.row(key).account) for key in book.order}


def test_a_row_after_changes_is_the_row_made_anew_though_nothing_was_looked_at_between():
    records = sample_desk(TODAY)
    book = Book(records, TODAY)
    known(book)
    batik, gulf = (next(each for each in records.all(Client) if each.name.startswith(name)) for name in ("Bat", "Gul"))
    for client in (batik, gulf):
        late = next(each for each in records.of(Invoice, client.id) if each.number in ("BN-10", "GS-06"))
        records = records.after(Change("In dispute", (late.but(disputed=True),)))
        book = Book(records, TODAY, book)
    anew = {row.client.id: (row.verdict, row.account) for row in overviews(records, TODAY)}
    row = book.row(gulf.id)
    assert (row.verdict, row.account) == anew[gulf.id]
    assert known(book) == anew
    assert book.picture(batik.id).records is records


def test_nothing_is_taken_over_to_another_day():
    records = sample_desk(TODAY)
    book = Book(records, TODAY)
    known(book)
    later = Book(records, TODAY.replace(day=28), book)
    assert known(later) == known(Book(records, TODAY.replace(day=28)))

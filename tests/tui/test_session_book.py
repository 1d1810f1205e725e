"""The rows of the screens are those of the command line: made at once, one by one, or taken over after a change."""

from __future__ import annotations

from builder import TODAY
from hypothesis import HealthCheck, given, settings
from strategies import judged_desks

from clientdesk.model.change import Change
from clientdesk.model.client import Client
from clientdesk.model.journal import Incident
from clientdesk.model.project import Extra
from clientdesk.model.records import Records
from clientdesk.playbook.overview import overviews
from clientdesk.playbook.rules import verdict_of
from clientdesk.tui.session import Book

often = settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))


def rows(records: Records):
    return [(row.client.id, row.verdict, row.income, row.share) for row in overviews(records, TODAY)]


def shown(book: Book):
    return [(key, book.row(key).verdict, book.row(key).income, book.row(key).share) for key in book.order]


def worked_out(book: Book) -> Book:
    for _ in book.work_out():
        pass
    return book


@often
@given(judged_desks(TODAY, clients=4))
def test_a_book_after_a_change_says_what_a_new_one_would(desk):
    before = worked_out(Book(desk, TODAY))
    assert shown(before) == rows(desk)
    first = next(iter(desk.all(Client))).id
    news = (
        Incident(id="new", client=first, sign="S09", on=TODAY),
        Extra(id="more", client=first, what="more", on=TODAY),
    )
    after = desk.after(Change("", news))
    book = Book(after, TODAY, before)
    assert [verdict_of(book.picture(each.id)) for each in after.all(Client)] == [
        book.row(each.id).verdict for each in after.all(Client)
    ]
    assert shown(worked_out(book)) == rows(after)


def test_whose_rows_are_not_known_is_compared_with_nobody_yet():
    desk = Records.of_all([Client(id="a", name="A")])
    assert Book(desk, TODAY).picture("a").peers.facts == {}
    assert set(worked_out(Book(desk, TODAY)).picture("a").peers.facts) == {"a"}

"""What holds with a client: since when the work is paused and until what, and since when every extra is billed."""

from __future__ import annotations

from builder import TODAY, Book, day, eur

from clientdesk.model.client import Stage
from clientdesk.model.journal import RemedyOutcome
from clientdesk.playbook import holding
from clientdesk.playbook.picture import Picture


def picture(book: Book) -> Picture:
    return Picture(book.records, book.client_id, TODAY)


def test_a_pause_counts_from_its_newest_remedy_that_has_not_worked_and_only_while_it_lasts():
    book = Book().client(stage=Stage.PAUSED).remedy("R04", -40).remedy("R04", -18)
    book.remedy("R04", -9, RemedyOutcome.WORKED)
    assert holding.paused_since(picture(book)) == day(-18)
    assert holding.paused_since(picture(book.with_client(stage=Stage.ACTIVE))) is None
    assert holding.paused_since(picture(Book().client(stage=Stage.PAUSED))) is None


def test_a_pause_ends_when_all_that_is_overdue_and_not_in_dispute_is_paid():
    book = Book().client().invoice("10.00", due=-1).invoice("5.00", due=0).invoice("3.00", due=-9, disputed=True)
    assert holding.paused_until_paid(picture(book)) == {"EUR": eur("10.00")}
    assert not any(holding.paused_until_paid(picture(Book().client().invoice(due=-1).paid(0))).values())


def test_what_holds_for_now_is_told_with_what_ends_it():
    paused = Book().client(stage=Stage.PAUSED).invoice("10.00", due=-1).remedy("R04", -18).remedy("R07", -3)
    assert list(holding.states(picture(paused))) == [
        "Paused since 3 Nov, until everything overdue (€10) is paid",
        "Priced out since 18 Nov: every extra is billed",
    ]
    by_hand = picture(Book().client(stage=Stage.PAUSED))
    assert list(holding.states(by_hand)) == ["Paused"]
    assert not list(holding.states(picture(paused.with_client(stage=Stage.ENDED))))
    assert not list(holding.states(picture(Book().client().remedy("R07", -3, RemedyOutcome.WORKED))))

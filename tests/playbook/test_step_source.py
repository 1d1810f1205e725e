"""What a step is of says its source; no rule of the agenda reads that from a handbook's id."""

from __future__ import annotations

from datetime import date

from builder import TODAY, Book, day
from msgspec import structs

from clientdesk.playbook.agenda import agenda
from clientdesk.playbook.dunning import one_letter_a_day
from clientdesk.playbook.picture import Picture
from clientdesk.playbook.step import Source, Step, step_of


def letters(*sources: Source, sent: bool = False) -> dict[Source, tuple[date, str]]:
    """The day of a letter of each source, all of them due today under one handbook id, and what goes before it."""
    book = Book().client()
    picture = Picture((book.letter("L11", 0) if sent else book).records, book.client_id, TODAY)
    steps = [step_of(picture, each, TODAY, "Write", "X07", key=each.name) for each in sources]

    def told(step: Step, day: date) -> Step:
        return structs.replace(step, date=day)

    paced = one_letter_a_day(picture, [structs.replace(each, letter="L03") for each in steps], told)
    return {each.source: (each.date, each.after) for each in paced}


def test_the_end_at_once_goes_first_then_the_money_by_source_alone():
    found = letters(Source.SILENCE, Source.MONEY, Source.AT_ONCE)
    assert [each for each in found if not found[each][1]] == [Source.AT_ONCE]
    found = letters(Source.EXIT, Source.MONEY)
    assert [each for each in found if not found[each][1]] == [Source.MONEY]


def test_only_the_end_at_once_does_not_wait_where_a_letter_went_out():
    found = letters(Source.SILENCE, Source.AT_ONCE, sent=True)
    assert found[Source.AT_ONCE][0] == TODAY
    assert found[Source.SILENCE][0] == day(2)


def test_leave_now_is_an_end_at_once_and_no_dispute_is_settled_beside_it():
    book = Book().client().incident("S11").invoice(due=-40, disputed=True)
    assert {each.source for each in agenda(book.records, TODAY)} == {Source.AT_ONCE}

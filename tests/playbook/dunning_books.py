"""Any client who owes: invoices, what was sent, paid, promised and paused, and messages (G3, G4)."""

from __future__ import annotations

from builder import Book, day
from hypothesis import strategies as st

from clientdesk.model.journal import Matter

KINDS = st.sampled_from(["L03", "L06", "L07", "L08", "L09", "L10", "L11"])
PAST = st.integers(-130, 0)
LATER = st.one_of(st.none(), st.integers(-40, 20))


@st.composite
def books(draw: st.DrawFn) -> Book:
    """A client with some invoices, each with what can happen to one, and messages of mine."""
    book = Book(workdays=draw(st.sampled_from([(0, 1, 2, 3, 4), (0,), ()]))).client()
    for _ in range(draw(st.integers(1, 4))):
        paused, since = draw(LATER), draw(st.sampled_from([None, None, *range(-130, 0, 10)]))
        ended = None if since is None else min(0, since + draw(st.integers(0, 40)))
        book.invoice(
            issued=-140, due=draw(st.integers(-130, 5)), disputed=draw(st.integers(0, 4)) == 0,
            paused_until=None if paused is None else day(paused),
            disputed_on=None if since is None else day(since), settled_on=None if ended is None else day(ended),
        )  # fmt: skip
        for kind, sent in draw(st.lists(st.tuples(KINDS, PAST), max_size=3)):
            book.letter(kind, sent)
        if (paid := draw(st.sampled_from([None, None, "30.00", "100.00"]))) is not None:
            book.paid(draw(PAST), paid)
        if (by := draw(LATER)) is not None:
            book.promised(by - 10, by, invoice=draw(st.sampled_from([None, book.invoice_id])))
    for sent in draw(st.lists(PAST, max_size=3, unique=True)):
        book.wrote(sent, matter=draw(st.sampled_from([None, *Matter])))
    return book

"""The head above the exit's pages: who is left, or declined."""

from __future__ import annotations

from builder import TODAY, Book, day

from clientdesk.model.client import Client, Stage
from clientdesk.model.exit import Exit, ExitPath
from clientdesk.playbook.exit.case import Case
from clientdesk.tui.screens.exit import texts


def test_a_prospect_is_declined_and_a_client_left_before_and_after_it_begins():
    book = Book().client("Bo", stage=Stage.PROSPECT)
    assert texts.head(book.records.get(Client, book.client_id), None).plain == "Declining Bo"
    book.with_client(stage=Stage.EXITING)
    book.add(Exit, path=ExitPath.PROSPECT, started=day(-1), stage_before=Stage.PROSPECT)
    (begun,) = book.records.of(Exit, book.client_id)
    client = book.records.get(Client, book.client_id)
    assert texts.head(client, Case(book.records, begun, TODAY)).plain.startswith("Declining Bo")
    assert texts.head(Client(id="x", name="Acme"), None).plain == "Leaving Acme"

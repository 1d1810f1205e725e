"""A client's statement as the file of an ending, and that file's name. Rule: the words are the client's language's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clientdesk.exchange.paper import as_text
from clientdesk.exchange.statement.data import as_csv
from clientdesk.exchange.statement.page import foot, head, page
from clientdesk.exchange.statement.words import words_of
from clientdesk.ledger.statement import statement
from clientdesk.model.client import Client, Language

if TYPE_CHECKING:
    from datetime import date

    from clientdesk.exchange.paper_size import PaperSize
    from clientdesk.model.records import Records

WORDED = (".txt", ".pdf")
"""The endings of files that have words, in one language or another."""
FORMS = (".txt", ".csv", ".pdf")
"""The endings of the files that a statement can be written to."""


def statement_file(
    records: Records,
    client_id: str,
    as_of: date,
    since: date | None,
    form: str,
    paper: PaperSize | None = None,
    language: Language | None = None,
) -> bytes:
    """A client's statement as the file of an ending, one of FORMS.

    By itself on the paper of the person's country, and in the client's language; a CSV is data, the same in each.
    Raises NotFound for a client who is not on the desk, NoPdf where no PDF can be made.
    """
    client = records.get(Client, client_id)
    found = statement(records, client.id, as_of, since)
    if form == ".csv":
        return as_csv(found, as_of, since)
    language = language or client.language
    blocks = [
        *head(records, client_id, as_of, since, language),
        *page(found, as_of, since, language),
        *foot(records, found, language),
    ]
    if form == ".txt":
        return as_text(blocks).encode()
    from clientdesk.exchange.paper_size import paper_of
    from clientdesk.exchange.pdf import pdf

    title, author = words_of(language).title, records.settings.name
    return pdf(blocks, title, author, paper or paper_of(records.settings), language)


def file_name(client: Client, on: date, language: Language | None = None) -> str:
    """What the file is best called, without its ending: `2026-11-21 Acme account`."""
    return f"{on.isoformat()} {client.name} {words_of(language or client.language).file}"

"""The statement of account as text, CSV and PDF. Rule: each shows the same rows, and no spreadsheet runs a cell.

It is made to be handed on: it says who invoiced whom in the client's language, and nothing of what this program thinks.
"""

from clientdesk.exchange.statement.data import as_csv
from clientdesk.exchange.statement.file import FORMS, WORDED, file_name, statement_file
from clientdesk.exchange.statement.page import ages, head, notes, page, rows
from clientdesk.exchange.statement.words import ENGLISH, told, words_of

__all__ = [
    "ENGLISH", "FORMS", "WORDED", "ages", "as_csv", "file_name", "head", "notes", "page", "rows", "statement_file",
    "told", "words_of",
]  # fmt: skip

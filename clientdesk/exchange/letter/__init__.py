"""A letter as a file: plain text, a draft for a mail program, a PDF. Rule: it holds the letter and nothing of ours.

No kind, no label and no name of this program is in it, nor in what it is called. Nothing is sent from here.
"""

from clientdesk.exchange.letter.copies import copies
from clientdesk.exchange.letter.file import Made, enclosing, file_name, letter_file, made
from clientdesk.exchange.letter.outgoing import FORMS, Copy, Outgoing

__all__ = ["FORMS", "Copy", "Made", "Outgoing", "copies", "enclosing", "file_name", "letter_file", "made"]

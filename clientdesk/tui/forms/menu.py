"""What can be added, for the menu and the palette. Rule: names only, so that neither waits for the forms."""

from __future__ import annotations

MENU = (
    ("c", "client", "client"),
    ("n", "invoice", "invoice"),
    ("p", "payment", "payment that came in"),
    ("m", "message", "message, call or meeting"),
    ("y", "letter", "letter you write to them"),
    ("i", "incident", "incident, in their words"),
    ("s", "promise", "promise to pay"),
    ("r", "remedy", "remedy you try"),
    ("e", "extra", "extra work they asked for"),
    ("a", "attachment", "attached file"),
    ("o", "project", "project"),
    ("t", "task", "task"),
    ("g", "contract", "agreement: contract terms"),
    ("d", "credit-note", "credit note: an invoice made smaller"),
    ("w", "write-off", "write-off: an open rest given up"),
    ("v", "waiver", "waived late fee"),
    ("f", "refund", "refund: money you pay back"),
    ("u", "use-of-credit", "use of their credit on an invoice"),
    ("b", "bars", "bars: when signs count for them"),
    ("l", "colleague", "colleague to refer clients to"),
)
"""A letter of its words, the kind, and the words, for the menu of all that can be added; j and k move there."""
WITHOUT_CLIENT = frozenset({"client", "colleague", "settings"})
ALSO = {
    "credit-note": "discount reduce correct", "write-off": "bad debt lost", "waiver": "waive let go interest",
    "refund": "give back", "use-of-credit": "balance set off",
}  # fmt: skip
"""What no command of its own adds, and more words by which it is found."""

"""The one word for where an invoice stands, and its mark. Rule: the first that fits, from the top."""

from enum import StrEnum


class Status(StrEnum):
    """The one word for an invoice's standing; the first that fits, from the top."""

    WRITTEN_OFF = "written-off"
    CREDITED = "credited"
    PAID = "paid"
    DISPUTED = "disputed"
    OVERDUE = "overdue"
    PARTIAL = "partial"
    OPEN = "open"

    @property
    def symbol(self) -> str:
        """Its mark, for lists."""
        return _SYMBOLS[self.value]

    @property
    def words(self) -> str:
        """How a person reads it."""
        return self.value.replace("-", " ")


_SYMBOLS = {
    "overdue": "▲", "disputed": "◇", "partial": "◐", "open": "○", "paid": "●", "credited": "●", "written-off": "×",
}  # fmt: skip

"""What the tests of moves begin with."""

from __future__ import annotations

import pytest
from builder import Book


@pytest.fixture
def book() -> Book:
    """A client who owes one invoice over 100."""
    return Book().client().invoice("100.00", number="A-1")

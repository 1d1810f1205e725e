"""Each letter of silence and of money as it is read: `written/` holds them by language, for the eye (L01–L11, L13).

After a change that is meant, `GOLDEN=write pytest tests/letters/test_chasing_written.py` writes them; read the diff.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from builder import Book, day, eur
from chasing_kit import ada, bare, chased, in_touch, owing

from clientdesk.letters.chasing import CHASING
from clientdesk.letters.names import named
from clientdesk.model.client import Billing, Language, Stage
from clientdesk.model.journal import Channel, Matter
from clientdesk.model.money import Money

WRITTEN = Path(__file__).parent / "written"


def in_britain() -> Book:
    """A debt under a statute, with its compensation; the person has no contract."""
    book = ada(currency="GBP").settings(country="GB")
    return book.invoice(Money(1_200_00, "GBP"), issued=-122, due=-92, number="GB-7").letter("L07", -40)


def two_currencies() -> Book:
    return bare().invoice(Money(5_000_00, "MYR"), due=-40, number="N-2")


def payment_due() -> Book:
    book = ada().project(name="the shop", ended=day(-40))
    shop = book.list[-1].id
    book.invoice("800.00", due=-5, number="N-1", project=shop).paid(-4, "100.00")
    return book.wrote(-12, subject="My invoice", matter=Matter.PAYMENT)


def priced() -> Book:
    return ada(billing=Billing.HOURLY).project(name="the shop", rate=eur("80"), billing=Billing.HOURLY)


def promised() -> Book:
    """Two invoices that letters asked for; of one they wrote by which day it would be paid."""
    book = owing().letter("L07", -20).promised(-9, -2).heard(-9)
    return book.invoice("60.00", due=-2, number="N-3").invoice("30.00", due=-1, number="N-4").paid(0, "10.00")


MORE = {
    "L01": {"One message, by telephone": (ada().wrote(-5, channel=Channel.CALL), {})},
    "L03": {
        "About a payment, to one who owes several": (owing().heard(-8).wrote(-2, matter=Matter.PAYMENT), {}),
        "About a payment": (payment_due(), {}),
    },
    "L04": {"Paused already": (in_touch().remedy("R04", -2), {})},
    "L05": {"Paused already, with a deadline": (bare().with_client(stage=Stage.PAUSED), {"deadline": day(9)})},
    "L06": {"By a statute": (in_britain(), {}), "In two currencies": (two_currencies(), {}),
            "After a broken promise": (bare().letter("L06", -15).promised(-9, -2), {})},
    "L07": {"With a deadline": (bare(), {"deadline": day(9)})},
    "L09": {"After a broken promise, others due meanwhile": (promised(), {})},
    "L08": {"One invoice, written about before": (bare().letter("L07", -9), {})},
    "L10": {"By a statute": (in_britain(), {"deadline": day(20)}),
            "After a broken promise": (bare().letter("L09", -15).promised(-9, -2), {})},
    "L11": {"In words of one's own": (owing(), {"reason": "our calls stay about the work, and end when they don't."})},
    "L13": {
        "By the hour": (priced(), {}),
        "In words of one's own": (in_touch(), {"reason": "- all texts, in two languages\n- a year of small repairs"}),
    },
}  # fmt: skip


@pytest.mark.parametrize("kind", CHASING)
@pytest.mark.parametrize("language", Language)
def test_the_letter_is_as_it_was_read_and_approved(kind, language):
    rich = owing() if "L05" <= kind <= "L10" else in_touch()
    cases = {"With everything to say": (rich, {}), "With next to nothing known": (bare(), {})} | MORE.get(kind, {})
    parts = []
    for when, (book, asked) in cases.items():
        each = chased(book, kind, language=language, **asked)
        parts.append(f"# {named(kind)}: {when}\n\nSubject: {each.subject}\n\n{each.body}\n")
    text, file = "\n\n".join(parts), WRITTEN / language.value / f"{kind}.txt"
    if os.environ.get("GOLDEN") == "write":
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    assert file.read_text(encoding="utf-8") == text

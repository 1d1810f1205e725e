"""Days that can't be: refused where they tell what was, said where the desk keeps them as they came."""

from __future__ import annotations

import pytest
from cli_kit import Cli

LATER = "2026-12-05"
"""Two weeks after the day of these tests."""


@pytest.fixture
def acme(cli: Cli) -> Cli:
    cli("client", "add", "Acme")
    assert cli("invoice", "add", "acme", "A-1", "100", "--issued", "2026-10-01", "--due", "2026-11-01").code == 0
    return cli


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (("payment", "add", "A-1", "40"), "note it as a promise"),
        (("payment", "on-account", "acme", "40"), "note it as a promise"),
        (("invoice", "credit", "A-1", "5"), "A credit note can't be of a day ahead."),
        (("invoice", "write-off", "A-1"), "A write-off can't be of a day ahead."),
        (("message", "add", "acme"), "what you plan is a task"),
    ],
)
def test_what_only_a_later_day_could_know_is_refused(acme: Cli, words: tuple[str, ...], why: str) -> None:
    done = acme(*words, "--on", LATER)
    assert done.code == 1
    assert why in done.err
    assert acme(*words, "--on", "2026-11-21").code == 0


def test_m_neither_a_refund_nor_a_use_of_credit_is_of_a_day_ahead(acme: Cli) -> None:
    acme("payment", "add", "A-1", "70", "--on", "2026-11-01")
    acme("payment", "on-account", "acme", "30", "--on", "2026-11-02")
    for words in (("refund", "A-1", "10"), ("refund", "acme", "10"), ("add", "A-1", "10", "--from-credit")):
        done = acme("payment", *words, "--on", LATER)
        assert (done.code, "promise" in done.err) == (1, True), words


def test_a_payment_or_a_message_is_not_moved_to_a_day_ahead(acme: Cli) -> None:
    paid, written = acme("payment", "add", "A-1", "40").id, acme("message", "add", "acme").id
    assert acme("payment", "edit", paid, "--on", LATER).code == 1
    assert acme("message", "edit", written, "--on", LATER).code == 1


def test_g4_a_pause_is_set_to_a_day_to_come_and_may_run_out(acme: Cli) -> None:
    done = acme("invoice", "edit", "A-1", "--paused-until", "2026-11-20")
    assert (done.code, "That pause is over already." in done.err) == (1, True)
    assert acme("invoice", "edit", "A-1", "--paused-until", "2026-11-28").code == 0
    assert acme("--today", LATER, "invoice", "edit", "A-1", "--note", "the pause is over").code == 0


def test_an_invoice_due_before_it_was_issued_is_kept_with_a_word(acme: Cli) -> None:
    done = acme("invoice", "add", "acme", "A-2", "10", "--issued", "2026-11-10", "--due", "2026-11-01")
    assert done.code == 0
    told = "! A-2 is due on 1 Nov 2026, before it was issued. It is kept so; check both days.\n"
    assert done.err.endswith(told)
    assert acme("invoice", "edit", "A-2", "--due", "2026-11-12").err == "Changed invoice A-2 of Acme.\n"


def test_an_invoice_of_next_week_is_said_to_be_missing_from_the_list_until_then(acme: Cli) -> None:
    done = acme("invoice", "add", "acme", "A-2", "10", "--issued", "2026-11-28")
    assert "! A-2 is of 28 Nov 2026, and is not listed or counted before that day." in done.err
    listed = acme("invoice", "list", "acme")
    assert ("A-2" in listed.out, listed.err) == (False, "Not listed before their own day: A-2 (28 Nov 2026).\n")
    later = acme("--today", "2026-11-28", "invoice", "list")
    assert ("A-2" in later.out, later.err) == (True, "")


def test_an_invoice_without_a_date_is_saved_with_the_word_that_nobody_is_reminded(acme: Cli) -> None:
    acme("invoice", "add", "acme", "A-2", "10")
    done = acme("invoice", "edit", "A-2", "--issued", "none", "--due", "none")
    assert (done.code, done.err.splitlines()[-1]) == (
        0, "! A-2 has no date, so it is never due, and nobody is reminded. Give it --issued or --due.",
    )  # fmt: skip

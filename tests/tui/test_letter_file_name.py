"""The name that is proposed for a letter's file keeps what its subject says."""

from __future__ import annotations

import pytest
from onscreen import TODAY
from writing_kit import CLIENT, FIRST, MONEY

from clientdesk.model.journal import Letter
from clientdesk.tui.writing_acts import _where


@pytest.mark.parametrize(
    ("subject", "name"),
    [
        ("Re: Drafts", "Drafts"), ("RE: Ynt: Drafts", "Drafts"), ("Drafts: the second round", "Drafts"),
        ("Final notice: invoice N-1", "Final notice"),
    ],
)  # fmt: skip
def test_what_a_mail_program_puts_before_a_subject_is_no_part_of_it(subject, name):
    letter = Letter(id="new", client=CLIENT.id, kind="L03", written=TODAY, subject=subject, body="…")
    [field] = _where(MONEY, letter, TODAY).fields
    assert field.start == f"{TODAY.isoformat()} Northwind {name}.txt"


@pytest.mark.parametrize(("invoices", "name"), [((FIRST.id,), f"Northwind {FIRST.number}"), ((), "Northwind")])
def test_a_subject_that_is_too_long_is_never_cut_the_invoices_number_stands_in(invoices, name):
    letter = Letter(id="new", client=CLIENT.id, kind="L07", written=TODAY, body="…", invoices=invoices,
                    subject=f"Invoice {FIRST.number} is past its due date")  # fmt: skip
    [field] = _where(MONEY, letter, TODAY).fields
    assert field.start == f"{TODAY.isoformat()} {name}.txt"

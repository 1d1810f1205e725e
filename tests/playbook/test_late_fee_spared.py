"""Whose late fee is asked for no more, billed or not (R02, G4): what was given up, credited, or went back as a whole.

£10,000 due on 1 May 2026 at 11.75% a year by the contract, and its fee of £196.37; L06 of 1 July asks for both.
"""

from __future__ import annotations

from datetime import date

import pytest
from fee_kit import BACK, FEE, LETTER, asked, gbp, number, paid, refunded

from clientdesk.ledger import paying
from clientdesk.ledger.account import is_asked_for, overdue
from clientdesk.ledger.moves import entered
from clientdesk.ledger.standing import standing
from clientdesk.letters import Asked, from_desk
from clientdesk.letters.check import check
from clientdesk.model.client import Client
from clientdesk.model.errors import Refused
from clientdesk.model.invoice import CreditNote
from clientdesk.model.records import Records
from clientdesk.playbook.agenda import agenda
from clientdesk.playbook.late_fee.billed import bill_of
from clientdesk.playbook.late_fee.chargeable import beyond_fee, why_none

LATER = date(2026, 9, 1)


def written_off(records: Records) -> Records:
    return records.after(paying.write_off(records, number(records), None, BACK))


def credited(records: Records) -> Records:
    late = number(records)
    return records.after(
        entered(records, CreditNote(id="note", client=late.client, invoice=late.id, amount=late.amount, on=BACK))
    )


def credited_and_paid_besides(records: Records) -> Records:
    """They pay a penny of what nothing is left of: it is their credit."""
    return paid(credited(records), "0.01", on=LATER)


def disputed(records: Records) -> Records:
    return records.after(entered(records, number(records).but(disputed=True, disputed_on=BACK)))


def all_back(records: Records) -> Records:
    return refunded(paid(records), "10000")


def billed(records: Records) -> Records:
    return records.after(entered(records, bill_of(records, number(records), FEE, LETTER)))


ENDS = [
    (written_off, "was written off"),
    (credited, "was credited"),
    (credited_and_paid_besides, "was credited"),
    (disputed, "is disputed"),
    (all_back, "was paid, and you gave it back"),
]


# Billed before


@pytest.mark.parametrize(("end", "words"), ENDS)
def test_g4_nobody_is_asked_for_the_bill_where_nobody_is_asked_for_the_fee(end, words):
    records = end(billed(asked(two=False)))
    late, bill = (standing(records, number(records, each), LATER) for each in ("A-1", "A-1-F"))
    assert why_none(records, late) == beyond_fee(records, late) == f"A-1 {words}: no late fee is asked for on it."
    assert (bill.open, is_asked_for(bill), overdue(records, late.invoice.client, LATER)) == (FEE, False, {})
    assert not [each.what for each in agenda(records, LATER) if "A-1-F" in each.what or each.key == "dunning"]


@pytest.mark.parametrize(("end", "words"), ENDS)
def test_g4_no_letter_is_about_such_a_bill(end, words):
    records = end(billed(asked(two=False)))
    client = records.get(Client, number(records).client)
    told = "it is in dispute" if end is disputed else f"the invoice whose late fee it bills {words}"
    with pytest.raises(Refused, match=f"Invoice A-1-F is not asked for: {told}"):
        from_desk(records, client, "L06", LATER, Asked(invoices=(number(records, "A-1-F").id,)))


@pytest.mark.parametrize(("end", "words"), [each for each in ENDS if each[0] is not disputed])
def test_g4_the_check_of_a_letter_of_before_says_what_to_do_with_it(end, words):
    records = billed(paid(asked(two=False)))
    client, day = records.get(Client, number(records).client), date(2026, 8, 30)
    letter = from_desk(records, client, "L06", day, Asked(invoices=(number(records, "A-1-F").id,)))
    after = end(billed(asked(two=False)))
    told = {each.rule: str(each.why) for each in check(after, client, letter, day)}
    assert told["paid"] == (f"Invoice A-1-F is the late fee on an invoice that {words}: credit it, or take it out.")


def test_m_what_comes_after_all_of_what_was_given_up_brings_the_bill_back():
    records = written_off(billed(asked(two=False)))
    again = records.after(paying.pay(records, number(records), gbp("10000"), LATER))
    assert is_asked_for(standing(again, number(again, "A-1-F"), LATER))

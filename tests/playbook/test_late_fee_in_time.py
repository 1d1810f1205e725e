"""Who pays in the time that a letter leaves owes the fee that it asked for, and nothing for the days since (R02).

£10,000 due on 1 May 2026 and £1,000 due on 1 June, at 11.75% a year by the contract; L06 of 1 July leaves time
until the 8th.
"""

from __future__ import annotations

from datetime import date

import pytest
from fee_kit import LETTER, asked, gbp, number, paid

from clientdesk.ledger.standing import standing
from clientdesk.model.change import Change
from clientdesk.model.journal import Letter
from clientdesk.model.money import Money
from clientdesk.model.records import Records
from clientdesk.playbook.late_fee.chargeable import fee_on

IN_TIME, NEXT, LATER = date(2026, 7, 8), date(2026, 7, 9), date(2026, 9, 1)


def fee(records: Records) -> Money:
    found = fee_on(records, standing(records, number(records), LATER))
    assert found
    return found.total


@pytest.mark.parametrize(("on", "owed"), [(LETTER, "196.37"), (IN_TIME, "196.37"), (NEXT, "222.12")])
def test_r02_the_days_since_a_letter_cost_nothing_until_the_last_one_that_it_left(on, owed):
    assert fee(paid(asked(), on=on)) == gbp(owed)


def test_r02_a_letter_beside_which_an_invoice_stood_kindly_leaves_no_time_for_its_fee():
    records = asked()
    first, second = (number(records, each) for each in ("A-1", "A-2"))
    sent = date(2026, 7, 6)
    kind = Letter(
        id="l", client=first.client, kind="L07", written=sent, sent=sent, body="…", invoices=(second.id,),
        besides=(first.id,),
    )  # fmt: skip
    assert fee(paid(records.after(Change("", (kind,))), on=NEXT)) == gbp("222.12")

"""The kinds of letters (L01–L21), and those that several rules speak of. Rule: whoever means a kind names it from here.

What a kind is called and what it is for stands in `letters/names.py`.
"""

from __future__ import annotations

CHECK_IN, LAST_CHECK_IN, FOLLOW_UP, STOP_WORK = "L01", "L02", "L03", "L04"
PAUSE_UNTIL_PAID = "L05"
INVOICE_AGAIN, AT_30_DAYS, AT_60_DAYS, AT_90_DAYS, FINAL_NOTICE = "L06", "L07", "L08", "L09", "L10"
WARNING, EXTRAS_PRICED, PRICE_EXPLAINED = "L11", "L12", "L13"
DECLINE, NOTICE, STYLE_DIFFERS, LONG_NOTICE, AT_ONCE = "L13b", "L14", "L15", "L16", "L17"
REFERRAL, REQUEST, HAND_OVER, TALK_CONFIRMED = "L18", "L19", "L20", "L21"

CHECK_INS = (CHECK_IN, LAST_CHECK_IN)
"""With who has not decided yet (G1)."""
OF_SILENCE = (*CHECK_INS, FOLLOW_UP, STOP_WORK)
"""What follows up on what has no answer (G1, G2)."""
LATE_NOTICES = (AT_30_DAYS, AT_60_DAYS, AT_90_DAYS, FINAL_NOTICE)
"""What demands overdue money, each firmer than the one before (G3)."""
FOR_MONEY = (INVOICE_AGAIN, *LATE_NOTICES)
"""What asks for overdue money with the late fee and copies of the invoices, each firmer than the one before (G3)."""
ABOUT_PAYMENT = (PAUSE_UNTIL_PAID, *FOR_MONEY)
"""What is nothing without overdue money. Work goes on as soon as the invoices themselves are paid (R04)."""
PRICES = (EXTRAS_PRICED, PRICE_EXPLAINED)
"""What speaks of a price (R07)."""
EXIT_NOTICES = (NOTICE, STYLE_DIFFERS, LONG_NOTICE)
"""What gives notice, with a last day (X04)."""
ENDINGS = (DECLINE, *EXIT_NOTICES, AT_ONCE)
"""What ends something, or declines it."""
BY_AN_EXIT = (EXTRAS_PRICED, *ENDINGS, REFERRAL, REQUEST, HAND_OVER, TALK_CONFIRMED)
"""What an exit writes, each at the step that it belongs to (X01–X07)."""

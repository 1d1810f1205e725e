"""What the fields of letters are, in words, for whoever writes a template of their own (`letter fields`)."""

from __future__ import annotations

from enum import Enum


class Shape(Enum):
    """What a field is, by how a template writes it; a number is written as a text is."""

    TEXT = "{{{{ {name} }}}}"
    DAY = "{{{{ {name}|day }}}}"
    MONEY = "{{{{ {name}|money }}}}"
    RATE = "{{{{ {name}|percent }}}}"
    YES_NO = "{{% if {name} %}}"
    NAMES = "{{{{ {name}|listed }}}}"
    LIST = "{{% for each in {name} %}}"
    DAYS = "{{{{ {name}|days }}}}"

    def use(self, name: str) -> str:
        """How a field of that name is written."""
        return self.value.format(name=name)


Words = dict[str, tuple[Shape, str]]
_T, _D, _M, _R, _Y, _S, _L, _DS = Shape

OF_BOTH: Words = {
    "today": (_D, "the day of the letter"),
    "client": (_T, "the client"),
    "greeting": (_T, "who is greeted: the contact, else the client"),
    "has_contact": (_Y, "whether there is a contact"),
    "signature": (_T, "your name, business and how to reach you, a line each"),
    "reason": (_T, "the reason that you gave, without a full stop"),
    "deadline": (_D, "the day by which an answer or a payment is asked for"),
    "payment_details": (_T, "where to pay"),
    "late_fees": (_L, "late fees that have a basis"),
    "credit": (_M, "the client's credit, as far as it is taken off"),
}
OF_CHASING: Words = {
    "email": (_T, "your e-mail address"),
    "phone": (_T, "your telephone number"),
    "messages": (_L, "what you sent that has no answer"),
    "wrote_on": (_D, "the day on which you wrote the first of it"),
    "wrote_again_on": (_D, "the day on which you wrote the last of it, where that is another"),
    "called_on": (_DS, "the days on which you called"),
    "met_on": (_DS, "the days on which you met"),
    "spoke_on": (_DS, "the days on which you spoke, whoever called"),
    "in_writing": (_Y, "whether all of it was in writing"),
    "checked_in": (_Y, "whether you checked in on it before"),
    "subject": (_T, "what it was about"),
    "project": (_T, "the work that it is about, or the only one under way"),
    "about_payment": (_Y, "whether the silence is about a payment"),
    "silence_days": (_T, "the contract's days of silence, once they have passed"),
    "is_paused": (_Y, "whether the work is paused already"),
    "paused_on": (_D, "since when it is, or will be"),
    "invoices": (_L, "the invoices that the letter is about"),
    "days_late": (_T, "days that the oldest of them is late"),
    "owed": (_M, "what is open on them"),
    "to_pay": (_M, "what is to be paid in all: with fees, less credit"),
    "fees_waived": (_S, "the numbers of those whose late fee you waived since your last letter"),
    "is_part_paid": (_Y, "whether a part of them has come in"),
    "besides": (_L, "invoices that are due by now, and that the letter is not about"),
    "besides_new": (_Y, "whether none of those was asked for before"),
    "besides_settled": (_Y, "whether all of those were in dispute, and not asked for since"),
    "besides_asked_on": (_D, "the day of your last letter about those, where it is one for all"),
    "besides_came": (_M, "what came in on those since then"),
    "besides_credit": (_M, "the credit that is taken off those"),
    "together": (_M, "what is to be paid with those in all"),
    "is_first": (_Y, "whether nothing was ever written about the invoices"),
    "promised_on": (_D, "the day on which they promised to pay, where that was not kept"),
    "promised_for": (_D, "the day that they named"),
    "promised_in_writing": (_Y, "whether they wrote it"),
    "promised_about": (_S, "the numbers of those that it was for, where it was not for all"),
    "promised_part": (_M, "how much they promised, where it was a part"),
    "promised_came": (_M, "what of it has come, where something did"),
    "promise_paid": (_M, "a part that they promised and paid, in the first letter since; only where none was broken"),
    "last_letter": (_D, "the day of your last letter about them"),
    "last_letter_about": (_S, "the numbers of those that it was about, where it was not about all"),
    "court": (_T, "your court, where what is asked for is within its limit"),
    "happened_on": (_D, "the day of what the warning is about"),
    "price_holds": (_S, "what you say the price holds"),
    "rate": (_M, "the price of an hour, where work is by the hour"),
    "revisions": (_T, "rounds of revision in the price"),
    "extra_round": (_M, "the price of a round beyond them"),
}
OF_AN_EXIT: Words = {
    "is_prospect": (_Y, "whether they never became a client"),
    "projects": (_S, "the projects that end, where not all of it does"),
    "last_day": (_D, "the last day of the agreement"),
    "last_working_day": (_D, "your last working day"),
    "goes_on": (_S, "what you would go on doing"),
    "gives_notice": (_Y, "whether a notice follows"),
    "talked_on": (_D, "the day of the talk"),
    "told": (_S, "what you said in it"),
    "deliver": (_S, "what they will get"),
    "not_deliver": (_S, "what they will not"),
    "hand_over": (_D, "the day of the hand-over"),
    "where": (_T, "where they find it"),
    "files_on": (_D, "when the files are handed over"),
    "access_on": (_D, "when access is given back"),
    "data_on": (_D, "when their data is returned or deleted"),
    "last_invoice_on": (_D, "when the last invoice follows"),
    "open_invoices": (_L, "what is still to be paid"),
    "credit_of": (_M, "all of the credit, where only a part is taken off"),
    "credit_left": (_M, "the credit that stays"),
    "has_in_hand": (_Y, "whether you hold money of theirs"),
    "pay_now": (_M, "what is to be paid now"),
    "pay_later": (_M, "what is to be paid later"),
    "refund": (_M, "what you return"),
    "refund_on": (_D, "by when"),
    "undone": (_M, "what they paid for work that you will not finish"),
    "undone_invoices": (_S, "the invoices of it"),
    "still_to_deliver": (_S, "invoices whose work they do not have yet"),
    "refers": (_Y, "whether you say who could go on"),
    "colleagues": (_L, "colleagues who have agreed"),
    "provider": (_T, "the kind of provider that would fit"),
    "part": (_T, "the part that you would keep"),
    "included": (_S, "extras that were included until now"),
    "included_more": (_T, "how many more there were before"),
    "price": (_T, "what extras cost, in your own words"),
    "prices": (_L, "what extras cost"),
    "billed_from": (_D, "from when they are billed"),
    "colleague": (_T, "the colleague whom it goes to"),
    "kind_of_work": (_T, "the kind of work that they are asked about"),
    "size": (_M, "roughly how much of it there was"),
}
_OF_A_FEE: Words = {
    "number": (_T, "the invoice"),
    "amount": (_M, "all of it that is left"),
    "paid": (_M, "what was paid of it, where a part was"),
    "apart": (_M, "what a bill of its own asks for of it, where one does"),
    "let_go": (_M, "what a bill of its own asked for of it, and you let go"),
    "interest": (_M, "the interest"),
    "compensation": (_M, "the fixed sum of a statute, where there is one"),
    "days": (_T, "for so many days"),
    "since": (_D, "when it begins to count, where that is not the day after the due date"),
    "by_rate": (_Y, "whether that is when its first rate began"),
    "spans": (_L, "its parts, each.days and each.open, where what was open changed"),
    "is_varied": (_Y, "whether it changed too often to tell each"),
    "left_out": (_L, "days that cost nothing, as it was in dispute: {{ each|span }}"),
    "rate": (_R, "the rate a year"),
    "rate_to": (_R, "the highest rate, where it changed meanwhile"),
    "agreed": (_Y, "whether the contract names it"),
    "law": (_T, "else the law that does, where one is named"),
    "statute": (_T, "the same without an English article"),
}
"""A late fee, in every letter."""
_OF_AN_INVOICE: Words = {
    "number": (_T, "its number"),
    "project": (_T, "its project"),
    "fee_on": (_T, "the invoice whose late fee it bills, where it does"),
    "amount": (_M, "its amount"),
    "open": (_M, "what is left to pay of it"),
    "is_part_paid": (_Y, "whether that is less"),
    "received": (_L, "what came in on it, each.amount and each.on"),
    "credited": (_M, "what was credited on it"),
    "let_go": (_M, "what of it was let go, as written off"),
    "due": (_D, "when it was due"),
    "days_late": (_T, "days since then"),
}
"""An invoice, in letters of silence and of money."""
ITEMS_OF_CHASING: dict[str, Words] = {
    "messages": {
        "on": (_D, "when"),
        "subject": (_T, "what about"),
        "in_writing": (_Y, "whether it was in writing"),
    },
    "invoices": _OF_AN_INVOICE,
    "besides": _OF_AN_INVOICE,
    "late_fees": _OF_A_FEE,
}
"""What the items of a list hold, in letters of silence and of money."""
ITEMS_OF_AN_EXIT: dict[str, Words] = {
    "late_fees": _OF_A_FEE,
    "open_invoices": {
        "number": (_T, "its number"),
        "amount": (_M, "what is open on it"),
        "due": (_D, "when it is due"),
        "is_overdue": (_Y, "whether it is overdue"),
        "fee_on": (_T, "the invoice whose late fee it bills, where it does"),
    },
    "colleagues": {
        "name": (_T, "the name"),
        "does": (_T, "what they do"),
        "email": (_T, "the e-mail address"),
        "phone": (_T, "the telephone number"),
    },
    "prices": {
        "amount": (_M, "what it costs"),
        "is_round": (_Y, "whether it is for a round of revision, not an hour"),
        "project": (_T, "on which project, where they differ"),
    },
}
"""What the items of a list hold, in letters of an exit."""

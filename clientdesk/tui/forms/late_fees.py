"""Forms for late fees: one that is waived (R02), and a late interest rate of the person's own (M)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from clientdesk.ledger.late_rule import CONTRACT, NONE
from clientdesk.ledger.moves import entered, removed
from clientdesk.ledger.own_rates import rate_entered, rate_given
from clientdesk.ledger.standing import standing
from clientdesk.ledger.statutes import rated_id, rule_of_country, rules_of, with_country
from clientdesk.model.change import Change
from clientdesk.model.client import Client
from clientdesk.model.country import name_of
from clientdesk.model.days import counted
from clientdesk.model.invoice import Invoice, Waiver
from clientdesk.model.names import fold
from clientdesk.model.settings import LateRate
from clientdesk.playbook.late_fee.basis import no_basis, rule_for
from clientdesk.playbook.late_fee.chargeable import fee_on
from clientdesk.playbook.late_fee.waiving import waive
from clientdesk.tui.forms.field import Answers, Field, FieldRefused, Form, Kind
from clientdesk.tui.forms.starts import amount, day, key_of, number, title
from clientdesk.tui.keyed import keyed

if TYPE_CHECKING:
    from clientdesk.model.records import Records


def waiver(records: Records, given: Waiver, today: date) -> Form:
    """A waived late fee: of a new one the invoice is chosen, and the amount is what it came to on its day."""
    is_kept = given.id in records.by_id(Waiver)
    about = Field("amount", "Amount", Kind.AMOUNT, amount(given.amount), required=True) if is_kept else None
    fields = (
        about or _bearing(records, given, today),
        Field("on", "Waived on", Kind.DATE, day(given.on), required=True),
        Field("note", "Note", Kind.LINES, given.note, "why, for yourself"),
    )

    def build(answers: Answers) -> Change:
        said = answers.values()
        if is_kept:
            return entered(records, given.but(**said))
        if not said["invoice"]:
            raise FieldRefused("invoice", "Choose the invoice whose late fee you waive.")
        return waive(records, records.get(Invoice, said["invoice"]), said["on"], said["note"])

    return Form(
        key=key_of(records, given, "waived late fee"),
        title=title(records, given, "waived late fee"),
        fields=fields,
        build=build,
        button="Waive it" if not is_kept else "Save",
        currency=lambda _: given.amount.currency,
    )


def _bearing(records: Records, given: Waiver, today: date) -> Field:
    """The invoices that bear a late fee today, each with what it has come to; of several none is guessed."""
    every = ((each, fee_on(records, standing(records, each, today))) for each in records.of(Invoice, given.client))
    found = [(each, fee) for each, fee in every if fee]
    choices = tuple(
        (each.id, f"{each.number} · {fee.total.shown()} · {counted(fee.days, 'day')}") for each, fee in found
    )
    here = next((each.number for each, _ in found if given.invoice == each.id or len(found) == 1), "")
    lacks_basis = not found and rule_for(records, given.client) is None
    nothing = keyed(no_basis(records, given.client)) if lacks_basis else "no invoice of theirs bears a late fee"
    told = "a part of its number" if found else nothing
    return Field("invoice", "Invoice", Kind.PICK, here, told, required=True, choices=choices)


def late_rate(records: Records, given: LateRate, today: date) -> Form:
    """A rate of the person's own; one that is emptied is taken out."""
    is_kept = given.id in records.by_id(LateRate)
    rate = number(given.rate) if is_kept else ""
    rule = Field("rule", "Rule", start=given.rule, help="a country: Turkey or TR; or a rule: eu-de", required=True,
                 rule=lambda text: rated_id(records, text) if text else "")  # fmt: skip
    per_cent = Field("rate", "Rate", Kind.DECIMAL, rate, "per cent a year; empty takes it out" if is_kept else
                     "per cent a year", required=not is_kept)  # fmt: skip
    fields = (
        *((per_cent, rule) if given.rule else (rule, per_cent)),  # what was chosen already is not asked first
        Field("valid_from", "From", Kind.DATE, day(given.valid_from), "until the next one of that rule",
              required=True),
        Field("source", "It stands in", start=given.source, help="the gazette or the page"),
        Field("law", "Law", start=given.law, help="as your letters name it; rules that are known here have theirs"),
        Field("checked", "Looked up on", Kind.DATE, day(given.checked), "today when left empty"),
    )  # fmt: skip

    def build(answers: Answers) -> Change:
        said = answers.values()
        if said["rate"] is None:
            return removed(records, given)
        new = rate_given(records, given.but(**said | {"checked": said["checked"] or today}))
        if is_kept and new.id in records.by_id(LateRate) and new.id != given.id:
            raise FieldRefused("valid_from", f"You entered a rate of {new.rule} from that day already.")
        return rate_entered(records, new.but(id=given.id) if is_kept else new)

    verb = "Change a" if is_kept else "A"
    key = f"late rate {given.id if is_kept else given.rule}".rstrip()
    return Form(key, f"{verb} late interest rate", fields, build, "Save the rate")


def rule_field(records: Records, given: Client) -> Field:
    """What a client's late interest goes by, with what it is when nobody says."""
    is_known = given.id in records.by_id(Client)
    found = rule_for(records, given.id) if is_known and not given.late_rule else None
    usual = f"left open, it is {with_country(found)}" if found else f"left open: the contract{_else_by_law(records)}"
    kept = () if given.late_rule in {"", CONTRACT, NONE, *rules_of(records)} else ((given.late_rule, given.late_rule),)
    laws = ((each.id, with_country(each)) for each in rules_of(records).values())
    choices = (
        (CONTRACT, "their contract's late fee"), (NONE, "none: no late fee"),
        *sorted(laws, key=lambda each: fold(each[1])), *kept,
    )  # fmt: skip
    return Field("late_rule", "Late interest", Kind.CHOICE, given.late_rule, usual, choices=choices)


def _else_by_law(records: Records) -> str:
    country = records.settings.country
    if not country or rule_of_country(records, country):
        return ", else the law of your country"
    return f"; no statute of {name_of(country) or country} is known here"

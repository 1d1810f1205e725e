"""Forms for clients, colleagues, and the person themselves."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date

from clientdesk.ledger.moves import entered
from clientdesk.model.change import Change
from clientdesk.model.client import Billing, Client, ClientKind, Contact, Language, Stage
from clientdesk.model.days import WEEKDAYS
from clientdesk.model.entry import rules
from clientdesk.model.entry.rules import country
from clientdesk.model.errors import Refused
from clientdesk.model.names import fold
from clientdesk.model.records import Records
from clientdesk.model.settings import Colleague, Settings
from clientdesk.playbook.currencies import client_currency, desk_currency
from clientdesk.tui.forms import court
from clientdesk.tui.forms.field import Answers, Field, FieldRefused, Form, Kind
from clientdesk.tui.forms.late_fees import rule_field
from clientdesk.tui.forms.starts import amount, choice, day, key_of, number, title

_CONTACT = ("contact", "role", "email", "phone")
_COUNTRY = "two letters, such as DE, or its name"
_HOME = "as DE or Germany, for its public holidays; a region's too, as DE-BY"


def client(records: Records, given: Client, today: date) -> Form:
    """A client and the person to reach there."""
    person = given.contact
    fields = (
        Field("name", "Name", start=given.name, required=True),
        Field("contact", "Contact", start=person.name, help="the person you talk to"),
        Field("email", "E-mail", start=person.email, rule=rules.email),
        Field("phone", "Telephone", start=person.phone, help="the number that matters most when they go silent"),
        Field("role", "Role", start=person.role),
        Field("currency", "Currency", Kind.CURRENCY, given.currency, "of new invoices", required=True),
        choice("stage", "Stage", Stage, given.stage),
        choice("kind", "They are a", ClientKind, given.kind),
        choice("billing", "Billing", Billing, given.billing),
        choice("language", "Letters in", Language, given.language),
        rule_field(records, given),
        Field("trade", "Trade", start=given.trade, help="design, translation, bookkeeping …"),
        Field("country", "Country", start=given.country, help=_COUNTRY, rule=country),
        Field("since", "Client since", Kind.DATE, day(given.since)),
        Field("address", "Address", Kind.LINES, given.address),
        Field("note", "Note", Kind.LINES, given.note),
    )
    is_new = given.id not in records.by_id(Client)

    def there(country: str) -> str:
        return client_currency(records, country, today) if is_new and country else given.currency

    return Form(
        key=key_of(records, given, "client"),
        title=title(records, given, "client"),
        fields=fields,
        build=lambda answers: _client(records, given, answers),
        button="Save the client",
        now=lambda answers: _with_currency(fields, answers, there),
    )


def colleague(records: Records, given: Colleague, _today: date) -> Form:
    """Someone a client can be referred to."""
    answer = "" if given.agreed is None else "yes" if given.agreed else "no"
    answers = (("yes", "yes, send them to me"), ("no", "no, thank you"))
    fields = (
        Field("name", "Name", start=given.name, required=True),
        Field("does", "Does well", start=given.does, help="web design, copy, tax …"),
        Field("email", "E-mail", start=given.email, rule=rules.email),
        Field("phone", "Telephone", start=given.phone),
        Field("asked", "Asked on", Kind.DATE, day(given.asked), "a colleague is asked first"),
        Field("agreed", "Their answer", Kind.CHOICE, answer, "none yet: leave it", choices=answers),
        Field("note", "Note", Kind.LINES, given.note),
    )

    def build(answers: Answers) -> Change:
        said = {"yes": True, "no": False}.get(answers.text("agreed"))
        return entered(records, given.but(**answers.values() | {"agreed": said}))

    key = key_of(records, given, "colleague")
    return Form(key, title(records, given, "colleague"), fields, build, "Save the colleague")


def settings(records: Records, given: Settings, today: date) -> Form:
    """The person's own."""
    workdays = " ".join(WEEKDAYS[each] for each in given.workdays)
    fields = (
        Field("name", "Your name", start=given.name, help="signs your letters"),
        Field("business", "Business", start=given.business),
        Field("email", "E-mail", start=given.email, rule=rules.email),
        Field("phone", "Telephone", start=given.phone),
        Field("address", "Address", Kind.LINES, given.address),
        Field("payment_details", "How to pay you", Kind.LINES, given.payment_details, "goes into every reminder"),
        Field("country", "Country", start=given.country, help=_HOME, rule=country),
        Field("currency", "Currency", Kind.CURRENCY, given.currency, "of new clients", required=True),
        choice("language", "Language", Language, given.language),
        Field("rate", "Your rate", Kind.AMOUNT, amount(given.rate), "an hour, where a project has none of its own"),
        Field("term_days", "Payment term", Kind.NUMBER, number(given.term_days), "days", required=True),
        Field("work_from", "You work from", Kind.TIME, f"{given.work_from:%H:%M}", required=True),
        Field("work_to", "until", Kind.TIME, f"{given.work_to:%H:%M}", required=True),
        Field("workdays", "Working days", start=workdays, help="letters and reminders keep to these days"),
        Field("cooling_days", "Cooling-off", Kind.NUMBER, number(given.cooling_days),
              "days between deciding to leave and acting, 1 to 14", required=True),
        *court.fields(given, today),
    )  # fmt: skip

    def build(answers: Answers) -> Change:
        said = court.read(given, answers, today)
        return entered(records, given.but(**said | {"workdays": _workdays(answers)}))

    def there(country: str) -> str:
        return desk_currency(records, rules.country(country), today) if country else given.currency

    def currency(answers: Answers) -> str:
        """A rate stays in its own currency until another one is chosen."""
        typed = answers.raw("currency")
        return given.rate.currency if given.rate and typed == given.currency else answers.code("currency")

    return Form("settings", "Your settings", fields, build, "Save your settings", currency=currency,
                now=lambda answers: _with_currency(fields, answers, there))  # fmt: skip


def _with_currency(fields: Iterable[Field], answers: Answers, there: Callable[[str], str]) -> Iterator[Field]:
    """The fields, of which the currency starts with the one `there`, in the country that was typed."""
    for each in fields:
        yield replace(each, start=_there(answers, there) or each.start) if each.key == "currency" else each


def _there(answers: Answers, there: Callable[[str], str]) -> str:
    try:
        return there(answers.text("country"))
    except Refused:
        return ""


def _client(records: Records, given: Client, answers: Answers) -> Change:
    said = answers.values()
    person = Contact(name=said["contact"], role=said["role"], email=said["email"], phone=said["phone"])
    fields = {key: value for key, value in said.items() if key not in _CONTACT}
    return entered(records, given.but(**fields | {"contacts": (person, *given.contacts[1:])}))


def _workdays(answers: Answers) -> tuple[int, ...]:
    days = []
    for word in answers.text("workdays").replace(",", " ").split():
        at = next((at for at, name in enumerate(WEEKDAYS) if fold(word).startswith(fold(name))), None)
        if at is None:
            raise FieldRefused("workdays", f"“{word}” is no weekday. Write them like Mon Tue Wed.")
        days.append(at)
    return tuple(days)

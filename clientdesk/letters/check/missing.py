"""What a kind of letter has to say (L), in one table. Rule: a fact is asked for only where the desk knows it.

A letter that misses one is not marked as sent without a word. `NEEDS` says what each kind has to say.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

from clientdesk.letters.check.asking import request, salutation
from clientdesk.letters.check.days import the_deadline
from clientdesk.letters.check.problem import Problem
from clientdesk.model.days import counted, shown
from clientdesk.model.money import totals
from clientdesk.model.names import sentence
from clientdesk.model.project import Project
from clientdesk.model.settings import Colleague
from clientdesk.model.way import Deed, Hint, Way, Words
from clientdesk.playbook.dunning.court import hearing
from clientdesk.playbook.dunning.sent import last_letter_on
from clientdesk.playbook.exit.letter import UNSIGNED
from clientdesk.playbook.exit.unsent import unnamed
from clientdesk.playbook.wording.spans import blank

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from clientdesk.letters.check.sight import Sight

Need = Callable[["Sight"], Words | dict[str, str]]
"""What is missing, in a sentence with the way out; empty where it is there.

What is needed of each invoice or project comes by the ids of those that lack it.
"""


def signature(sight: Sight) -> Words:
    """The person's name, below the closing line."""
    name = sight.records.settings.name
    if not name:
        return UNSIGNED
    return "" if sight.has_under(name) else sentence(f"There is no name under it: sign it with {name}")


def number(sight: Sight) -> str | dict[str, str]:
    """The number of each invoice that it is about."""
    if not sight.about and not sight.early:
        return "It names no invoice that is open: name the number of each one that you ask for."
    unnamed = (each.invoice for each in (*sight.about, *sight.besides) if each not in sight.named)
    return {each.id: f"It does not name invoice {each.number}: add its number." for each in unnamed}


def balance(sight: Sight) -> dict[str, str]:
    """What is open today on each invoice, or in all."""
    said = {each.amount for each in sight.sums}
    if said.issuperset(totals(each.to_pay for each in sight.about).values()):
        return {}
    unsaid = (each for each in sight.about if each.to_pay not in said and each.balance > 0)
    told = "It does not say that {} is open on {}: add it."
    return {each.invoice.id: told.format(each.to_pay.shown(), each.invoice.number) for each in unsaid}


def due(sight: Sight) -> dict[str, str]:
    """The day on which each invoice was due."""
    said = {each.day for each in sight.days}
    unsaid = (each for each in sight.about if each.due and each.due not in said)
    told = "It does not say that {} was due on {}: add it."
    return {each.invoice.id: told.format(each.invoice.number, shown(each.due)) for each in unsaid}


_GROUPED = "[.,'’\\s]?"
"""What may stand between the figures' groups, as languages write them: `2,485`, `2.485`."""


def days_late(sight: Sight) -> str:
    """How many days the oldest is late on the day on which the letter goes out."""
    days = max((each.days_overdue for each in sight.about), default=0)
    figures = f"{days:,}".replace(",", _GROUPED)
    if not days or re.search(rf"(?<![\w.,/-]){figures}(?![\w/-]|[.,]\d)", _without_days(sight)):
        return ""
    return f"It does not say that payment is {counted(days, 'day')} late: add the number, or write it anew."


def _without_days(sight: Sight) -> str:
    """The text without the days and sums that it names, whose figures count nothing."""
    spans = [*((each.start, each.end) for each in sight.days), *((each.start, each.end) for each in sight.sums)]
    return blank(sight.draft.text, spans, "\0")


def project(sight: Sight) -> dict[str, str]:
    """The project of each invoice that is on one."""
    known = sight.records.by_id(Project)
    found = (known[each] for one in sight.about if (each := one.invoice.project or "") in known)
    unnamed = (each for each in found if not sight.has(each.name))
    return {each.id: f"It does not say that the work was on {each.name}: name the project." for each in unnamed}


def last_letter(sight: Sight) -> str:
    """The day of the last letter about these invoices, where one went out."""
    last = last_letter_on(sight.picture, sight.draft.kind, sight.about)
    if last is None or last in {each.day for each in sight.days}:
        return ""
    return f"It does not name your last letter, of {shown(last)}: add its day."


def deadline(sight: Sight) -> str:
    """The last day for the payment, in full."""
    wanted, found = sight.draft.written.deadline, the_deadline(sight)
    if wanted and (found is None or found[0] != wanted):
        return f"It does not name its deadline, {shown(wanted)}: add that day, with its year."
    return "" if found else "It sets no deadline: say by which day the payment has to reach you, with its year."


def legal_step(sight: Sight) -> str:
    """What follows when nothing comes: a civil claim (G3)."""
    court = hearing(sight.records, sight.client).court.name
    if sight.draft.says("claim") or sight.has(court):
        return ""
    return "It does not name the legal step: say that you will bring a civil claim, and where."


def way_to_pay(sight: Sight) -> Words:
    """Where to pay: the person's own details, or that they are on the invoice."""
    details = [line for line in sight.records.settings.payment_details.split("\n") if re.search(r"\w{3}", line)]
    if any(map(sight.has, details)) or sight.draft.says("facts", "pay"):
        return ""
    way = Way(Deed.SETTING, ("payment-details",))
    return Hint("It does not say where to pay: add your account. ", way, " keeps it.")


def way_to_reach(sight: Sight) -> str:
    """An e-mail address or a telephone number of the person, where the desk knows one."""
    settings = sight.records.settings
    known = [each for each in (settings.email, settings.phone) if each]
    if not known or any(map(sight.has, known)):
        return ""
    return f"It does not say how to reach you: add {known[0]}."


def last_day(sight: Sight) -> str:
    """The day on which the contract ends (X04)."""
    from clientdesk.playbook.exit.notice import last_day as end_of

    end = end_of(sight.case) if sight.case.exit.last_day or sight.case.exit.saved else None
    if end:
        return unnamed("It", sight.draft.text, end)
    is_named = any(each.day >= sight.today for each in sight.days)
    return "" if is_named else "It does not say when the work ends: name the last day, with its year."


def refund(sight: Sight) -> str:
    """What goes back to them, where something does (X02)."""
    from clientdesk.playbook.exit.settlement import settlement

    said = {each.amount for each in sight.sums}
    missing = [each for each in settlement(sight.case).refund.values() if each not in said]
    return f"It does not say that you return {missing[0].shown()} to them: add it." if missing else ""


def chosen_colleagues(sight: Sight) -> str:
    """The colleagues who were chosen for this end (X05)."""
    if "refer" in sight.case.skips:
        return ""
    ids = filter(None, (sight.case.said("refer", "colleagues") or "").split(","))
    known = sight.records.by_id(Colleague)
    missing = [known[each].name for each in ids if each in known and not sight.has(known[each].name)]
    return f"It does not name {missing[0]}, whom you chose: add them, or choose anew." if missing else ""


def someone(sight: Sight) -> Words:
    """Those who were chosen; where none were, at least one who could take the work on."""
    if missing := chosen_colleagues(sight):
        return missing
    provider = sight.case.said("refer", "provider") or ""
    named = any(sight.has(each.name) for each in sight.records.all(Colleague) if each.agreed)
    if named or sight.has(provider) or re.search(r"^[^\S\n]*[-–•*] ", sight.draft.body, re.MULTILINE):
        return ""
    way = Way(Deed.COLLEAGUE, (sight.draft.kind, sight.client.name))
    told = "It names nobody who could take the work on: name a colleague who agreed ("
    return Hint(told, way, "), or a kind of provider.")


def no_client(sight: Sight) -> str:
    """That the colleague does not learn who it is before they have agreed (X05)."""
    names = (sight.client.name, *(contact.name for contact in sight.client.contacts))
    named = next((each for each in names if len(each) > 2 and sight.has(each)), "")
    return f"It names {named}: the colleague learns who it is once they have agreed." if named else ""


_AGAIN = (number, balance, due, request, way_to_pay)
_NOTICE = (*_AGAIN, legal_step)
NEEDS: dict[str, tuple[Need, ...]] = {
    "L05": (number, balance, request),
    "L06": _AGAIN,
    "L07": _NOTICE,
    "L08": _NOTICE,
    "L09": _NOTICE,
    "L10": (
        number, project, days_late, balance, due, last_letter, request, deadline, legal_step, way_to_pay, way_to_reach,
    ),
    "L13b": (refund,),
    "L14": (last_day,),
    "L15": (last_day, chosen_colleagues),
    "L16": (last_day,),
    "L17": (refund,),
    "L18": (someone,),
    "L19": (no_client,),
}  # fmt: skip
"""What each kind needs besides the name under it."""


def missing(sight: Sight) -> Iterator[Problem]:
    """Facts that a letter of its kind has to say and does not; who is greeted, which holds nothing up."""
    needs = NEEDS.get(sight.draft.kind, ())
    for need in (*needs, signature):
        found = need(sight)
        for about, why in found.items() if isinstance(found, dict) else (("", found),):
            if why:
                yield Problem("missing", 0, "", why, blocks=True, what=need.__name__, about=about)
    yield from salutation(sight)


def first_of_each(found: Iterable[Problem]) -> Iterator[Problem]:
    """What was found, of each fact that is missing the first alone: ten invoices without a day are one to mend."""
    told: set[str] = set()
    for each in found:
        if each.rule != "missing" or each.what not in told:
            yield each
        if each.rule == "missing":
            told.add(each.what)

"""The facts that letters are written from. Rule: what the client may read, and nothing else, leaves through here.

Every letter knows every fact; what there is none of is empty, and its sentence is left out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from clientdesk.letters.ending import ending, handing_over, referral, the_talk
from clientdesk.letters.extras import extras
from clientdesk.letters.request import request
from clientdesk.letters.settling import settling
from clientdesk.model.client import Language

if TYPE_CHECKING:
    from datetime import date

    from clientdesk.model.client import Client
    from clientdesk.model.records import Records
    from clientdesk.model.settings import Colleague, Settings
    from clientdesk.playbook.exit.case import Case

Facts = dict[str, Any]
"""Names that a template may use; another name in it is an error."""


def facts(
    case: Case,
    colleague: Colleague | None = None,
    deadline: date | None = None,
    *,
    language: Language = Language.ENGLISH,
) -> Facts:
    """Everything a letter of an exit may say: names, days, amounts per currency, the one reason.

    `colleague` is whom a request goes to (L19); `deadline` the day by which an answer or a payment is asked for;
    `language` the reader's, in which the desk's own words for the reason and the talk are.
    """
    who = reader(case.records, case.client, case.today) | {"deadline": deadline}
    of_the_case = (handing_over, settling, referral, extras)
    known = {name: fact for tell in of_the_case for name, fact in tell(case).items()}
    return who | ending(case, language) | the_talk(case, language) | known | request(case, colleague)


def reader(records: Records, client: Client, today: date) -> Facts:
    """Who writes to whom, and when: what every letter says."""
    contact = client.contact.name
    return {
        "today": today,
        "client": client.name,
        "greeting": contact or client.name,
        "has_contact": bool(contact),
        "signature": signature(records.settings),
    }


def signature(settings: Settings) -> str:
    """The person's name, business and how to reach them, a line each; empty when the desk does not know them yet."""
    lines = (settings.name, settings.business, settings.email, settings.phone)
    return "\n".join(line for line in lines if line)

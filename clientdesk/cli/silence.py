"""`clientdesk silence`: what waits for an answer, what comes next and when, and the call card (G)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from clientdesk.cli.click_session import Session, json_option, pass_session
from clientdesk.cli.lookup import find_client, project_id
from clientdesk.cli.step_words import day
from clientdesk.cli.types import OneOf
from clientdesk.cli.words import NONE
from clientdesk.model.days import shown
from clientdesk.model.errors import Refused
from clientdesk.model.journal import Matter
from clientdesk.model.names import as_sentence, sentence
from clientdesk.playbook.unanswered.listing import Silence, silences

if TYPE_CHECKING:
    from datetime import date

    from clientdesk.cli.views import Object
    from clientdesk.model.client import Client
    from clientdesk.playbook.silence.threads import Sent
    from clientdesk.playbook.step import Step
    from clientdesk.playbook.unanswered.card import CallCard

_HEADS = ("Client", "Stage", ">Since", ">Silent", "Sent?", ">Day", "~Next", "Letter?", "Why?")


@click.command()
@click.argument("client", metavar="[CLIENT]", required=False)
@click.option("--card", is_flag=True, help="The call card: whom to call, what to confirm, what to ask.")
@click.option("--project", metavar="P", help="Only what waits in this project.")
@click.option("--stage", type=OneOf(Matter), help="Say what the silence is about, from today on.")
@json_option
@pass_session
def silence(session: Session, client: str | None, project: str | None, stage: Matter | None, *, card: bool) -> None:
    """Show who has not answered, since when, and what is next.

    A silence is a client's, or that of one project. It ends with an answer (`message add --direction in`, or `spoke`)
    or, where it is about money, with a payment. What it is about is known from the records; --stage changes it, for a
    silence of letters too. The card is of the next call, also where that is about overdue money.
    """
    if client is None and (card or project or stage):
        raise click.UsageError("Name a client: clientdesk silence CLIENT --card.")
    owner = find_client(session.records, client) if client else None
    found = silences(session.records, session.today, owner.id if owner else None)
    if project and owner:
        wanted = project_id(session.records, project, owner.id)
        found = [each for each in found if each.thread.project == wanted]
    if stage and owner:
        _say_stage(session, owner, found, stage)
    elif card and owner:
        _answer_card(session, owner, found, is_of_one=bool(project))
    else:
        session.answer(lambda: [_view(each) for each in found], lambda: _show(session, found, alone=owner is not None))


def _say_stage(session: Session, owner: Client, found: list[Silence], stage: Matter) -> None:
    """Note what a client's silence is about, where it is plain which one."""
    from clientdesk.cli.saved import save
    from clientdesk.playbook.silence.noting import noted

    if not found:
        raise Refused(sentence(f"Nothing waits for an answer from {owner.name}"))
    if len(found) > 1:
        which = ", ".join(each.project or "one of no project" for each in found)
        raise Refused(f"{owner.name} is silent about several: {which}. Say which with --project.")
    save(session, noted(session.desk.records, owner.id, found[0].thread, stage, session.today))


def _view(each: Silence) -> Object:
    from clientdesk.cli.as_json import plain

    return {
        "client": each.client.name,
        "client_id": each.client.id,
        "project": each.project or None,
        "key": each.thread.key,
        "stage": each.thread.stage.value,
        "because": each.thread.because,
        "since": plain(each.thread.since),
        "silent_days": each.days,
        "sent": [_sent_view(one) for one in each.thread.sent],
        "next": _next_view(each),
        "notes": list(each.notes),
    }


def _sent_view(sent: Sent) -> Object:
    from clientdesk.cli.as_json import plain

    return {
        "date": plain(sent.on),
        "record": sent.id,
        "letter": sent.kind or None,
        "channel": plain(sent.channel),
        "subject": sent.subject,
    }


def _next_view(each: Silence) -> Object | None:
    from clientdesk.cli.as_json import plain

    if each.step is None:
        return None
    until = each.follow_up.until if each.follow_up else each.step.date
    return {
        "date": plain(each.step.date),
        "until": plain(max(each.step.date, until)),
        "what": each.step.what,
        "handbook": each.step.handbook,
        "letter": each.step.letter,
        "late": each.step.late,
        "move": each.follow_up.move.value if each.follow_up else None,
        "why": each.why,
    }


def _show(session: Session, found: list[Silence], *, alone: bool) -> None:
    from clientdesk.cli.table import put_table

    put_table(_HEADS, [_cells(session.today, each) for each in found], empty="Nothing waits for an answer.")
    if alone:
        _tell(session.today, found)


def _cells(today: date, each: Silence) -> tuple[str, ...]:
    step = each.step
    return (
        f"{each.client.name} · {each.project}" if each.project else each.client.name,
        each.thread.because.partition(",")[0],
        shown(each.thread.since, today),
        f"{each.days} d",
        ", ".join(_sent(today, one) for one in each.thread.sent),
        day(step, today) if step else NONE,
        _what(step, each.moved) if step else each.notes[0],
        (step.letter if step else None) or NONE,
        step.handbook if step else NONE,
    )


def _sent(today: date, sent: Sent) -> str:
    how = sent.kind or (sent.channel.words if sent.channel else "")
    return f"{shown(sent.on, today)} {how}".rstrip()


def _tell(today: date, found: list[Silence]) -> None:
    """Under the table of one client: each silence in full."""
    from clientdesk.cli.wrapping import put_section

    for each in found:
        sent = (("", f"{_sent(today, one)}  {one.subject}".rstrip()) for one in each.thread.sent)
        why = [("", as_sentence(each.thread.because)), *sent]
        put_section(each.project or "What waits", why)
        put_section("Next", [("", text) for text in (_next_words(today, each), *each.notes) if text])


def _next_words(today: date, each: Silence) -> str:
    if each.step is None:
        return ""
    late = " (late)" if each.step.late else ""
    since = f", since {shown(each.step.date, today)}" if not late and each.step.date < today else ""
    on = as_sentence(f"{day(each.step, today)}{since}{late}: {_what(each.step, each.moved)}")
    return f"{on} {as_sentence(each.why)}"


def _what(step: Step, moved: str) -> str:
    return f"{step.what} ({moved})" if moved else step.what


def _answer_card(session: Session, owner: Client, found: list[Silence], *, is_of_one: bool) -> None:
    """The card of a client's next call, a silence or overdue money; of one project only that of its silence."""
    from clientdesk.playbook.picture import Picture
    from clientdesk.playbook.unanswered.calls import NOBODY, call_for

    key = found[0].thread.key if found and is_of_one else ""
    call = None if is_of_one and not found else call_for(Picture(session.records, owner.id, session.today), key)
    if call is None:
        raise Refused(NOBODY.format(owner.name))
    session.answer(lambda: _card_view(call.card), lambda: _put_card(call.card))


def _card_view(card: CallCard) -> Object:
    return {
        "client": card.client,
        "project": card.project or None,
        "stage": card.stage.value,
        "because": card.because,
        "address_used": card.used or None,
        "address_theirs": card.theirs or None,
        "phones": [{"name": each.name, "role": each.role, "phone": each.phone} for each in card.phones],
        "questions": list(card.questions),
        "invoices": list(card.owed),
        "sections": [{"title": each.title, "lines": list(each.lines)} for each in card.sections],
    }


def _put_card(card: CallCard) -> None:
    from clientdesk.cli.output import put, put_bold
    from clientdesk.cli.wrapping import put_section

    put_bold(card.title)
    put(as_sentence(card.because))
    for section in card.sections:
        put_section(section.title, [("", line) for line in section.lines])

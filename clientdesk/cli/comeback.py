"""`clientdesk comeback`: an ended client comes back, by options or line by line (X09).

Rule: without the gut check nobody comes back, and whoever can't be asked must have said it.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import click

from clientdesk.cli.click_session import Session, json_option, pass_session
from clientdesk.cli.lookup import find_client
from clientdesk.cli.output import talk
from clientdesk.cli.project_options import as_options, with_given, work_options
from clientdesk.cli.spelled import spelled
from clientdesk.cli.types import OneOf
from clientdesk.model.client import Billing
from clientdesk.model.errors import Refused
from clientdesk.model.project import Project
from clientdesk.model.record import new_id

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from clientdesk.playbook.comeback_terms import Comeback

_TERMS = ("rate", "price", "deposit", "because")
"""What options say on the pages."""
_NOTHING = "Nothing has changed."
_HINT = "Enter takes what stands in [ ]; back goes a page back, quit leaves it. Nothing is saved before the end."


@click.command()
@click.argument("client", metavar="CLIENT")
@click.argument("project", metavar="PROJECT")
@click.option(
    "--gut", "today", type=click.Choice(["yes", "no"]), help="Would you take them on today, if they were new?"
)
@click.option("--rate", metavar="AMOUNT", help="An hour, or an extra round; double the last one, unless you say.")
@click.option("--price", metavar="AMOUNT", help="The fixed price; double the last one, unless you say.")
@click.option("--deposit-percent", "deposit", metavar="PERCENT", help="50, unless you say.")
@click.option("--without", multiple=True, metavar="ID", help="A safeguard to leave out, such as C05.")
@click.option("--because", help="Why without it; it is kept with the contract.")
@click.option("--billing", type=OneOf(Billing), help="How the project is charged.")
@work_options
@json_option
@pass_session
def comeback(
    session: Session, /, client: str, project: str, today: str | None, without: tuple[str, ...], **options: Any
) -> None:
    """Take an ended client back, with a new project.

    It begins with the gut check. Then: double the rate, a new contract with every safeguard, half in advance. None of
    it is agreed before they sign: what to send, to ask for and to fill in is on the agenda. Without --gut it asks line
    by line.
    """
    records = session.desk.records
    owner = find_client(records, client)
    start = Project(id=new_id(), client=owner.id, name=project, billing=owner.billing)
    said = {key: options.pop(key) for key in _TERMS}
    if today is None:
        ask(session, with_given(records, start, options | {"rate": said["rate"]}))
        return
    kept = {"today": today} | ({"safeguards": _without(without)} if without else {})
    terms = {key: text for key, text in said.items() if text is not None}
    _take(session, with_given(records, start, options), kept | terms)


def ask(session: Session, project: Project) -> None:
    """Ask page by page, then take them back; raises Refused without a terminal to ask at."""
    from clientdesk.playbook.comeback import begin

    back = begin(session.desk.records, project, session.today)
    if sys.stdin is None or not sys.stdin.isatty():
        plain = Project(id=project.id, client=back.client.id, name=project.name, billing=back.client.billing)
        said = session.command("comeback", back.client.name, project.name, "--gut", "yes", *as_options(project, plain))
        raise Refused(f"{back.client.name} has ended, and coming back begins with a gut check. Say so with: {said}")
    from clientdesk.cli.exit_asking import Quit, say

    say(_HINT)
    try:
        done = _asked(session, back)
    except (Quit, EOFError, KeyboardInterrupt):
        raise Refused(_NOTHING) from None
    _end(session, done)


def _asked(session: Session, back: Comeback) -> Comeback | None:
    """What holds once it was agreed to; None after a no."""
    from clientdesk.cli.exit_asking import Back, Skip, ask_line, ask_page, say
    from clientdesk.playbook.comeback import CHECK, DECLINED, GUT, act, before, page, turn

    at, is_agreed = GUT, False
    while not is_agreed:
        try:
            if at == CHECK:
                say("", *(spelled(session, each) for each in page(back, at).page.notes))
                is_agreed = ask_line(f"{act(back)}? yes does it, back changes an answer").casefold() in ("yes", "y")
                continue
            turned = turn(back, at, ask_page(session, page(back, at)))
            back, at = turned.back, turned.at
        except Back:
            at = before(back, at) or at
        except Skip:
            say("Here is nothing to skip.")
        except Refused as refused:
            say(refused.sentence)
        if at == DECLINED:
            return None
    return back


def _take(session: Session, project: Project, said: Mapping[str, str]) -> None:
    """Answer every page with what the options say, then take them back."""
    from clientdesk.playbook.comeback import CHECK, DECLINED, GUT, begin, page, turn
    from clientdesk.playbook.comeback_words import to_send

    back, at, left = begin(session.desk.records, project, session.today), GUT, dict(said)
    while at not in (CHECK, DECLINED):
        asked = [question.key for question in page(back, at).page.questions]
        turned = turn(back, at, {key: left.pop(key) for key in asked if key in left})
        back, at = turned.back, turned.at
    if at == CHECK and left:
        raise Refused(f"“--{next(iter(left))}” is not asked here. Leave it out.")
    _end(session, None if at == DECLINED else back, to_send(back))


def _end(session: Session, back: Comeback | None, terms: Iterable[str] = ()) -> None:
    """Save it, tell the terms that nobody saw yet, each departure and what is to do; after a no, that nothing is."""
    from clientdesk.cli.saved import save
    from clientdesk.playbook.comeback import DECLINED_WORDS, change
    from clientdesk.playbook.comeback_to_do import in_words
    from clientdesk.playbook.comeback_words import NOT_AGREED, departures

    if back is None:
        session.answer(lambda: None, lambda: None)
        talk(DECLINED_WORDS)
        return
    save(session, change(back))
    for sentence in (*terms, *departures(back), in_words(back), NOT_AGREED):
        talk(sentence)


def _without(ids: tuple[str, ...]) -> str:
    """The safeguards that stay, as the page takes them; raises Refused for what is none."""
    from clientdesk.playbook.safeguards import SAFEGUARDS

    left_out = {each.upper() for each in ids}
    unknown = sorted(left_out - SAFEGUARDS.keys())
    if unknown:
        raise Refused(f"“{unknown[0]}” is no safeguard. They are {', '.join(SAFEGUARDS)}.")
    return ",".join(key for key in SAFEGUARDS if key not in left_out)

"""`clientdesk clients`: its options. What it answers is `client_list`'s, which `quick` asks too."""

from __future__ import annotations

import click

from clientdesk.cli.click_session import Session, json_option, pass_session
from clientdesk.cli.client_list import answer


@click.command()
@click.option("--all", "with_ended", is_flag=True, help="Those whom you have parted from too.")
@json_option
@pass_session
def clients(session: Session, *, with_ended: bool) -> None:
    """List your clients: what they owe, and the next step with each."""
    answer(session, with_ended=with_ended)

"""How a click command gets its session, and the option that every answer has."""

from __future__ import annotations

import click

from clientdesk.cli.session import Session

__all__ = ["Session", "json_option", "pass_session", "session_of"]


def session_of(ctx: click.Context | None) -> Session:
    """The session of a running command."""
    session = (ctx or click.get_current_context()).find_object(Session)
    assert session is not None  # noqa: S101  `root` makes it before any command runs
    return session


pass_session = click.make_pass_decorator(Session)


def _wants_json(ctx: click.Context, _param: click.Parameter, value: bool) -> None:  # noqa: FBT001  click's signature
    if value:
        session_of(ctx).json = True


json_option = click.option(
    "--json", is_flag=True, expose_value=False, callback=_wants_json, help="Answer with one JSON document."
)

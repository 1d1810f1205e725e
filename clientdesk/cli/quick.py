"""The plainest commands, without the option parser, which takes longer to load than they take to answer.

Rule: it answers only these forms, and just as the long road would; all else, every slip too, it leaves to that road.
"""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from clientdesk.cli.session import Session

JSON, ALL = "--json", "--all"
_GLOBAL = {"--desk": "CLIENTDESK_DESK", "--today": "CLIENTDESK_TODAY"}


def quick(arguments: list[str]) -> int | None:
    """Carry out `[--desk F] [--today D]` with nothing after it (the screens), `demo`, or `clients [--all] [--json]`.

    And `--version`. The exit code; None when it was something else.
    """
    if arguments == ["--version"]:
        put_version()
        return 0
    given, rest = _globals(arguments)
    if rest in ([], ["demo"]):
        return _screens(given, demo=bool(rest))
    if rest[0] == "clients" and {JSON, ALL}.issuperset(rest[1:]):
        return _clients(given, rest)
    return None


def put_version() -> None:
    """Print the version."""
    from clientdesk import __version__
    from clientdesk.cli.output import put

    put(f"clientdesk {__version__}")


class _Platform:
    """As much of `platform` as uuid asks for while it is loaded."""

    @staticmethod
    def system() -> str:
        """The system's name, as `platform.system` tells it where there is a `uname`."""
        return os.uname().sysname


def with_msgspec() -> None:
    """Load msgspec without two modules that nobody needs here, and which cost 8 ms.

    typing_extensions it only tries for older Pythons; platform is loaded by uuid, to ask for the system's name. An
    import of None fails: that is documented.
    """
    if "msgspec" in sys.modules:
        return
    instead: dict[str, Any] = {"typing_extensions": None, "platform": _Platform}
    left_out = {name: each for name, each in instead.items() if name not in sys.modules}
    sys.modules.update(left_out)
    try:
        import msgspec  # noqa: F401
    finally:
        for name in left_out:
            del sys.modules[name]


def _screens(given: dict[str, str], *, demo: bool) -> int | None:
    session = _session(given)
    if session is None:
        return None
    if demo:
        from clientdesk.cli.sample_file import look_around

        return look_around(session)
    from clientdesk.cli.open_tui import show_desk

    return show_desk(session)


def _clients(given: dict[str, str], rest: list[str]) -> int | None:
    with_msgspec()
    from clientdesk.cli.client_list import answer

    session = _session(given)
    if session is None:
        return None
    session.json = JSON in rest
    answer(session, with_ended=ALL in rest)
    return 0


def _session(given: dict[str, str]) -> Session | None:
    """The session; None when what was given can't be right."""
    from clientdesk.cli.given import file_path, iso_day
    from clientdesk.cli.session import Session
    from clientdesk.model.errors import Refused

    try:
        desk = file_path(given["--desk"]) if "--desk" in given else None
        today = iso_day(given["--today"]) if "--today" in given else None
    except Refused:
        return None
    return Session(desk, today)


def _globals(arguments: list[str]) -> tuple[dict[str, str], list[str]]:
    """The options before the command, from the arguments or the environment, and what follows them."""
    given = {option: os.environ[name] for option, name in _GLOBAL.items() if os.environ.get(name)}
    rest = list(arguments)
    while len(rest) > 1 and rest[0] in _GLOBAL:
        option, value, *rest = rest
        given[option] = value
    return given, rest

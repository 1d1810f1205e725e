"""The questions asked most, without the option parser, which takes longer to load than they take to answer.

Rule: it answers only the plain form, and just as the long road would; all else, every slip too, it leaves to that road.
"""

from __future__ import annotations

import os
import sys

JSON, ALL = "--json", "--all"
_GLOBAL = {"--desk": "CLIENTDESK_DESK", "--today": "CLIENTDESK_TODAY"}


def quick(arguments: list[str]) -> bool:
    """Whether this was `--version`, or `[--desk F] [--today D] clients [--all] [--json]`, and has been answered."""
    if arguments == ["--version"]:
        put_version()
        return True
    given, rest = _globals(arguments)
    if rest[:1] != ["clients"] or not {JSON, ALL}.issuperset(rest[1:]):
        return False
    with_msgspec()
    from datetime import date
    from pathlib import Path

    from clientdesk.cli.client_list import answer
    from clientdesk.cli.sitting import Session

    try:
        today = date.fromisoformat(given["--today"]) if given["--today"] else None
    except ValueError:
        return False
    session = Session(Path(given["--desk"]) if given["--desk"] else None, today)
    session.json = JSON in rest
    answer(session, with_ended=ALL in rest)
    return True


def put_version() -> None:
    """Print the version."""
    from clientdesk import __version__
    from clientdesk.cli.output import put

    put(f"clientdesk {__version__}")


def with_msgspec() -> None:
    """Load msgspec without typing_extensions, which it only tries for older Pythons and which costs 6 ms."""
    name = "typing_extensions"
    if name in sys.modules or "msgspec" in sys.modules:
        return
    sys.modules[name] = None  # type: ignore[assignment]  # the documented way to make an import fail
    try:
        import msgspec  # noqa: F401
    finally:
        del sys.modules[name]


def _globals(arguments: list[str]) -> tuple[dict[str, str], list[str]]:
    """The options before the command, from the arguments or the environment, and what follows them."""
    given = {option: os.environ.get(variable, "") for option, variable in _GLOBAL.items()}
    rest = list(arguments)
    while len(rest) > 1 and rest[0] in given:
        option, value, *rest = rest
        given[option] = value
    return given, rest

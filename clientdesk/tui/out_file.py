"""Where a file goes that is written for the person (P). Rule: no file is ever replaced, and no folder is made."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from clientdesk.tui.forms.field import Answers, Field, FieldRefused

if TYPE_CHECKING:
    from collections.abc import Callable

WHERE = "where"
"""The field's key."""
STILL_READING = "The desk is still being read. Try again in a moment."


def field(start: Path, told: str) -> Field:
    """Where the file goes, beginning with a proposal."""
    return Field(WHERE, "File", start=_from_home(start), required=True, help=told)


def by_name(start: Path, told: str) -> Field:
    """Like `field`, with the name in it and the folder told below: of a long path only the end would be seen."""
    into = _from_home(start.parent)
    return Field(WHERE, "File", start=start.name, required=True, help=f"in {into}, or name another folder; {told}")


def proposed(folder: str, wanted: str, ending: str = "") -> Path:
    """A file that isn't there yet: in that folder of the person's own, else where they are; an ending is put after."""
    from clientdesk.exchange.bundle.names import Names

    into, names = own_folder(folder), Names()
    while (path := into / names.give(wanted, ending)).exists():
        pass
    return path


def own_folder(name: str) -> Path:
    """A folder of the person's own; where they are, where they have none of that name."""
    own = Path.home() / name
    return own if own.is_dir() else Path.cwd()


def path_of(typed: str) -> Path:
    """The file that a path names: from here, from `/` or from `~`."""
    typed = typed.strip()
    return (Path.home() / typed[2:] if typed.startswith("~/") else Path(typed)).absolute()


def check_free(answers: Answers, read: Callable[[str], Path]) -> None:
    """Raise FieldRefused for a file that is there already, and for a folder that isn't."""
    try:
        target = read(answers.text(WHERE))
        is_there, has_folder = target.exists(), target.parent.is_dir()
    except (OSError, ValueError):
        raise FieldRefused(WHERE, "That is no path of a file. Name another one.") from None
    if is_there:
        raise FieldRefused(WHERE, "There is a file of that name already. Name another one.")
    if not has_folder:
        raise FieldRefused(WHERE, f"There is no folder {target.parent}.")


def _from_home(path: Path) -> str:
    """A path as people write it: `~/Documents/…` for what lies in their home folder."""
    home = Path.home()
    if path == home:
        return "~"
    return f"~/{path.relative_to(home)}" if path.is_relative_to(home) else str(path)

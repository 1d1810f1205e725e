"""Where a file goes that is written for the person (P). Rule: no folder is made, and nobody's file replaced."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from clientdesk.tui.forms.field import Answers, Field, FieldRefused

if TYPE_CHECKING:
    from collections.abc import Callable

WHERE = "where"
"""The field's key."""
DOCUMENTS = "Documents"
"""The folder of the person's own in which what is written is proposed to lie."""
STILL_READING = "The desk is still being read. Try again in a moment."


def field(start: Path, told: str, read: Callable[[str], Path]) -> Field:
    """Where the file goes, beginning with a proposal; below it stands the whole path that it is read as."""
    return Field(WHERE, "File", start=_from_home(start), required=True, help=told, read=_whole(read, told))


def by_name(start: Path, told: str) -> Field:
    """Like `field`, with the name alone in it: of a long path only the end would be seen. `in_documents` reads it."""
    into = _from_home(start.parent)
    return Field(
        WHERE, "File", start=start.name, required=True, help=f"in {into}, or name another folder; {told}",
        read=_whole(in_documents, told),
    )  # fmt: skip


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


def in_documents(typed: str) -> Path:
    """The file that is named: a bare name lies in the folder that is proposed."""
    named = typed.strip()
    return path_of(named) if "/" in named else own_folder(DOCUMENTS) / named


def _whole(read: Callable[[str], Path], told: str) -> Callable[[str], str]:
    """How a name is read: the whole path, and below it what is told of the file."""

    def words(typed: str) -> str:
        try:
            return f"{read(typed)}\n{told}"
        except (OSError, ValueError, RuntimeError):
            return ""

    return words


def check_free(answers: Answers, read: Callable[[str], Path]) -> None:
    """Raise FieldRefused for a file that is there already, and for a folder that isn't."""
    if _checked(answers, read, lambda target: target.exists()):
        raise FieldRefused(WHERE, "There is a file of that name already. Name another one.")
    check_folder(answers, read)


def check_folder(answers: Answers, read: Callable[[str], Path]) -> None:
    """Raise FieldRefused for a folder that isn't there."""
    if not _checked(answers, read, lambda target: target.parent.is_dir()):
        raise FieldRefused(WHERE, f"There is no folder {read(answers.text(WHERE)).parent}.")


def _checked(answers: Answers, read: Callable[[str], Path], look: Callable[[Path], bool]) -> bool:
    """What looking at the file that is named finds; raises FieldRefused where that is no path."""
    try:
        return look(read(answers.text(WHERE)))
    except (OSError, ValueError):
        raise FieldRefused(WHERE, "That is no path of a file. Name another one.") from None


def _from_home(path: Path) -> str:
    """A path as people write it: `~/Documents/…` for what lies in their home folder."""
    home = Path.home()
    if path == home:
        return "~"
    return f"~/{path.relative_to(home)}" if path.is_relative_to(home) else str(path)

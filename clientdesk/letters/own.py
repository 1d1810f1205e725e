"""A person's own templates, which go before ours: a file `<language>/<kind>.txt` in the folder of templates.

Rule: a broken one is told with its file and its line, and never hinders another letter: ours take in none of theirs.
None is a link out of the folder: whoever wrote it would have a letter tell what lies elsewhere.
"""

from __future__ import annotations

import errno
import os
import re
from pathlib import Path
from stat import S_ISREG
from typing import TYPE_CHECKING

from clientdesk.model.errors import Refused
from clientdesk.model.names import sentence

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping
    from typing import Any

    from jinja2 import BaseLoader

    from clientdesk.letters.sandbox import Sandbox
    from clientdesk.model.client import Language

FOLDER = "CLIENTDESK_TEMPLATES"
"""The environment's name for another folder."""
_NAME = re.compile(r"[A-Za-z0-9_-]+\.txt")
_BYTES = 200_000


def own_folder() -> Path:
    """The folder of the person's own templates; it need not exist. Raises Refused for a home that nobody has."""
    named = os.environ.get(FOLDER, "").strip()
    if named:
        try:
            return Path(named).expanduser()
        except RuntimeError:
            raise Refused(f"There is no home folder for {FOLDER}={named}. Name the folder in full.") from None
    import platformdirs

    return platformdirs.user_config_path("clientdesk", appauthor=False) / "templates"


def own_file(kind: str, language: Language) -> Path | None:
    """The person's own template of a kind; None where there is none. Raises Refused where there is no file as it.

    A kind that comes from a desk may be any text: one that is no plain name has no template, here or elsewhere.
    """
    name = f"{kind}.txt"
    if not _NAME.fullmatch(name):
        return None
    path = own_folder() / language.value / name
    try:
        return path if _is_there(path) else None
    except OSError as error:
        raise _refusal(path, error) from None


def read_own(path: Path) -> str:
    """The person's own template as it is written; raises Refused for one that can't be read."""
    try:
        found = _source_in(path.parent)(path.name)
    except (OSError, UnicodeDecodeError) as error:
        raise _refusal(path, error) from None
    return found[0] if found else ""


def _is_there(path: Path) -> bool:
    """Whether there is a file in the folder of templates.

    Raises OSError for one out of reach, for a folder or a pipe in its place, and for a link out of the folder.
    """
    try:
        mode = path.stat().st_mode
    except (FileNotFoundError, NotADirectoryError):
        if path.is_symlink():
            raise
        return False
    if not S_ISREG(mode):
        raise OSError(errno.EINVAL, "not a file", str(path))
    if not path.resolve().is_relative_to(path.parent.parent.resolve()):
        raise OSError(errno.EPERM, "a link out of the templates' folder: put the file itself there", str(path))
    return True


def written_by(path: Path, ours: BaseLoader, language: Language, given: Mapping[str, Any]) -> str:
    """A letter's text by an own template; what it takes in is looked for beside it first, then among ours.

    Raises Refused, naming the file and the line.
    """
    from jinja2 import ChoiceLoader, FunctionLoader

    from clientdesk.letters.sandbox import Sandbox

    sandbox = Sandbox(language, ChoiceLoader([FunctionLoader(_source_in(path.parent)), ours]), bounded=True)
    try:
        _check_names(sandbox, path, given)
        return _checked(sandbox.get_template(path.name).render(given))
    except Exception as error:  # noqa: BLE001  whatever a stranger's text leads to, it is told, and the desk goes on
        raise _refusal(path, error) from None


def _checked(text: str) -> str:
    """A letter's text; raises TemplateError for one that says nothing."""
    from jinja2 import TemplateError

    if not text.partition("\n")[2].strip():
        raise TemplateError("there is no text below the subject, which is its first line")
    return text


def _check_names(sandbox: Sandbox, path: Path, known: Collection[str]) -> None:
    """Refuse a field that there is none of, also where the letter of today would not come to it."""
    from jinja2 import TemplateSyntaxError, nodes

    from clientdesk.letters.sandbox import no_field

    assert sandbox.loader is not None  # noqa: S101  it was made with one
    source, filename, _ = sandbox.loader.get_source(sandbox, path.name)
    tree = sandbox._parse(source, path.name, filename)  # noqa: SLF001  `parse` forgets the file's name
    names = list(tree.find_all(nodes.Name))
    given = {"loop", *known, *(each.name for each in names if each.ctx == "store")}
    for name in names:
        if name.name not in given:
            raise TemplateSyntaxError(no_field(name.name, known), name.lineno, path.name, filename)


def _source_in(folder: Path) -> Callable[[str], tuple[str, str, Callable[[], bool]] | None]:
    """Reads templates of a folder; None for one that is not there."""

    def read(name: str) -> tuple[str, str, Callable[[], bool]] | None:
        path = folder / name
        if not _NAME.fullmatch(name) or not _is_there(path):
            return None
        with path.open("rb") as file:
            content = file.read(_BYTES)
        return content.decode("utf-8-sig"), str(path), lambda: True

    return read


def _refusal(path: Path, error: Exception) -> Refused:
    """What is wrong with a template, where."""
    where, line = _place(path, error)
    at = f", line {line}" if line else ""
    return Refused(f"Your template {where}{at}: {sentence(_why(error))} Without it the program's own is used.")


def _why(error: Exception) -> str:
    from jinja2 import TemplateError, TemplateNotFound

    if isinstance(error, UnicodeDecodeError):
        return "it is not written in UTF-8"
    if isinstance(error, OSError):
        return f"it can't be read ({(error.strerror or 'the system refused').lower()})"
    if isinstance(error, RecursionError):
        return "it takes itself in, or is nested too deep"
    if isinstance(error, TemplateNotFound):
        return f"there is no template “{error.message}” to take in"
    if isinstance(error, TemplateError):
        return (error.message or "it can't be filled in").rstrip(".")
    return "what is given to a filter here is nothing that it can write"


def _place(path: Path, error: Exception) -> tuple[str, int]:
    """The file and the line where it went wrong: of the last template that was at work."""
    from jinja2 import TemplateSyntaxError

    if isinstance(error, TemplateSyntaxError):
        return error.filename or str(path), error.lineno
    if isinstance(error, OSError):
        return str(error.filename or path), 0
    place, trace = (str(path), 0), error.__traceback__
    while trace:
        name = trace.tb_frame.f_code.co_filename
        place = (name, trace.tb_lineno) if name.endswith(".txt") else place
        trace = trace.tb_next
    return place

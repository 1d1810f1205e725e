"""A file for others, whole or not there at all. Rule: what was there stays until the new one is on the disk.

It is written beside its place, for this account alone (0600) or for whom the one before it was, and takes the place in
one step. A file that nobody may write is left alone: its owner said so.
"""

from __future__ import annotations

import os
from contextlib import contextmanager, suppress
from pathlib import Path
from shutil import copyfileobj
from stat import S_IMODE
from tempfile import mkstemp
from typing import TYPE_CHECKING, BinaryIO

from clientdesk.model.errors import Refused

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

_ANYBODY_WRITES = 0o222
"""Bits of a file's mode; who may do anything (root) is not told by `os.access` that they are off."""


@contextmanager
def whole_file(path: Path) -> Iterator[BinaryIO]:
    """A file to write into, which takes its place at the end; raises Refused where that can't be, leaving nothing."""
    with _refused(path), _beside(_target(path)) as file:
        yield file


def write_whole(path: Path, data: bytes) -> None:
    """Write a file that is whole or not there; raises Refused."""
    with whole_file(path) as file:
        file.write(data)


def write_folder(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write files into a folder, each of them whole, which is made for this account alone where it is missing.

    Raises Refused where one can't be written; then nothing is left that was not there before.
    """
    missing = [each for each in (folder, *folder.parents) if not each.exists()]
    new = [path for name in files if not (path := folder / name).exists()]
    try:
        _make(missing)
        for name, data in files.items():
            write_whole(folder / name, data)
    except BaseException:
        for take_away in (*(path.unlink for path in new), *(each.rmdir for each in missing)):
            with suppress(OSError):
                take_away()
        raise


def copy_whole(source: Path, path: Path) -> None:
    """Write a copy of a file, whole or not there; raises Refused."""
    with whole_file(path) as copy, source.open("rb") as kept:
        copyfileobj(kept, copy)


def real_path(path: Path) -> Path:
    """The place itself, not a link to it; raises Refused for links that lead round in a circle."""
    target = Path(os.path.realpath(path))
    if target.is_symlink():  # a link is left where following it never ends
        raise Refused(f"{path} is a link that leads back to itself. Name another place.")
    return target


def _target(path: Path) -> Path:
    """The file itself; raises Refused for what can't be one."""
    target = real_path(path)
    if target.is_dir():
        raise Refused(f"{path} is a folder. Name a file in it.")
    if target.exists() and not target.is_file():
        raise Refused(f"{path} is no file that could be replaced. Name another one.")
    if not target.parent.is_dir():
        raise Refused(f"There is no folder {target.parent}.")
    if target.exists() and not (os.access(target, os.W_OK) and target.stat().st_mode & _ANYBODY_WRITES):
        raise Refused(f"{path} is write-protected. Name another file, or let it be written.")
    return target


@contextmanager
def _refused(path: Path) -> Iterator[None]:
    """Raises Refused for what the system can't do with a place, in one sentence."""
    try:
        yield
    except OSError as error:
        raise Refused(f"{path} could not be written: {(error.strerror or 'the system refused').lower()}.") from None


def _make(missing: Sequence[Path]) -> None:
    """Make folders, each for this account alone, of which the last one goes first."""
    for each in reversed(missing):
        with _refused(each):
            each.mkdir(0o700)
        _sync(each.parent)


@contextmanager
def _beside(target: Path) -> Iterator[BinaryIO]:
    descriptor, name = mkstemp(".part", ".clientdesk-", target.parent)
    temporary = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        if target.exists():
            temporary.chmod(S_IMODE(target.stat().st_mode))
        temporary.replace(target)
    except BaseException:
        with suppress(OSError):
            temporary.unlink()
        raise
    _sync(target.parent)


def _sync(folder: Path) -> None:
    """Bring a folder's names to the disk, where its file system knows such a thing."""
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)

"""The store's system calls. Rule: nothing else in `store` touches the disk, and this only through `os` and `fcntl`.

Tests stand between this module and those two: they count the calls, make them fail, and kill the process at each.
All functions raise OSError and nothing else.
"""
# ruff: noqa: PTH101, PTH102, PTH104, PTH108, PTH116, PTH208

from __future__ import annotations

import errno
import fcntl
import os
import stat
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from msgspec import Raw

_AT_ONCE = 512
"""Parts for one write; systems take 1,024."""

_BLOCK = 1 << 20
"""Bytes of a file that are copied at a time."""

Buffer = bytes | Raw
PRIVATE_FILE, PRIVATE_FOLDER = 0o600, 0o700
_NO_LINKS = {errno.EPERM, errno.EXDEV, errno.EMLINK, errno.ENOSYS, errno.EOPNOTSUPP}
_NO_FOLDER_SYNC = {errno.EINVAL, errno.ENOSYS, errno.EOPNOTSUPP, errno.EBADF}


class Print(NamedTuple):
    """What tells a file from its successor without reading it. Linking and renaming leave it as it is."""

    device: int
    inode: int
    size: int
    changed: int


def _print(found: os.stat_result) -> Print:
    return Print(found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns)


def look(path: Path) -> Print | None:
    """A file's print; None when there is no file."""
    try:
        return _print(os.stat(path))
    except (FileNotFoundError, NotADirectoryError):
        return None


def is_regular(path: Path) -> bool:
    """Whether there is a regular file at a path itself: no folder, no link."""
    try:
        return stat.S_ISREG(os.lstat(path).st_mode)
    except (FileNotFoundError, NotADirectoryError):
        return False


def read(path: Path) -> tuple[bytes, Print]:
    """A regular file's bytes, and the print they were read under. A pipe is refused, not waited for."""
    descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    with os.fdopen(descriptor, "rb", buffering=0) as file:
        found = os.fstat(descriptor)
        if not stat.S_ISREG(found.st_mode):
            raise OSError(errno.EINVAL, "not a regular file", str(path))
        return file.readall(), _print(found)


def check_writable(path: Path) -> None:
    """Raise PermissionError for what is marked read-only: renaming would not ask. Nothing where nothing is."""
    with suppress(FileNotFoundError):
        if not os.stat(path).st_mode & stat.S_IWUSR or not os.access(path, os.W_OK):
            raise PermissionError(errno.EACCES, "read-only", str(path))


def close(descriptor: int) -> None:
    """Close a file, which gives its lock back."""
    os.close(descriptor)


def open_lock(path: Path) -> int:
    """Open a lock file, made where it is missing, 0600 whatever the umask. Its name is never taken away again."""
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, PRIVATE_FILE)
    os.fchmod(descriptor, PRIVATE_FILE)
    return descriptor


def try_lock(descriptor: int) -> bool:
    """Take the lock of an open lock file; False while another process has it."""
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def rename(source: Path, target: Path) -> None:
    """Put a file in another's place, in one step."""
    os.rename(source, target)


def remove(path: Path) -> None:
    """Take a file's name away."""
    os.unlink(path)


def make_folder(path: Path) -> None:
    """Make a folder, 0700 whatever the umask; nothing when it is there."""
    try:
        os.mkdir(path, PRIVATE_FOLDER)
    except FileExistsError:
        return
    os.chmod(path, PRIVATE_FOLDER)


def sync_folder(path: Path) -> None:
    """Bring a folder's names to the disk itself; nothing where the file system knows no such thing."""
    descriptor = os.open(path, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        os.fsync(descriptor)
    except OSError as error:
        if error.errno not in _NO_FOLDER_SYNC:
            raise
    finally:
        os.close(descriptor)


def names(path: Path) -> list[str]:
    """The names in a folder, sorted; none when there is no folder."""
    try:
        return sorted(os.listdir(path))
    except FileNotFoundError:
        return []


def mode(path: Path) -> int:
    """A file's or folder's permission bits."""
    return stat.S_IMODE(os.stat(path).st_mode)


def make_folders(path: Path) -> None:
    """Make a folder and those it lies in, where they are missing; each new one is 0700 and comes to the disk."""
    if look(path) is not None:
        return
    missing = [folder for folder in (path, *path.parents) if look(folder) is None]
    for folder in reversed(missing):
        make_folder(folder)
        sync_folder(folder.parent)


def write_new(path: Path, *parts: Buffer) -> Print:
    """Write a new file of these parts, 0600 whatever the umask, and bring it to the disk.

    Raises FileExistsError when there is one. What can't be written whole is taken away again.
    """
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, PRIVATE_FILE)
    try:
        return _filled(descriptor, [memoryview(part) for part in parts])
    except BaseException:
        remove_quietly(path)
        raise


def copy_new(source: Path, target: Path, most: int) -> tuple[str, int]:
    """Copy a regular file into a new one, 0600, and bring it to the disk; the SHA-256 of its content, and its bytes.

    Raises OSError with EFBIG for more than `most` bytes. What can't be copied whole is taken away again.
    """
    reading = open_regular(source)
    try:
        writing = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, PRIVATE_FILE)
        try:
            return _copied(reading, writing, most)
        except BaseException:
            remove_quietly(target)
            raise
    finally:
        os.close(reading)


def hash_of(path: Path) -> str:
    """The SHA-256 of a file's content."""
    from hashlib import file_digest

    with os.fdopen(open_regular(path), "rb") as file:
        return file_digest(file, "sha256").hexdigest()


def open_regular(path: Path) -> int:
    """Open a regular file for reading; anything else is refused, and a pipe not waited for."""
    descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        is_folder = stat.S_ISDIR(os.fstat(descriptor).st_mode)
        os.close(descriptor)
        raise OSError(errno.EISDIR if is_folder else errno.EINVAL, "not a regular file", str(path))
    return descriptor


def _copied(reading: int, writing: int, most: int) -> tuple[str, int]:
    from hashlib import sha256

    digest, size = sha256(), 0
    try:
        os.fchmod(writing, PRIVATE_FILE)
        while block := os.read(reading, _BLOCK):
            digest.update(block)
            size += len(block)
            if size > most:
                raise OSError(errno.EFBIG, "too large")
            while block:
                block = block[os.writev(writing, [block]) :]
        os.fsync(writing)
    finally:
        os.close(writing)
    return digest.hexdigest(), size


def _filled(descriptor: int, parts: list[memoryview]) -> Print:
    try:
        os.fchmod(descriptor, PRIVATE_FILE)
        while parts:
            parts = _after(parts, os.writev(descriptor, parts[:_AT_ONCE]))
        os.fsync(descriptor)
        return _print(os.fstat(descriptor))
    finally:
        os.close(descriptor)


def _after(parts: list[memoryview], written: int) -> list[memoryview]:
    """What is left of the parts when some bytes are written."""
    for index, part in enumerate(parts):
        if written < len(part):
            return [part[written:], *parts[index + 1 :]]
        written -= len(part)
    return []


def write_temporary(path: Path, *parts: Buffer) -> Print:
    """Like `write_new`; a file left there by a process that was killed gives way."""
    with suppress(FileNotFoundError):
        remove(path)
    return write_new(path, *parts)


def replace(path: Path, temporary: Path, *parts: Buffer) -> None:
    """Put a new file of these parts in a file's place: whole and durable, or the file is as it was."""
    try:
        write_temporary(temporary, *parts)
        rename(temporary, path)
    except BaseException:
        remove_quietly(temporary)
        raise
    sync_folder(path.parent)


def link_or_copy(source: Path, target: Path) -> None:
    """Give a file a second name, or copy it where the file system has no links."""
    try:
        os.link(source, target)
    except OSError as error:
        if error.errno not in _NO_LINKS:
            raise
        write_new(target, read(source)[0])


def remove_quietly(path: Path) -> None:
    """Take a name away if that can be done; for tidying up, where a failure must not hide what matters."""
    with suppress(OSError):
        remove(path)

"""One save at a time, among threads and among processes. Rule: the lock is held for a save, never for a session."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import RLock
from typing import TYPE_CHECKING

from clientdesk.model.errors import Refused, Unsaved
from clientdesk.store import disk

if TYPE_CHECKING:
    from filelock import BaseFileLock

LONGEST_WAIT = 10.0
"""Seconds to wait for another process's save. One takes a tenth of a second on the largest of desks."""

_BETWEEN_TRIES = 0.005

_REASONS = {
    errno.ENOSPC: "the disk is full",
    errno.EDQUOT: "your share of the disk is full",
    errno.EROFS: "the disk is read-only",
    errno.EACCES: "this account may not write there",
    errno.EPERM: "this account may not write there",
    errno.EIO: "the disk reports an error",
    errno.ENAMETOOLONG: "the file's name is too long",
}


@contextmanager
def saving(threads: RLock, lock: Path) -> Iterator[None]:
    """Hold both locks. Raises Unsaved for the disk's errors within, and when another process takes too long."""
    with threads:
        try:
            held = _taken(lock)
            try:
                yield
            finally:
                with suppress(OSError):
                    held.release()
        except OSError as error:
            raise unsaved(error) from error


def _taken(lock: Path) -> BaseFileLock:
    from filelock import FileLock, Timeout

    disk.make_folders(lock.parent)
    held = FileLock(lock, timeout=LONGEST_WAIT, mode=disk.PRIVATE_FILE)
    try:
        held.acquire(poll_interval=_BETWEEN_TRIES)
    except Timeout:
        raise Unsaved(
            "Another ClientDesk has been saving this desk for a while. Nothing was saved; try again in a moment."
        ) from None
    return held


def unsaved(error: OSError) -> Unsaved:
    """What an error of the disk means to the person."""
    return Unsaved(
        f"The desk could not be saved: {reason(error)}. The file is as it was, and nothing you entered is lost."
    )


def unreadable(error: OSError, path: Path) -> Refused:
    """What an error on reading means to the person."""
    return Refused(f"The desk file {path} can't be read: {reason(error)}.")


def reason(error: OSError) -> str:
    """An error of the disk in plain words, with the file it is about."""
    words = _REASONS.get(error.errno or 0, (error.strerror or str(error)).lower())
    return f"{words} ({error.filename})" if error.filename else words

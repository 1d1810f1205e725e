"""What the disk's errors mean to a person. Rule: the sentence says what became of the file, and of what was entered."""

from __future__ import annotations

import errno
from typing import TYPE_CHECKING

from clientdesk.model.errors import Refused, Unsaved

if TYPE_CHECKING:
    from pathlib import Path

_REASONS = {
    errno.ENOSPC: "the disk is full",
    errno.EDQUOT: "your share of the disk is full",
    errno.EROFS: "the disk is read-only",
    errno.EACCES: "it is closed to this account",
    errno.EPERM: "it is closed to this account",
    errno.EINVAL: "it is not a file",
    errno.EISDIR: "it is a folder",
    errno.EIO: "the disk reports an error",
    errno.ENAMETOOLONG: "the file's name is too long",
    errno.EFBIG: "it is larger than this computer allows",
}


def unsaved(error: OSError) -> Unsaved:
    """What an error of the disk means to the person."""
    return Unsaved(
        f"The desk could not be saved: {reason(error)}. The file is as it was, and nothing you entered is lost."
    )


def unforgotten(error: OSError) -> Unsaved:
    """What an error on forgetting a client means to the person."""
    return Unsaved(
        f"The client could not be forgotten: {reason(error)}. The desk is whole, and what is left still names them."
        " Some of their files, forms and backups may be gone already; forget the client again to do the rest."
    )


def untidied(error: OSError) -> Unsaved:
    """What an error on clearing attached files away means to the person."""
    return Unsaved(
        f"The attached files could not be tidied: {reason(error)}. The desk is as it was, and so is every file that it"
        " refers to. Try again once that is put right."
    )


def unkept(error: OSError, path: Path) -> Unsaved:
    """What an error on keeping a file beside the desk means to the person."""
    return Unsaved(f"{path.name} could not be kept beside the desk: {_words(error)}. Nothing was saved.")


def unreadable(error: OSError, path: Path) -> Refused:
    """What an error on reading a file means to the person."""
    return Refused(f"{path} can't be read: {_words(error)}.")


def reason(error: OSError) -> str:
    """An error of the disk in plain words, with the file it is about."""
    named = isinstance(error.filename, str)  # a folder is found out only when it is open, and then has a number
    return f"{_words(error)} ({error.filename})" if named else _words(error)


def _words(error: OSError) -> str:
    return _REASONS.get(error.errno or 0, (error.strerror or str(error)).lower())

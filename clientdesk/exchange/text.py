"""The bytes of a file as text. Rule: a file that is no text is refused in one sentence that says what it is."""

from __future__ import annotations

import codecs
from typing import TYPE_CHECKING

from clientdesk.model.errors import Refused

if TYPE_CHECKING:
    from collections.abc import Mapping

_BOMS: Mapping[bytes, str] = {
    codecs.BOM_UTF8: "utf-8-sig",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}
_NOT_TEXT: Mapping[bytes, str] = {
    b"PK\x03\x04": "a spreadsheet or a zip file",
    b"\xd0\xcf\x11\xe0": "an old Excel file",
    b"%PDF": "a PDF",
    b"\x1f\x8b": "a compressed file",
}
_TURKISH_ONLY = frozenset(b"\xd0\xdd\xde\xf0\xfd\xfe")
"""Ğ İ Ş ğ ı ş in cp1254; Icelandic letters in cp1252, which is otherwise the same."""


def decode(data: bytes) -> tuple[str, str]:
    """The text of a file, and the name of its encoding.

    UTF-8 and UTF-16 (by mark, or by where its zero bytes lie) are tried first, then cp1254 where a Turkish letter of it
    occurs, else cp1252. Raises Refused when the file is empty or no text.
    """
    if not data.strip():
        raise Refused("The file is empty.")
    for start, what in _NOT_TEXT.items():
        if data.startswith(start):
            raise Refused(f"This is {what}, not text. Save it as CSV first.")
    for encoding in _candidates(data):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" in text:
            raise Refused("The file holds NUL characters, so it is no text file. Save it as CSV again.")
        return text, encoding.removesuffix("-sig")
    raise Refused("The file is no text in an encoding that ClientDesk knows. Save it as CSV in UTF-8.")


def _candidates(data: bytes) -> list[str]:
    for mark, encoding in _BOMS.items():
        if data.startswith(mark):
            return [encoding]
    if (wide := _unmarked_utf16(data[:2000])) is not None:
        return [wide]
    return ["utf-8", "cp1254", "cp1252"] if _TURKISH_ONLY.intersection(data) else ["utf-8", "cp1252"]


def _unmarked_utf16(sample: bytes) -> str | None:
    """UTF-16 without its mark: nearly every second byte is zero."""
    half = len(sample) // 2
    for start, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
        if half and sample[start::2].count(0) > half * 0.7 and not sample[1 - start :: 2].count(0):
            return encoding
    return None

"""Headers of a mail, written out. Rule: no text is ever read as a header's syntax, whatever stands in it.

Python's own writer takes an encoded word in a value for what it encodes, a line's end too (3.11.7); so what is not
plain is encoded here, and goes out as it is.
"""

from __future__ import annotations

import re
from base64 import b64encode

_PLAIN = re.compile(r"[ -~]{0,60}")
_ATOMS = re.compile(r"[A-Za-z0-9 -]{0,60}")
"""Names that need no quotes."""
_MOST_BYTES = 42
"""Of a text in one encoded word: 56 letters of base64, in a line of 76 (RFC 2047)."""


def text_value(text: str) -> str:
    """A line of text as a header's value."""
    return text if _PLAIN.fullmatch(text) and "=?" not in text else _encoded(text)


def address_value(name: str, address: str) -> str:
    """A name and an address as a header's value; the address alone where there is no name."""
    if not name:
        return address
    return f"{name if _ATOMS.fullmatch(name) else _encoded(name)} <{address}>"


def header_lines(headers: dict[str, str]) -> bytes:
    """Headers as the lines of a mail."""
    return "".join(f"{name}: {value}\r\n" for name, value in headers.items()).encode("ascii")


def _encoded(text: str) -> str:
    """A text as encoded words, a line each; no letter is cut in two."""
    parts = [b""]
    for char in text:
        if len(parts[-1]) + len(char.encode()) > _MOST_BYTES:
            parts.append(b"")
        parts[-1] += char.encode()
    return "\r\n ".join(f"=?utf-8?b?{b64encode(part).decode()}?=" for part in parts)

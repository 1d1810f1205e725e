"""E-mail addresses as a mail's header takes them. Rule: what can't stand in one is left out, never bent."""

from __future__ import annotations

import re
import unicodedata

_LOCAL = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*")
"""What comes before the `@`: a dot-atom (RFC 5322); quoted ones are not in use."""
_DOMAIN = re.compile(r"[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*")
_MOST = 254
"""Characters of an address (RFC 5321)."""


def mail_address(typed: str) -> str:
    """An address for a header, its domain in ASCII (`ada@xn--mnchen-3ya.example`); empty for what is none."""
    local, _, domain = typed.strip().rpartition("@")
    domain = ".".join(map(_ascii, unicodedata.normalize("NFC", domain).lower().split(".")))
    found = f"{local}@{domain}"
    return found if _LOCAL.fullmatch(local) and _DOMAIN.fullmatch(domain) and len(found) <= _MOST else ""


def _ascii(label: str) -> str:
    """A part of a domain by IDNA 2008, where `ß` stays what it is; Python's own codec makes another domain of it."""
    return label if label.isascii() else f"xn--{label.encode('punycode').decode()}"

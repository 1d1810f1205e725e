"""The zip itself. Rule: whole or not there, the same bytes for the same bundle, and a hash for every file in it."""

from __future__ import annotations

from datetime import date
from hashlib import sha256
from io import BytesIO
from typing import TYPE_CHECKING, BinaryIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from clientdesk.exchange.whole_file import whole_file

if TYPE_CHECKING:
    from pathlib import Path

    from clientdesk.exchange.bundle.contents import Bundle

SUMS = "SHA256SUMS"
_YEARS = (1980, 2107)
"""The years that a zip can tell."""
_UNIX, _PRIVATE_FILE = 3, 0o100600 << 16
_CHUNK = 1 << 20


def save(bundle: Bundle, path: Path) -> None:
    """Write a bundle to a file; raises Refused where that can't be, and then leaves nothing."""
    with whole_file(path) as file, ZipFile(file, "w", ZIP_DEFLATED) as archive:
        sums = [f"{_put(archive, bundle.day, name, data)}  {name}" for name, data in bundle.texts.items()]
        for each in bundle.files:
            if each.path:
                with each.path.open("rb") as attached:
                    digest = _copied(archive, _entry(bundle.day, each.name, each.record.size), attached)
                sums.append(f"{digest}  {each.name}")
        _put(archive, bundle.day, SUMS, "".join(f"{line}\n" for line in sums).encode())


def _put(archive: ZipFile, day: date, name: str, data: bytes) -> str:
    return _copied(archive, _entry(day, name, len(data)), BytesIO(data))


def _copied(archive: ZipFile, entry: ZipInfo, source: BinaryIO) -> str:
    """Put a file into the zip a piece at a time; the hash of what went in."""
    digest = sha256()
    with archive.open(entry, "w") as target:
        while chunk := source.read(_CHUNK):
            digest.update(chunk)
            target.write(chunk)
    return digest.hexdigest()


def _entry(day: date, name: str, size: int) -> ZipInfo:
    """An entry dated that day and readable by its owner, whatever the machine."""
    entry = ZipInfo(name, (min(max(day.year, _YEARS[0]), _YEARS[1]), day.month, day.day, 0, 0, 0))
    entry.compress_type, entry.create_system, entry.external_attr = ZIP_DEFLATED, _UNIX, _PRIVATE_FILE
    entry.file_size = size
    return entry

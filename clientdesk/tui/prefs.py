"""How this person likes the screens: theme and keys. Rule: a file that can't be read is never written over."""

from __future__ import annotations

from pathlib import Path

from msgspec import MsgspecError, Struct, json

from clientdesk.store.homes import config_folder


class Prefs(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """`theme` is a theme's name, empty for ours; `keymap` maps a command's id to its keys (`"invoice.add": "f7"`)."""

    theme: str = ""
    keymap: dict[str, str] = {}


def prefs_file() -> Path:
    """Where the preferences are kept: `screens.json` in the person's config folder."""
    return config_folder() / "screens.json"


def load(file: Path) -> Prefs | None:
    """The preferences in a file, the defaults when there is none; None for one that is there and can't be read."""
    try:
        return json.decode(file.read_bytes(), type=Prefs)
    except FileNotFoundError:
        return Prefs()
    except (OSError, MsgspecError, UnicodeDecodeError):
        return None


def save(file: Path, prefs: Prefs) -> bool:
    """Keep the preferences; False when the disk refuses, which is no reason to bother anybody."""
    from clientdesk.store import disk

    try:
        disk.make_folders(file.parent)
        disk.replace(file, file.with_name(f".{file.name}.tmp"), json.format(json.encode(prefs), indent=2) + b"\n")
    except OSError:
        return False
    return True

"""The person's own folders for this program: desks, preferences, the log of crashes. Rule: where platformdirs says."""

from __future__ import annotations

import os
import sys
from pathlib import Path

_ON_LINUX = sys.platform == "linux"


def data_folder() -> Path:
    """The person's data folder for this program."""
    return _home("XDG_DATA_HOME", ".local/share", "user_data_path")


def config_folder() -> Path:
    """The person's config folder for this program."""
    return _home("XDG_CONFIG_HOME", ".config", "user_config_path")


def state_folder() -> Path:
    """The person's state folder for this program."""
    return _home("XDG_STATE_HOME", ".local/state", "user_state_path")


def cache_folder() -> Path:
    """The person's cache folder for this program: what is there can go at any time."""
    return _home("XDG_CACHE_HOME", ".cache", "user_cache_path")


def _home(variable: str, usual: str, elsewhere: str) -> Path:
    """What platformdirs would say; on Linux without the 15 ms that loading it costs every command."""
    if _ON_LINUX:
        base = os.environ.get(variable, "").strip()
        return (Path(base) if base.startswith("/") else Path.home() / usual) / "clientdesk"
    import platformdirs

    return Path(getattr(platformdirs, elsewhere)("clientdesk", appauthor=False))

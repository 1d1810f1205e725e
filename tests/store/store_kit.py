"""What the store's tests share: records, a desk with some, and a hand on every system call of a save."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from clientdesk.model.change import Change
from clientdesk.model.client import Client
from clientdesk.model.record import derived_id
from clientdesk.store import disk
from clientdesk.store.desk import Desk

CALLS = (
    "look", "read", "check_writable", "create", "write", "sync", "close", "open_lock", "try_lock", "link", "rename",
    "remove", "make_folder", "sync_folder", "names",
)  # fmt: skip
"""The functions of `disk` that are system calls; the others are made of these."""

Hook = Callable[[int, str, Callable[..., Any], tuple[Any, ...]], Any]


@contextmanager
def every_call(hook: Hook) -> Iterator[list[str]]:
    """Send every system call through a hook: its number from 1, its name, the call itself, its arguments."""
    made: list[str] = []
    real = {name: getattr(disk, name) for name in CALLS}

    def through(name: str) -> Callable[..., Any]:
        def call(*args: Any) -> Any:
            made.append(name)
            return hook(len(made), name, real[name], args)

        return call

    for name in CALLS:
        setattr(disk, name, through(name))
    try:
        yield made
    finally:
        for name, function in real.items():
            setattr(disk, name, function)


def client(name: str, **fields: Any) -> Client:
    return Client(id=derived_id("client", name), name=name, **fields)


def adding(*names: str) -> Change:
    return Change(f"Added {names[0]}", tuple(client(name) for name in names))


def desk_with(path: Path, *names: str) -> Desk:
    """A new desk with a client of each name, one save each."""
    desk = Desk.open(path, create=True)
    for name in names:
        desk.commit(adding(name))
    return desk


def names_on(desk: Desk) -> list[str]:
    return [found.name for found in desk.records.all(Client)]


def names_in(path: Path) -> list[str]:
    return names_on(Desk.open(path))


class Ticking:
    """A clock that goes on by a step each time it is read."""

    def __init__(self, at: datetime = datetime(2026, 1, 1, tzinfo=UTC), step: timedelta = timedelta(minutes=1)) -> None:
        self.at, self.step = at, step

    def __call__(self) -> datetime:
        self.at += self.step
        return self.at

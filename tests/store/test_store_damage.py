"""A missing, empty, torn or newer file is never taken for an empty desk, and never touched."""

from __future__ import annotations

import json
import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from store_kit import adding, desk_with, names_in

from clientdesk.model.client import Client
from clientdesk.model.errors import Damaged, NoDesk, Refused
from clientdesk.store.desk import Desk

HEAD = b'{"meta":{"1":{"schema":1,"desk":"d"}},'


def row(text: str) -> bytes:
    return HEAD + f'"clients":{{"1":{text}}}}}'.encode()


DAMAGE = {
    "empty": b"",
    "zeros": b"\0" * 4096,
    "blanks": b" \n",
    "not json": b"Dear diary",
    "a list": b"[]",
    "null": b"null",
    "an empty object": b"{}",
    "no version": b'{"clients":{}}',
    "an empty meta": b'{"meta":{}}',
    "the version as text": b'{"meta":{"1":{"schema":"1","desk":"d"}}}',
    "version 0": b'{"meta":{"1":{"schema":0,"desk":"d"}}}',
    "two metas": b'{"meta":{"1":{"schema":1,"desk":"d"},"2":{"schema":1,"desk":"d"}}}',
    "an unknown table": HEAD + b'"widgets":{}}',
    "an unknown field": row('{"id":"a","name":"A","shoe_size":9}'),
    "an unknown field in an amount": HEAD
    + b'"invoices":{"1":{"id":"a","client":"c","number":"1","amount":{"minor":1,"currency":"EUR","tax":2}}}}',
    "a field of another kind": row('{"id":"a","name":5}'),
    "NaN": row('{"id":"a","name":"A","bars":{"S01":NaN}}'),
    "a lone surrogate": row('{"id":"a","name":"\\ud800"}'),
    "bytes that are no text": row('{"id":"a","name":"X"}').replace(b"X", b"\xff\xfe"),
    "a byte order mark": b"\xef\xbb\xbf" + row('{"id":"a","name":"A"}'),
    "trailing garbage": row('{"id":"a","name":"A"}') + b"x",
    "trailing zeros": row('{"id":"a","name":"A"}') + b"\0\0",
    "the file twice": row('{"id":"a","name":"A"}') * 2,
    "a field twice": row('{"id":"a","name":"A","name":"B"}'),
    "a row twice": HEAD + b'"clients":{"1":{"id":"a","name":"A"},"1":{"id":"b","name":"B"}}}',
    "a table twice": HEAD + b'"clients":{"1":{"id":"a","name":"A"}},"clients":{}}',
    "a row twice under one number": HEAD + b'"clients":{"0":{"id":"a","name":"A"},"-0":{"id":"b","name":"B"}}}',
    "an id twice": HEAD + b'"clients":{"1":{"id":"a","name":"A"},"2":{"id":"a","name":"B"}}}',
    "100,000 levels": b"[" * 100_000,
    "100,000 levels in a row": row('{"id":"a","name":"A","bars":' + '{"x":' * 100_000 + "1" + "}" * 100_000 + "}"),
    "100,000 levels in the history": HEAD
    + b'"history":{"1":{"id":"h","at":"2026-01-01T00:00:00Z","label":"x","swap":'
    + b"[" * 100_000 + b"]" * 100_000 + b"}}}",
    "100,000 levels in an unknown table": b'{"x":' + b"[" * 100_000 + b"]" * 100_000 + b"}",
}  # fmt: skip


@pytest.mark.parametrize("data", DAMAGE.values(), ids=DAMAGE.keys())
def test_a_damaged_file_is_refused_and_left_as_it_is(path: Path, data: bytes) -> None:
    path.write_bytes(data)
    for create in (False, True):
        with pytest.raises(Damaged, match=r"left as it is\..*clientdesk salvage") as refused:
            Desk.open(path, create=create)
        assert str(path) in refused.value.sentence
        assert len(refused.value.sentence) < 600
    assert path.read_bytes() == data
    assert [found.name for found in path.parent.iterdir()] == ["desk.json"]


def test_a_file_cut_anywhere_is_refused(path: Path) -> None:
    data = desk_with(path, "Ada", "Bo").path.read_bytes()
    for length in range(0, len(data), 7):
        path.write_bytes(data[:length])
        with pytest.raises(Damaged):
            Desk.open(path)


def test_a_block_of_zeros_anywhere_is_refused(path: Path) -> None:
    data = desk_with(path, "Ada", "Bo").path.read_bytes()
    for start in range(0, len(data) - 16, 13):
        path.write_bytes(data[:start] + b"\0" * 16 + data[start + 16 :])
        with pytest.raises(Damaged):
            Desk.open(path)


def test_a_newer_file_asks_for_a_newer_program(path: Path) -> None:
    data = b'{"meta":{"1":{"schema":2,"desk":"d","colour":"red"}},"clients":{"1":{"id":"a","aura":1}},"widgets":{}}'
    path.write_bytes(data)
    with pytest.raises(Damaged, match=r"newer ClientDesk.*Update ClientDesk"):
        Desk.open(path, create=True)
    assert path.read_bytes() == data


def test_a_missing_desk_is_no_desk_until_the_first_change(path: Path) -> None:
    with pytest.raises(NoDesk):
        Desk.open(path)
    desk = Desk.open(path, create=True)
    assert desk.records.count() == 0
    assert list(path.parent.iterdir()) == []
    desk.commit(adding("A"))
    assert names_in(path) == ["A"]


@pytest.mark.parametrize("create", [False, True])
def test_a_desk_that_is_gone_while_its_backups_are_there_is_not_begun_anew(path: Path, create: bool) -> None:
    desk_with(path, "A", "B")
    path.unlink()
    with pytest.raises(NoDesk, match=r"is gone, but its backups are here. `clientdesk restore 1`"):
        Desk.open(path, create=create)
    assert not path.exists()


@contextmanager
def within(seconds: int) -> Iterator[None]:
    """Fail rather than wait for ever."""

    def too_long(_signal: int, _frame: object) -> None:
        raise AssertionError("it waited")

    before = signal.signal(signal.SIGALRM, too_long)
    signal.alarm(seconds)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


def test_a_folder_or_a_pipe_is_no_desk(path: Path) -> None:
    os.mkfifo(path.with_name("pipe"))
    for wrong in (path.parent, path.with_name("pipe")):
        with within(5), pytest.raises(Refused, match="can't be read: it is"):
            Desk.open(wrong, create=True)


def test_a_file_that_another_program_wrote_with_spaces_and_escapes_is_fine(path: Path) -> None:
    desk = desk_with(path, "Ada", "客户 İ🎉")
    path.write_text(json.dumps(json.loads(path.read_bytes()), indent=4))
    assert Desk.open(path).records.by_id(Client) == desk.records.by_id(Client)


def test_a_number_of_thousands_of_figures_is_damage(path: Path) -> None:
    swap = b'[["clients","c",{"id":"c","x":%s},null]]' % (b"9" * 5000)
    entry = b'"history":{"1":{"id":"h","at":"2026-11-21T20:38:16Z","label":"x","swap":%s}}}' % swap
    path.write_bytes(HEAD + entry)
    with pytest.raises(Damaged):
        Desk.open(path)


def test_a_folder_is_named_once(path: Path) -> None:
    path.mkdir()
    with pytest.raises(Refused, match=r"can't be read: it is a folder\.$"):
        Desk.open(path)

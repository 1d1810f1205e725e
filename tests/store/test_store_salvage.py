"""Every whole record comes out of a torn file, into a new desk."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from store_kit import client, desk_with, names_in
from trail_kit import attachment, begun, log, put

from clientdesk.model.change import Change
from clientdesk.model.client import Client
from clientdesk.model.doubts import Doubt
from clientdesk.model.errors import Refused
from clientdesk.model.invoice import Invoice
from clientdesk.model.journal import Attachment
from clientdesk.model.money import Money
from clientdesk.store.check import check
from clientdesk.store.desk import Desk
from clientdesk.store.files import Files
from clientdesk.store.salvage import salvage, salvage_to

NASTY = 'Quote " brace } key "clients":{"9":{ 客户 🎉'


@pytest.fixture
def whole(path: Path) -> bytes:
    """A desk of ten clients, then ten invoices."""
    desk = Desk.open(path, create=True)
    clients = [client(f"{number} {NASTY}", bars={"S01": number}) for number in range(10)]
    invoices = [
        Invoice(id=f"i{number}", client=clients[0].id, number=str(number), amount=Money(5, "JPY"), due=date(2026, 1, 1))
        for number in range(10)
    ]
    desk.commit(Change("Filled", (*clients, *invoices)))
    return path.read_bytes()


def counts(path: Path) -> tuple[int, int, int]:
    records, findings = salvage(path)
    return len(records.by_id(Client)), len(records.by_id(Invoice)), len(findings)


def test_a_whole_file_comes_out_whole(path: Path, whole: bytes) -> None:
    records, findings = salvage(path)
    desk = Desk.open(path).records
    assert [records.by_id(kind) for kind in (Client, Invoice)] == [desk.by_id(kind) for kind in (Client, Invoice)]
    assert findings == []
    assert path.read_bytes() == whole


def test_what_is_before_a_cut_comes_out(path: Path, whole: bytes) -> None:
    path.write_bytes(whole[: whole.index(b'"id":"i4"') + 20])
    assert counts(path) == (10, 4, 1)


@pytest.mark.parametrize("hole", [b"\0", b"\xff", b"x", b"{"])
def test_what_is_before_and_after_a_hole_comes_out(path: Path, whole: bytes, hole: bytes) -> None:
    start = whole.index(b'"id":"i4"')
    path.write_bytes(whole[:start] + hole * 30 + whole[start + 30 :])
    assert counts(path) == (10, 9, 1)


def test_the_start_may_be_gone(path: Path, whole: bytes) -> None:
    path.write_bytes(b"\0" * 512 + whole[whole.index(b'"invoices"') :])
    assert counts(path) == (0, 10, 0)


@pytest.mark.parametrize("tail", [b"garbage", b"\0" * 4096, b'{"1":{'])
def test_trailing_garbage_loses_nothing(path: Path, whole: bytes, tail: bytes) -> None:
    path.write_bytes(whole + tail)
    assert counts(path)[:2] == (10, 10)


@pytest.mark.parametrize("length", range(0, 4000, 211))
def test_no_cut_makes_it_fail(path: Path, whole: bytes, length: int) -> None:
    path.write_bytes(whole[:length] + b"[" * 100_000)
    clients, invoices, _ = counts(path)
    assert (clients, invoices) <= (10, 10)


def test_fields_of_a_newer_program_are_left_out_and_named(path: Path, whole: bytes) -> None:
    stored = json.loads(whole)
    stored["meta"]["1"]["schema"] = 2
    stored["clients"]["1"]["aura"] = "blue"
    path.write_text(json.dumps(stored))
    records, findings = salvage(path)
    assert records.count() == 20
    assert [finding.sentence for finding in findings] == [
        "Row 1 of “clients” came without what this program does not know: aura."
    ]


def test_two_records_with_one_id_are_both_kept(path: Path) -> None:
    rows = {"1": {"id": "a", "name": "A"}, "2": {"id": "a", "name": "B"}, "3": {"id": "a", "name": "A"}}
    path.write_text(json.dumps({"clients": rows}))
    records, findings = salvage(path)
    assert [found.name for found in records.all(Client)] == ["A", "B"]
    assert len(findings) == 1


def test_salvage_writes_a_new_desk_and_nothing_else(path: Path, whole: bytes, tmp_path: Path) -> None:
    path.write_bytes(whole[:-500])
    new = tmp_path / "new" / "desk.json"
    records, _ = salvage_to(path, new)
    assert len(names_in(new)) == 10
    assert Desk.open(new).records.count() == records.count()
    assert path.read_bytes() == whole[:-500]
    with pytest.raises(Refused, match="There is a file at"):
        salvage_to(path, new)


@pytest.mark.parametrize("of_backup", [False, True])
def test_p_attached_files_come_along_and_those_that_are_gone_are_named(
    path: Path, tmp_path: Path, of_backup: bool
) -> None:
    desk = begun(path)
    kept, lost = (desk.files.put(name, name.encode()) for name in ("kept.eml", "lost.eml"))
    for each in (kept, lost):
        log(desk, attachment(each.sha256).but(name=each.name, size=each.size))
    put(desk, client("Cy"))
    desk.files.remove([lost.sha256])
    source, new = desk.backups()[0].path if of_backup else path, tmp_path / "new" / "desk.json"
    records, findings = salvage_to(source, new)
    there = {each.name: Files.of(new).path_of(each) for each in records.all(Attachment)}
    assert [finding.doubt for finding in findings] == [Doubt.MISSING]
    assert "lost.eml is not beside" in findings[0].sentence
    assert f"copy it to {there['lost.eml']}." in findings[0].sentence
    assert there["kept.eml"].read_bytes() == b"kept.eml"
    assert [found.doubt for found in check(new)] == [Doubt.MISSING]


def test_where_nothing_can_be_read_no_desk_is_made(path: Path, tmp_path: Path) -> None:
    path.write_bytes(b"\0" * 100)
    with pytest.raises(Refused, match=r"Nothing in .* can be read"):
        salvage_to(path, tmp_path / "new.json")
    with pytest.raises(Refused, match="can't be read"):
        salvage(tmp_path / "none.json")
    assert not (tmp_path / "new.json").exists()


def test_a_backup_can_be_salvaged_too(path: Path) -> None:
    desk = desk_with(path, "A", "B")
    records, findings = salvage(desk.backups()[0].path)
    assert ([found.name for found in records.all(Client)], findings) == (["A"], [])


def test_half_a_character_comes_out_as_a_mark(path: Path, whole: bytes, tmp_path: Path) -> None:
    path.write_bytes(whole.replace(b'"name":"3 Quote', b'"name":"3 \\ud800Quote', 1))
    records, findings = salvage_to(path, tmp_path / "new.json")
    assert sum("�" in each.name for each in records.by_id(Client).values()) == 1
    assert [each.sentence.endswith("held half characters, which are now shown as �.") for each in findings] == [True]
    assert len(Desk.open(tmp_path / "new.json").records.by_id(Client)) == 10


def test_half_a_character_in_an_unknown_name_is_named_by_a_mark(path: Path, whole: bytes) -> None:
    path.write_bytes(whole.replace(b'"id":"i4"', b'"id":"i4","\\udfff":1', 1))
    assert [each.sentence.encode() for each in salvage(path)[1]]

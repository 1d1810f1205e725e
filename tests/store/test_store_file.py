"""The file itself: plain TinyDB, private, a link's target, one version at a time, and every record as it was."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import structs
from store_kit import adding, client, desk_with, names_in, names_on
from tinydb import TinyDB, where

from clientdesk.model.change import Change
from clientdesk.model.client import Client
from clientdesk.model.errors import Conflict, Damaged, Refused
from clientdesk.model.invoice import Payment
from clientdesk.model.money import Money
from clientdesk.model.project import Project
from clientdesk.model.record import Record
from clientdesk.model.records import KINDS, TABLES, Records
from clientdesk.model.settings import Settings
from clientdesk.store import history, homes, reading
from clientdesk.store.contents import Contents, encode
from clientdesk.store.desk import Desk
from clientdesk.store.places import Places, default_desk
from clientdesk.store.restore import listed
from clientdesk.store.schema import SCHEMA, Plain, upgraded
from clientdesk.store.storage import DeskStorage


def now() -> datetime:
    return datetime(2026, 1, 1, tzinfo=UTC)


def test_stock_tinydb_opens_and_queries_the_file(path: Path) -> None:
    desk_with(path, "Ada", "Bo")
    with TinyDB(path) as db:
        assert db.tables() >= {"meta", "clients", "history"}
        assert [row["name"] for row in db.table("clients").search(where("name") == "Bo")] == ["Bo"]
        assert set(db.table("meta").get(doc_id=1)) == {"schema", "desk"}
        assert len(db.table("history")) == 2


def test_tinydb_works_on_our_storage_which_keeps_what_it_replaces(path: Path) -> None:
    desk_with(path, "Ada")
    with TinyDB(path, now, storage=DeskStorage) as db:
        db.table("clients").insert({"id": "b", "name": "Bo"})
        db.table("clients").update({"note": "x"}, where("name") == "Ada")
    assert [(found.name, found.note) for found in Desk.open(path).records.all(Client)] == [("Ada", "x"), ("Bo", "")]
    assert len(Desk.open(path).backups()) == 2


def test_any_tables_that_tinydb_hands_over_are_written(path: Path) -> None:
    with TinyDB(path, now, storage=DeskStorage) as db:
        db.storage.write({f'"{number}" \\ İ': {"1": {"at": number}} for number in range(600)})
    with TinyDB(path) as db:
        assert db.tables() == {f'"{number}" \\ İ' for number in range(600)}
        assert db.table('"599" \\ İ').all() == [{"at": 599}]


def test_a_save_writes_what_reading_expects_to_the_byte(path: Path) -> None:
    desk = desk_with(path, "Ada", "Bo")
    desk.commit(Change("Changed", (client("Ada", note="x"),), removes=(client("Bo"),)))
    assert path.read_bytes() == encode(reading.decode(path.read_bytes(), path).plain_tables())


def test_our_storage_replaces_only_what_it_has_read(path: Path) -> None:
    storage = DeskStorage(path, now)
    assert storage.read() is None
    desk_with(path, "Ada")
    with pytest.raises(Conflict, match="changed by something else"):
        storage.write({"clients": {}})
    assert names_in(path) == ["Ada"]


def test_doc_ids_and_order_stay_and_new_ones_follow(path: Path) -> None:
    desk = desk_with(path, *"ABCD")
    desk.commit(Change("Removed B", removes=(client("B"),)))
    Desk.open(path).commit(Change("Changed", (client("A", note="x"), client("E"))))
    rows = json.loads(path.read_bytes())["clients"]
    assert {doc: row["name"] for doc, row in rows.items()} == {"1": "A", "3": "C", "4": "D", "5": "E"}
    assert list(rows) == ["1", "3", "4", "5"]


def test_files_are_0600_and_folders_0700_whatever_the_umask(tmp_path: Path, open_umask: None) -> None:
    path = tmp_path / "new" / "folder" / "desk.json"
    desk_with(path, "A", "B")
    modes = {part.is_dir(): part.stat().st_mode & 0o777 for part in (tmp_path / "new").rglob("*")}
    assert modes == {True: 0o700, False: 0o600}
    assert (tmp_path / "new").stat().st_mode & 0o777 == 0o700


def test_a_file_that_others_could_read_is_closed_by_the_next_save(path: Path) -> None:
    desk = desk_with(path, "A")
    path.chmod(0o644)
    desk.commit(adding("B"))
    assert path.stat().st_mode & 0o777 == 0o600


def test_a_link_stays_a_link_and_both_names_share_backups_and_drafts(path: Path, tmp_path: Path) -> None:
    desk = desk_with(path, "A")
    shortcut = tmp_path / "elsewhere" / "shortcut.json"
    shortcut.parent.mkdir()
    shortcut.symlink_to(os.path.relpath(path, shortcut.parent))
    linked = Desk.open(shortcut)
    linked.commit(adding("B"))
    assert shortcut.is_symlink()
    assert not path.is_symlink()
    assert names_in(path) == ["A", "B"]
    assert linked.path == path
    assert linked.backups() == desk.backups() != []
    assert [found.name for found in shortcut.parent.iterdir()] == ["shortcut.json"]


def test_a_link_to_nothing_yet_gets_its_target(path: Path, tmp_path: Path) -> None:
    (tmp_path / "shortcut.json").symlink_to(path)
    desk_with(tmp_path / "shortcut.json", "A")
    assert (tmp_path / "shortcut.json").is_symlink()
    assert names_in(path) == ["A"]


def test_a_moved_desk_keeps_its_backups_when_its_folder_goes_along(path: Path, tmp_path: Path) -> None:
    desk_with(path, "A", "B")
    (tmp_path / "there").mkdir()
    for part in tmp_path.glob("desk.json*"):
        part.rename(tmp_path / "there" / part.name)
    desk = Desk.open(tmp_path / "there" / "desk.json")
    desk.commit(adding("C"))
    assert [names_in(backup.path) for backup in desk.backups()] == [["A", "B"], ["A"]]


def test_a_record_that_could_not_be_read_back_is_not_saved(path: Path) -> None:
    desk = desk_with(path, "A")
    before = path.read_bytes()
    unfit: list[Record] = [
        client("B", note="\ud800"),
        client("B", note=5),
        client("B", currency=None),
        client("B", bars={"S01": float("nan")}),
        Client(id="", name="B"),
        Payment(id="p", client="c", amount=Money(1, "EUR"), on="soon"),  # type: ignore[arg-type]
        Project(id="p", client="c", name="P", hours=Decimal("NaN")),
    ]
    for record in unfit:
        with pytest.raises(Refused, match="can't be kept as it is"):
            desk.commit(Change("Added", (record,)))
    with pytest.raises(Refused):
        desk.commit(Change("Added\ud800", (client("B"),)))
    assert path.read_bytes() == before
    assert names_on(desk) == ["A"]


EXACT = st.decimals(allow_nan=False, allow_infinity=False)


def any_of(kind: type[Record]) -> st.SearchStrategy[Record]:
    special = {Decimal: EXACT, Decimal | None: st.none() | EXACT}
    fields = {field.name: special.get(field.type, st.from_type(field.type)) for field in structs.fields(kind)}
    return st.builds(kind, **fields)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.one_of(*map(any_of, KINDS)), max_size=4))
def test_every_record_comes_back_as_it_was(records: list[Record]) -> None:
    tables = {name: {record.id: record for record in records if record.table == name} for name in TABLES}
    docs = {name: range(1, len(rows) + 1) for name, rows in tables.items()}
    read = reading.decode(encode(Contents("d", Records(tables), docs).tables()), Path("desk.json"))
    assert {name: read.records.by_id(kind) for name, kind in TABLES.items()} == tables


def test_an_older_file_goes_up_one_step_a_version_and_its_history_ends() -> None:
    old: Plain = {
        "meta": {"1": {"schema": 1, "desk": "d"}},
        "customers": {"4": {"id": "a", "title": "A"}},
        "history": {"1": {"id": "h"}},
    }

    def rename_table(tables: Plain) -> Plain:
        return {("clients" if name == "customers" else name): rows for name, rows in tables.items()}

    def rename_field(tables: Plain) -> Plain:
        clients = {doc: {"id": row["id"], "name": row["title"]} for doc, row in tables["clients"].items()}
        return tables | {"clients": clients}

    assert upgraded(old, 1, to=3, steps={1: rename_table, 2: rename_field}) == {
        "meta": {"1": {"schema": 3, "desk": "d"}},
        "clients": {"4": {"id": "a", "name": "A"}},
        "history": {},
    }


def test_a_desk_of_an_older_version_opens_and_is_kept_as_it_was(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    desk_with(path, "A", "B")
    old = path.read_bytes()
    monkeypatch.setattr(reading, "SCHEMA", 2)
    monkeypatch.setattr(reading, "_CURRENT", b'{"meta":{"1":{"schema":2,')
    monkeypatch.setattr(reading, "upgraded", lambda tables, schema: upgraded(tables, schema, to=2, steps={1: dict}))
    monkeypatch.setattr("clientdesk.store.contents.SCHEMA", 2)
    desk = Desk.open(path)
    assert names_on(desk) == ["A", "B"]
    assert path.read_bytes() == old
    for number in range(15):
        desk.commit(adding(str(number)))
    assert json.loads(path.read_bytes())["meta"]["1"]["schema"] == 2
    kept = [backup for backup in desk.backups() if backup.why]
    assert [(backup.why, backup.path.read_bytes()) for backup in kept] == [("schema-1", old)]


def test_a_place_is_the_link_s_target_with_home_written_out(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    assert Places.of(Path("~/desk.json")).desk == tmp_path.resolve() / "desk.json"


@pytest.mark.parametrize("value", [None, "", "relative", "/data"])
def test_every_folder_is_where_platformdirs_says(monkeypatch: pytest.MonkeyPatch, value: str | None) -> None:
    import platformdirs

    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME"):
        monkeypatch.delenv(name, raising=False)
        if value is not None:
            monkeypatch.setenv(name, value)
    assert default_desk() == platformdirs.user_data_path("clientdesk", appauthor=False) / "desk.json"
    assert homes.config_folder() == platformdirs.user_config_path("clientdesk", appauthor=False)
    assert homes.state_folder() == platformdirs.user_state_path("clientdesk", appauthor=False)


def test_opening_a_desk_loads_nothing_that_is_slow_to_load(path: Path) -> None:
    desk_with(path, "A")
    slow = "{'textual', 'rich', 'click', 'platformdirs', 'filelock', 'babel', 'dateutil', 'jinja2', 'asyncio'}"
    code = (
        f"import sys; from pathlib import Path; from clientdesk.store.desk import Desk; Desk.open(Path({str(path)!r}))"
    )
    run = subprocess.run(
        [sys.executable, "-c", f"{code}; print({slow} & set(sys.modules))"], capture_output=True, text=True, check=True
    )
    assert run.stdout.strip() == "set()"


@pytest.mark.parametrize("name", ["👩‍💻 Studio", "[/]", "\x1b[2J", "İ ı ş", "", " ", "x" * 5000, "\ufeff\u202e\0"])
def test_any_name_that_is_text_can_be_kept(path: Path, name: str) -> None:
    desk_with(path, name)
    assert names_in(path) == [name]
    assert Desk.open(path).undo() == f"Added {name}"


def test_settings_are_one_record(path: Path) -> None:
    desk = desk_with(path, "A")
    desk.commit(Change("Changed your settings", (Settings(name="Me"),)))
    assert Desk.open(path).records.settings.name == "Me"


def test_the_file_format_is_documented() -> None:
    text = (Path(__file__).parents[2] / "docs" / "file-format.md").read_text()
    assert [name for name in TABLES if f"`{name}`" not in text] == []
    assert f"version {SCHEMA}:" in text
    assert f"The newest {history.ENTRIES}\n" in text


@pytest.mark.parametrize("why", ["", "damaged", "schema-0"])
def test_a_damaged_desk_without_backups_is_not_sent_to_one(path: Path, why: str) -> None:
    if why:
        desk_with(path, "A", "B")
        (backup,) = listed(path)
        backup.path.rename(backup.path.with_suffix(f".{why}.json"))
    path.write_bytes(b"{")
    with pytest.raises(Damaged) as caught:
        Desk.open(path)
    assert "restore" not in caught.value.sentence
    assert "salvage" in caught.value.sentence

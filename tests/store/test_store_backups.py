"""Rolling backups, and the way back to one."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from store_kit import Ticking, adding, client, desk_with, names_in, names_on

from clientdesk.model.change import Change
from clientdesk.model.errors import Conflict, Damaged, NotFound
from clientdesk.store.backups import DAYS, MONTHS, SAVES, to_keep
from clientdesk.store.desk import Desk
from clientdesk.store.holding import holdings
from clientdesk.store.restore import listed, restore

START = datetime(2024, 1, 1, tzinfo=UTC)
TIMES = st.sets(st.timedeltas(timedelta(0), timedelta(days=1000)).map(START.__add__), max_size=120)


def times_to_keep(times: set[datetime]) -> set[datetime]:
    return {at for _, at in to_keep((0, at) for at in times)}


@given(TIMES)
def test_the_last_saves_the_last_of_each_day_and_of_each_month_stay(times: set[datetime]) -> None:
    kept = times_to_keep(times)
    newest = sorted(times, reverse=True)
    assert kept <= times
    assert kept >= set(newest[:SAVES])
    for index, at in enumerate(newest):
        later = newest[:index]
        if all(other.date() != at.date() for other in later) and len({other.date() for other in later}) < DAYS:
            assert at in kept
        months = {(other.year, other.month) for other in later}
        if (at.year, at.month) not in months and len(months) < MONTHS:
            assert at in kept
    assert len(kept) <= SAVES + DAYS + MONTHS


@given(TIMES, st.randoms())
def test_pruning_often_prunes_no_more_than_at_once_whatever_the_clock_did(times: set[datetime], chance: Random) -> None:
    kept = list(enumerate(chance.sample(sorted(times), len(times))))
    rolling: set[tuple[int, datetime]] = set()
    for each in kept:
        rolling = to_keep(rolling | {each})
    assert rolling == to_keep(kept) == to_keep(rolling)


def test_two_years_of_saves_leave_ten_saves_thirty_days_and_twelve_months() -> None:
    kept: set[datetime] = set()
    at = datetime(2025, 1, 1, tzinfo=UTC)
    for _ in range(3 * 700):
        at += timedelta(hours=8)
        kept = times_to_keep(kept | {at})
    ages = sorted((at - saved) / timedelta(days=1) for saved in kept)
    assert ages[:SAVES] == pytest.approx([number / 3 for number in range(SAVES)])
    assert sum(age < DAYS for age in ages) == SAVES + DAYS - 4
    assert 300 < ages[-1] < 366


def test_saves_prune(path: Path) -> None:
    desk = desk_with(path, "A")
    for number in range(SAVES + 5):
        desk.commit(Change("Noted", (client("A", note=str(number)),)))
    assert [backup.number for backup in desk.backups()] == list(range(1, SAVES + 1))


def test_a_backup_is_the_desk_before_a_save(path: Path) -> None:
    desk = desk_with(path, "A", "B", "C")
    assert [names_in(backup.path) for backup in desk.backups()] == [["A", "B"], ["A"]]
    assert [backup.number for backup in listed(path)] == [1, 2]


def test_saves_within_one_tick_of_the_clock_keep_a_backup_each(path: Path) -> None:
    desk = Desk.open(path, create=True, now=lambda: datetime(2026, 1, 1, tzinfo=UTC))
    for name in "ABCD":
        desk.commit(adding(name))
    assert [len(names_in(backup.path)) for backup in desk.backups()] == [3, 2, 1]


def test_a_clock_that_was_set_back_costs_no_backup(path: Path) -> None:
    desk = Desk.open(path, create=True, now=Ticking(START + timedelta(hours=3)))
    for number in range(12):
        desk.commit(adding(f"A{number}"))
    back = Desk.open(path, now=Ticking(START))
    for number in range(12):
        back.commit(adding(f"B{number}"))
    assert [len(names_in(backup.path)) for backup in back.backups()][:SAVES] == list(range(23, 13, -1))


def test_a_clock_that_was_days_ahead_brings_no_old_desk_back(path: Path) -> None:
    desk = Desk.open(path, create=True, now=Ticking(START + timedelta(days=40)))
    for name in "ABC":
        desk.commit(adding(name))
    back = Desk.open(path, now=Ticking(START))
    for name in "DE":
        back.commit(adding(name))
    assert [len(names_in(backup.path)) for backup in listed(path)] == [4, 3, 2, 1]
    restore(path, 1)
    assert names_in(path) == ["A", "B", "C", "D"]


def test_backups_with_a_time_alone_are_older_than_those_with_a_number(path: Path) -> None:
    desk = desk_with(path, "A", "B", "C")
    for backup, stamp in zip(desk.backups(), ("20990102T000000.000000Z", "20990101T000000.000000Z"), strict=True):
        backup.path.rename(backup.path.with_name(f"{stamp}.json"))
    desk.commit(adding("D"))
    assert [len(names_in(backup.path)) for backup in listed(path)] == [3, 2, 1]


def test_a_restore_is_a_change_that_can_be_undone(path: Path) -> None:
    desk_with(path, "A", "B", "C")
    done = restore(path, 2)
    assert (done.backup.number, done.can_undo) == (2, True)
    assert names_in(path) == ["A"]
    desk = Desk.open(path)
    assert desk.history()[0].label.startswith("Restored the desk of ")
    desk.undo()
    assert sorted(names_in(path)) == ["A", "B", "C"]


def test_a_restore_of_what_is_there_already_changes_nothing(path: Path) -> None:
    desk = desk_with(path, "A", "B")
    desk.undo()
    before = path.read_bytes()
    done = restore(path, 2)
    assert (done.is_same, done.can_undo) == (True, False)
    assert path.read_bytes() == before


def test_each_backup_tells_how_much_it_holds_and_what_came_after_it(path: Path) -> None:
    desk = desk_with(path, "A", "B", "C")
    desk.undo()
    desk.commit(adding("D", "E"))
    assert [(held.records, held.before) for held in holdings(path)] == [
        (2, "Added D"),
        (3, "Undone: Added C"),
        (2, "Added C"),
        (1, "Added B"),
    ]


def test_a_gap_between_backups_and_one_that_is_torn_are_told(path: Path) -> None:
    desk = desk_with(path, "A", "B", "C", "D", "E")
    kept = desk.backups()
    kept[1].path.unlink()
    kept[3].path.write_bytes(b"torn")
    assert [(held.records, held.before) for held in holdings(path)] == [
        (4, "Added E"),
        (2, "Added C, and 1 more"),
        (None, ""),
    ]
    path.write_bytes(b"torn")
    assert [held.before for held in holdings(path)][:2] == ["", "Added C, and 1 more"]
    restore(path, 1)
    assert [(held.backup.why, held.records) for held in holdings(path)][-1] == ("damaged", None)


def test_an_open_window_takes_a_restore_for_any_other_change(path: Path) -> None:
    desk = desk_with(path, "A", "B")
    restore(path, 1)
    desk.commit(adding("C"))
    assert names_on(desk) == ["A", "C"]


@pytest.mark.parametrize("data", [b"", b"\0" * 100, b'{"meta":', b'{"meta":{"1":{"schema":9}}}'])
def test_a_restore_works_on_a_damaged_desk_and_keeps_it(path: Path, data: bytes) -> None:
    desk_with(path, "A", "B", "C")
    path.write_bytes(data)
    done = restore(path, 1)
    assert (done.can_undo, done.aside) == (False, True)
    assert names_in(path) == ["A", "B"]
    aside = [backup for backup in listed(path) if backup.why == "damaged"]
    assert [backup.path.read_bytes() for backup in aside] == [data]
    assert [backup.number for backup in aside] == [0]
    assert Desk.open(path).undo() == "Added B"


def test_a_restore_works_where_the_desk_is_gone(path: Path) -> None:
    desk_with(path, "A", "B")
    path.unlink()
    assert not restore(path, 1).aside
    assert names_in(path) == ["A"]
    assert [backup.why for backup in listed(path)] == [""]


def test_a_damaged_backup_is_not_restored(path: Path) -> None:
    desk_with(path, "A", "B")
    listed(path)[0].path.write_bytes(b"{}")
    with pytest.raises(Damaged):
        restore(path, 1)
    assert names_in(path) == ["A", "B"]


@pytest.mark.parametrize("number", [0, 2, -1])
def test_a_number_that_is_no_backup_names_those_that_are(path: Path, number: int) -> None:
    desk_with(path, "A", "B")
    with pytest.raises(NotFound, match=r"There is no backup .*1 \(the newest\) to 1"):
        restore(path, number)


def test_a_restore_meets_another_desk_with_a_conflict_or_not_at_all(path: Path, tmp_path: Path) -> None:
    desk = desk_with(path, "A", "B")
    desk_with(tmp_path / "other.json", "Theirs").path.replace(path)
    with pytest.raises(Conflict):
        desk.become(Desk.open(listed(path)[0].path).records, "Restored")


def test_pruning_leaves_alone_what_is_no_backup_of_ours(path: Path) -> None:
    desk = desk_with(path, "A", "B")
    folder = desk.backups()[0].path.parent
    stamp = "20200101T000000.000000Z"
    foreign = {"mine.json", f"{stamp}.damaged.json", f"{stamp}.txt", "2020.json", "2020-01-01T00:00:00.000.json"}
    for name in foreign:
        (folder / name).write_text("{}")
    for number in range(15):
        desk.commit(adding(str(number)))
    kept = {found.name for found in folder.iterdir()}
    assert kept >= foreign
    assert len(kept) == len(foreign) + SAVES
    assert len(desk.backups()) == SAVES + 1

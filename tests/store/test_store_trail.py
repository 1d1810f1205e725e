"""The paper trail's seals (P): what the program does leaves check clean; what is done around it, check shows."""

from __future__ import annotations

import copy
import hashlib
import json
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from strategies import notes
from trail_kit import ADA, BO, DAY, Tables, attachment, begun, complaints, edit, incident, letter, log, mark, put

from clientdesk.exchange.desk_json import export_desk, plan_desk
from clientdesk.ledger.moves import removed
from clientdesk.ledger.trail import entries
from clientdesk.model.change import Change
from clientdesk.model.client import Client
from clientdesk.model.errors import Refused
from clientdesk.model.journal import Incident, Letter
from clientdesk.model.project import Project
from clientdesk.store.contents import Meta
from clientdesk.store.desk import Desk
from clientdesk.store.restore import restore
from clientdesk.store.salvage import salvage_to

OUTSIDE = "The paper trail of Ada was changed outside ClientDesk: "
FEW = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def three(path: Path) -> Desk:
    """A desk with three entries of Ada's and one of Bo's."""
    desk = begun(path)
    for number in range(3):
        log(desk, incident(f"No. {number}", on=DAY + timedelta(days=number)))
    log(desk, incident("Never.", BO.id))
    return desk


def test_p_each_entry_carries_the_hash_of_the_one_before_it(path: Path) -> None:
    desk = three(path)
    first, second, third = entries(desk.records, ADA.id)
    assert first.before == ""
    assert (second.before, third.before) == (first.digest, second.digest)
    assert complaints(path) == []


def test_p_anybody_can_work_out_a_digest_from_the_file(path: Path) -> None:
    desk = begun(path)
    log(desk, incident("“Ödeme” \\ \n\t 客户 \x7f"))
    row: dict[str, Any] = json.loads(path.read_bytes())["incidents"]["1"]
    digest = row.pop("digest")
    text = json.dumps(row, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    assert hashlib.sha256(text.encode()).hexdigest() == digest


@given(data=st.data())
@FEW
def test_p_whatever_the_program_does_check_is_clean(data: st.DataObject, tmp_path_factory: Any) -> None:
    path = tmp_path_factory.mktemp("desk") / "desk.json"
    desk, other = begun(path), Desk.open(path)
    for _ in range(data.draw(st.integers(1, 12))):
        act(data, data.draw(st.sampled_from((desk, other))))
    assert complaints(path) == []


def act(data: st.DataObject, desk: Desk) -> None:
    """One thing that a person could do, in one of two windows."""
    desk.refresh()
    found, letters = entries(desk.records, ADA.id), list(desk.records.all(Letter))
    kinds = ["log", "attach", "write", *["correct"] * bool(found), *["mark"] * bool(letters), "undo", "redo"]
    match data.draw(st.sampled_from(kinds)):
        case "log":
            log(desk, incident(data.draw(notes()).strip() or "x"))
        case "attach":
            log(desk, attachment(note=data.draw(notes())))
        case "write":
            put(desk, letter())
        case "correct":
            open_ = {each.id for each in desk.records.all(Incident)} - {
                each.corrects for each in desk.records.all(Incident)
            }
            if open_:
                log(desk, incident("Rather.", corrects=data.draw(st.sampled_from(sorted(open_)))))
        case "mark":
            chosen = data.draw(st.sampled_from(letters))
            mark(desk, chosen.id, None if chosen.sent else DAY)
        case turn:
            turned(desk, turn)


def turned(desk: Desk, turn: str) -> None:
    """Undo or redo, where there is something to; what began the desk stays."""
    open_ = [each for each in desk.history() if not each.undone]
    if turn == "redo" or len(open_) > 1:
        with suppress(Refused):
            getattr(desk, turn)()


ROWS = {"incidents": {"said": "Yes.", "on": "2026-12-24", "before": "f" * 64, "digest": "f" * 64, "opinion": "Hm."}}


@given(row=st.integers(0, 2), field=st.sampled_from(sorted(ROWS["incidents"])))
@FEW
def test_p_any_entry_changed_in_the_file_shows(row: int, field: str, tmp_path_factory: Any) -> None:
    path = tmp_path_factory.mktemp("desk") / "desk.json"
    three(path)
    edit(path, lambda tables: tables["incidents"][str(row + 1)].update({field: ROWS["incidents"][field]}))
    assert complaints(path)


@pytest.mark.parametrize("row", ["1", "2", "3"])
def test_p_any_entry_taken_out_of_the_file_shows_and_goes_on_showing(path: Path, row: str) -> None:
    three(path)
    edit(path, lambda tables: tables["incidents"].pop(row))
    before = complaints(path)
    assert len(before) == 1
    desk = Desk.open(path)
    log(desk, incident("Later."))
    log(desk, incident("Bo too.", BO.id))
    after = complaints(path)
    assert len(after) == 1
    desk.undo()
    desk.undo()
    assert complaints(path) == before


def test_p_a_last_entry_that_was_taken_out_is_missed_whatever_else_is_written(path: Path) -> None:
    three(path)
    edit(path, lambda tables: tables["incidents"].pop("3"))
    put(Desk.open(path), letter())
    assert complaints(path) == [f"{OUTSIDE}what was its last entry is missing."]


def mixed(path: Path) -> Tables:
    """What the file holds of a trail of every kind of entry, a letter taken back and sent again among them."""
    desk = begun(path)
    draft = letter(subject="Overdue")
    put(desk, draft)
    for _ in range(2):
        log(desk, incident(opinion="Hm.", witness="Cem"))
        log(desk, attachment(note="theirs"))
        mark(desk, draft.id, None if desk.records.get(Letter, draft.id).sent else DAY)
    mark(desk, draft.id, DAY)
    assert complaints(path) == []
    tables: Tables = json.loads(path.read_bytes())
    return tables


def told_of(path: Path, tables: Tables) -> list[str]:
    path.write_text(json.dumps(tables))
    return complaints(path)


def test_p_every_field_and_every_row_of_every_kind_of_entry_is_sealed(path: Path) -> None:
    whole = mixed(path)
    rows = [(table, row) for table in ("incidents", "attachments", "letters") for row in whole[table]]
    for table, row in rows:
        for field in ("said", "opinion", "witness", "note", "name", "sha256", "subject", "body", "before", "digest"):
            if field in whole[table][row]:
                changed = copy.deepcopy(whole)
                changed[table][row][field] += "x"
                assert told_of(path, changed), (table, row, field)
        fewer = copy.deepcopy(whole)
        del fewer[table][row]
        assert told_of(path, fewer), (table, row)


@pytest.mark.parametrize(("field", "value"), [("sent", "2026-11-09"), ("written", "2026-11-01"), ("was", [])])
def test_p_a_sent_letter_keeps_its_days_and_what_it_was(path: Path, field: str, value: object) -> None:
    whole = mixed(path)
    whole["letters"]["1"][field] = value
    assert told_of(path, whole)


@pytest.mark.parametrize("ends", [{}, {ADA.id: ["f" * 64]}])
def test_p_the_ends_that_are_kept_can_not_be_taken_away_unseen(path: Path, ends: dict[str, list[str]]) -> None:
    whole = mixed(path)
    whole["meta"]["1"]["trail"] = ends
    assert told_of(path, whole)


def test_p_the_sentence_names_the_entry(path: Path) -> None:
    three(path)
    edit(path, lambda tables: tables["incidents"]["2"].update(said="Gladly."))
    assert complaints(path) == [f"{OUTSIDE}the incident of 4 Nov 2026 is not as it was written."]
    edit(path, lambda tables: tables["incidents"].pop("2"))
    assert complaints(path) == [f"{OUTSIDE}what came before the incident of 5 Nov 2026 is missing."]
    edit(path, lambda tables: tables["incidents"].pop("3"))
    assert complaints(path) == [f"{OUTSIDE}what was its last entry is missing."]


def test_p_an_entry_put_in_around_the_program_shows_sealed_or_not(path: Path) -> None:
    three(path)
    made = {"id": "new", "client": ADA.id, "sign": "S11", "on": "2026-11-03"}
    edit(path, lambda tables: tables["incidents"].update({"9": made}))
    assert complaints(path) == [f"{OUTSIDE}the incident of 3 Nov 2026 was put in."]
    text = json.dumps(made, sort_keys=True, separators=(",", ":"))
    digest = hashlib.sha256(text.encode()).hexdigest()
    edit(path, lambda tables: tables["incidents"].update({"9": made | {"digest": digest}}))
    assert complaints(path) == [f"{OUTSIDE}the incident of 3 Nov 2026 was put in."]


def test_p_a_sent_letter_turned_into_a_draft_in_the_file_shows(path: Path) -> None:
    desk = begun(path)
    draft = letter()
    put(desk, draft)
    assert desk.records.get(Letter, draft.id).digest == ""
    mark(desk, draft.id, DAY)
    edit(path, lambda tables: tables["letters"]["1"].pop("sent"))
    assert complaints(path) == [f"{OUTSIDE}the letter of 3 Nov 2026 is not as it was written."]


def test_p_a_letter_taken_back_leaves_the_digest_it_stood_under(path: Path) -> None:
    desk = begun(path)
    draft = letter()
    put(desk, draft)
    sent = mark(desk, draft.id, DAY)
    log(desk, incident())
    back = mark(desk, draft.id, None)
    assert (back.digest, back.was) == ("", (sent.digest,))
    again = mark(desk, draft.id, DAY)
    assert again.before == entries(desk.records, ADA.id)[0].digest
    assert complaints(path) == []
    edit(path, lambda tables: tables["letters"].pop("1"))
    assert complaints(path) == [
        f"{OUTSIDE}what came before the incident of 3 Nov 2026 is missing.",
        f"{OUTSIDE}what was its last entry is missing.",
    ]


def test_p_a_deleted_project_is_let_go_under_a_new_seal(path: Path) -> None:
    desk = begun(path)
    project = log(desk, Project(id="p", client=ADA.id, name="Site"))
    first = log(desk, incident(project="p"))
    log(desk, incident("More."))
    desk.commit(removed(desk.records, project))
    assert desk.records.get(Incident, first.id).was == (first.digest,)
    assert complaints(path) == []
    desk.undo()
    assert desk.records.get(Incident, first.id) == first
    assert complaints(path) == []


def test_p_entries_of_before_there_were_seals_are_sealed_with_the_next_one(path: Path) -> None:
    desk = begun(path)
    old = [incident("Old.", on=DAY - timedelta(days=number)) for number in range(3)]
    desk.become(desk.records.after(Change("", tuple(old))), "As an older program left it")
    assert (complaints(path), json.loads(path.read_bytes())["meta"]["1"].get("trail")) == ([], None)
    new = log(desk, incident("New."))
    chain = entries(desk.records, ADA.id)
    assert [each.before for each in chain] == ["", *(each.digest for each in chain[:-1])]
    assert chain[-1] == new
    assert complaints(path) == []
    desk.undo()
    assert list(desk.records.all(Incident)) == old
    assert complaints(path) == []


def test_p_restoring_salvaging_and_deleting_keep_the_seals(path: Path) -> None:
    desk = three(path)
    restore(path, 2)
    assert complaints(path) == []
    salvage_to(path, path.with_name("new.json"))
    assert complaints(path.with_name("new.json")) == []
    desk.refresh()
    desk.commit(removed(desk.records, desk.records.get(Client, ADA.id)))
    assert complaints(path) == []
    desk.undo()
    assert complaints(path) == []


def test_p_a_backup_that_an_entry_was_cut_out_of_is_missed_once_it_is_restored(path: Path) -> None:
    desk = three(path)
    put(desk, BO.but(note="so that the backup holds all three"))
    backup = desk.backups()[0].path
    backup_tables: Tables = json.loads(backup.read_bytes())
    backup_tables["incidents"].pop("3")
    backup.unlink()
    backup.write_text(json.dumps(backup_tables))
    assert restore(path, 1).broken == ("Ada",)
    assert complaints(path) == [f"{OUTSIDE}what was its last entry is missing."]
    again = Desk.open(path)
    log(again, incident("Later."))
    assert len(complaints(path)) == 1
    again.undo()
    again.undo()
    assert complaints(path) == []


class Clock:
    """A clock that stands until it is set."""

    def __init__(self) -> None:
        self.now = datetime(2026, 11, 21, 23, 59, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now


def clocked(path: Path) -> tuple[Desk, Clock]:
    clock = Clock()
    desk = Desk.open(path, create=True, now=clock)
    desk.commit(Change("Began", (ADA, BO)))
    return desk, clock


def test_p_an_entry_of_the_trail_can_be_undone_within_a_day_and_stays_after_it(path: Path) -> None:
    desk, clock = clocked(path)
    log(desk, incident())
    clock.now += timedelta(hours=23)
    desk.undo()
    desk.redo()
    clock.now += timedelta(hours=2)
    with pytest.raises(Refused, match=r"incident of 3 Nov 2026 has been on the paper trail .* Log a correction"):
        desk.undo()
    assert len(entries(desk.records, ADA.id)) == 1


def test_p_a_letter_that_was_sent_is_taken_back_by_undo_within_a_day_alone(path: Path) -> None:
    desk, clock = clocked(path)
    draft = letter()
    put(desk, draft)
    mark(desk, draft.id, DAY)
    clock.now += timedelta(days=2)
    with pytest.raises(Refused, match="Mark it as not sent"):
        desk.undo()
    mark(desk, draft.id, None)
    clock.now += timedelta(days=2)
    desk.undo()
    assert desk.records.get(Letter, draft.id).sent == DAY
    desk.redo()
    assert desk.records.get(Letter, draft.id).was
    assert complaints(path) == []


def test_p_what_brings_entries_back_can_be_undone_whenever(path: Path) -> None:
    """A deleted client comes back with their trail, and a project that an incident let go of; redo takes none away."""
    desk, clock = clocked(path)
    project = log(desk, Project(id="p", client=ADA.id, name="Site"))
    first = log(desk, incident(project="p"))
    for gone in (project, ADA):
        desk.commit(removed(desk.records, gone))
        clock.now += timedelta(days=9)
        desk.undo()
    assert desk.records.get(Incident, first.id) == first
    desk.commit(removed(desk.records, ADA))
    desk.undo()
    clock.now += timedelta(days=9)
    with pytest.raises(Refused, match="can't be redone any more"):
        desk.redo()
    assert complaints(path) == []


def test_p_an_exported_desk_comes_back_sealed_and_a_changed_one_not_at_all(path: Path) -> None:
    desk = three(path)
    document = export_desk(desk.records)
    other = Desk.open(path.with_name("other.json"), create=True)
    other.commit(plan_desk(json.dumps(document).encode(), other.records).change)
    assert list(other.records.all(Incident)) == list(desk.records.all(Incident))
    assert complaints(other.path) == []
    document["incidents"][1]["said"] = "Gladly."
    plan = plan_desk(json.dumps(document).encode(), Desk.open(path.with_name("third.json"), create=True).records)
    assert [row.why for row in plan.refused] == ["The incident “S11” is not as it was written when it was logged."]


def test_p_what_was_imported_without_seals_is_sealed_and_known_again(path: Path) -> None:
    desk = begun(path)
    bare = desk.records.after(Change("", (incident(), letter(sent=DAY))))
    document = json.dumps(export_desk(bare)).encode()
    desk.commit(plan_desk(document, desk.records).change)
    assert all(each.digest for each in entries(desk.records, ADA.id))
    again = plan_desk(document, desk.records)
    assert (again.added, again.matched) == (0, ())


def test_p_two_windows_log_at_once(path: Path) -> None:
    one, two = begun(path), Desk.open(path)
    put(one, incident("One."))
    put(two, incident("Two."))
    put(one, incident("Three."))
    assert len(entries(one.records, ADA.id)) == 3
    assert complaints(path) == []


def test_a_desk_without_a_trail_is_written_as_ever(path: Path) -> None:
    begun(path)
    assert json.loads(path.read_bytes())["meta"]["1"].keys() == {"schema", "desk"}
    assert Meta(1, "x").trail == {}

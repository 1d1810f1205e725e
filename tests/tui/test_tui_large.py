"""A large desk: a first frame before the file is read, rows in order when all are known, nothing saved before."""

from __future__ import annotations

from onscreen import TODAY, a_client, an_invoice, names, until

from clientdesk.model.change import Change
from clientdesk.model.errors import Damaged
from clientdesk.store.desk import Desk
from clientdesk.tui import session
from clientdesk.tui.app import ClientDesk
from clientdesk.tui.opening import ClosedDesk
from clientdesk.tui.widgets.line_list import LineList


def on_disk(folder):
    late, steady = a_client("Zoe"), a_client("Ada")
    file = folder / "desk.json"
    invoices = [an_invoice(late, f"Z-{at}") for at in range(3)]
    Desk.open(file, create=True).commit(Change("Set up", (late, steady, *invoices)))
    return file


async def test_the_list_comes_by_name_and_takes_its_order_when_all_is_known(tmp_path, monkeypatch):
    monkeypatch.setattr(session, "KNOWN_AT_ONCE", 0)
    seen = []
    show = LineList.show
    monkeypatch.setattr(
        LineList, "show", lambda self, keys, **more: (seen.append(list(keys)), show(self, keys, **more))
    )
    app = ClientDesk(ClosedDesk(on_disk(tmp_path)), TODAY, likes=tmp_path / "likes.json")
    async with app.run_test() as pilot:
        await until(pilot, lambda: names(app) == ["Zoe", "Ada"])
        assert seen[0] == []
        assert ["id of Ada", "id of Zoe"] in seen
        assert app.screen.query_one(LineList).highlighted == "id of Zoe"


async def test_until_it_is_read_nothing_is_saved(tmp_path):
    app = ClientDesk(ClosedDesk(on_disk(tmp_path)), TODAY, likes=tmp_path / "likes.json")
    assert "still being read" in (await app.keeper.save(Change("x", (a_client(),)), app.session.records)).sentence
    assert (await app.keeper.undo())[0] is False


async def test_a_damaged_desk_ends_the_program_with_its_own_sentence(tmp_path):
    file = tmp_path / "desk.json"
    file.write_text("{torn")
    app = ClientDesk(ClosedDesk(file), TODAY, likes=tmp_path / "likes.json")
    async with app.run_test() as pilot:
        await until(pilot, lambda: app.failure)
    assert isinstance(app.failure, Damaged)

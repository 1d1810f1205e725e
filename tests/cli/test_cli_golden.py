"""Every command's `--json` on a small desk, letter by letter, as `golden/` has it: scripts rely on it.

After a change that is meant, `GOLDEN=write pytest tests/cli/test_cli_golden.py` writes the files anew; read the diff.
"""

from __future__ import annotations

import os
import re
import shutil
from datetime import timedelta
from pathlib import Path

import pytest
from builder import Book, eur
from cli_kit import TODAY, Cli

from clientdesk.exchange.desk_json import export_desk
from clientdesk.model.client import Contact, Stage
from clientdesk.model.project import Document
from clientdesk.model.settings import Colleague
from clientdesk.store.desk import Desk

GOLDEN = Path(__file__).parent / "golden"
READING = (
    """
clients --all · agenda · agenda --until 2026-11-20 --client acme · aging · aging --as-of 2026-10-20 --client acme
statement acme
timeline · timeline acme · signs · signs --all · verdict acme · client show acme · contract show acme · safeguards acme
invoice show A-2 · invoice list --open · project list · payment list · message list · incident list · extra list
extra lines acme · remedy list · promise list · task list · colleague list · settings show · exit show bolt · exits
check · paths
""".replace("\n", " · ")
    .strip(" ·")
    .split(" · ")
)
WRITING = """
client add Cora --email cora@example.com --language tr
client edit acme --stage paused --bar S01=4
client delete bolt --yes
project add acme Shop --billing hourly --rate 85 --started 2026-11-01
contract set acme --notice-days 60 --on C04 --off C05
invoice add acme A-9 1234.50 --issued 2026-11-01 --undelivered
invoice edit A-3 --disputed
invoice credit A-2 10 --number CN-1 --reason rebate
invoice write-off A-3 --reason bankrupt
invoice delete A-3 --yes
payment add A-2 250
payment on-account acme 5 --reference deposit
payment refund A-1 1 --on 2026-11-20
message add acme --awaits-reply --stage working --subject Draft --at 09:30
incident add acme S09 --channel call --answer Please. --witness Bo --not-agreed
incident add acme S08 --stalled-since 2026-11-01 --stalled-until 2026-11-09
extra add acme Logo --hours 2.5 --amount 200 --billed
remedy add acme R06
remedy add acme R07 --on 2026-11-01 --outcome failed --decided 2026-11-20
project round Site
promise add acme 2026-12-01 --invoice A-3 --amount 50
task add acme Call --due 2026-12-02
colleague add Dia --does films --asked 2026-11-02 --agreed
settings set --name Mira --workdays mon-thu --cooling-days 5 --rate 90 --bar fades=365
exit start acme --path standard --reason S01
exit cancel bolt --reason sorry
undo
history
import {data}/clients.csv --dry-run
import {data}/rechnungen.csv
""".strip().splitlines()
NEW_ID = re.compile(r"[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}|\b[0-9a-f]{64}\b")
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[^\"]*")


def book() -> Book:
    """Acme pays late, is silent and has everything; Bolt is being left."""
    made = Book(name="Mira", currency="EUR").client("Acme", trade="shop", country="DE", since=TODAY - timedelta(700),
        contacts=(Contact(name="Ada", email="ada@example.com", phone="+49 1"),))  # fmt: skip
    made.contract(notice_days=30, deposit_percent=50, documents=(Document(what="the offer", on=TODAY),))
    made.project(rate=eur("80"), hours=12)
    made.invoice("100.00", issued=-90, due=-60, number="A-1").paid(-40)
    made.invoice("240.50", issued=-60, due=-32, number="A-2").paid(-20, "40.00").letter("L07", sent=-2)
    made.invoice("60.00", issued=-40, due=-10, number="A-3").invoice("99.99", issued=-5, due=25, number="A-4")
    made.promised(-1, 5, invoice=made.invoice_id, amount=eur("99.99"))
    made.wrote(-12, subject="The draft").heard(-20, text="Fine").incident("S05", -9, said="Again?").extra(-7, hours=2)
    made.remedy("R01", -10).task(3, handbook="X06")
    made.client("Bolt", currency="GBP", stage=Stage.PROSPECT).incident("S12", -3, said="Just lie")
    return made.add(Colleague, name="Cem", does="films", email="cem@example.com")


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("golden") / "desk.json"
    Desk.open(path, create=True).become(book().records, "Made the desk")
    return path


@pytest.fixture
def small(cli: Cli, kept: Path, desk: Path) -> Cli:
    shutil.copy(kept, desk)
    assert cli("exit", "start", "bolt", "--reason", "S12").code == 0
    return cli


def exact(text: str, desk: Path) -> str:
    """What was printed, without what differs from run to run."""
    ids = {found: f"id-{at}" for at, found in enumerate(dict.fromkeys(NEW_ID.findall(text)), 1)}
    return MOMENT.sub("MOMENT", NEW_ID.sub(lambda found: ids[found.group()], text)).replace(str(desk.parent), "FOLDER")


def compare(command: str, text: str) -> None:
    file = GOLDEN / f"{re.sub(r'[^A-Za-z0-9]+', '-', command)[:50].strip('-')}.json"
    if os.environ.get("GOLDEN") == "write":
        file.write_text(text, encoding="utf-8")
    assert text == file.read_text(encoding="utf-8")


@pytest.mark.parametrize("command", READING)
def test_a_question_is_answered_to_the_letter(small: Cli, desk: Path, command: str) -> None:
    done = small(*command.split(), "--json")
    assert (done.code, done.err) == (0, "")
    compare(command, exact(done.out, desk))


@pytest.mark.parametrize("command", WRITING)
def test_a_change_is_told_to_the_letter(small: Cli, desk: Path, command: str) -> None:
    data = Path(__file__).parents[2] / "data" / "import"
    done = small(*command.format(data=data).split(), "--json", stdin="What was said")
    assert done.code == 0, done.err
    compare(command, exact(done.out, desk))


def test_the_desk_goes_out_to_the_letter(cli: Cli, kept: Path, desk: Path) -> None:
    shutil.copy(kept, desk)
    done = cli("export")
    compare("export", exact(done.out, desk))
    assert done.json.keys() == export_desk(book().records).keys()


def test_backups_are_told_to_the_letter(small: Cli, desk: Path) -> None:
    text = small("backups", "--json").out + small("restore", "1", "--json").out
    told = re.sub(r'"bytes": \d+', '"bytes": 1', exact(text, desk))
    compare("backups-and-restore", re.sub(r"backups/[^\"]*", "backups/FILE", told))


def test_what_was_salvaged_is_told_to_the_letter(small: Cli, desk: Path) -> None:
    desk.write_bytes(desk.read_bytes().replace(b'"number":"A-1"', b'"number":7'))
    done = small("salvage", str(desk), "-o", str(desk.with_name("new.json")), "--json")
    compare("salvage", exact(done.out, desk))


def test_the_sample_desks_place_is_told_to_the_letter(cli: Cli, desk: Path) -> None:
    done = cli("demo", "--keep", str(desk.parent / "sample"), "--json")
    compare("demo-keep", exact(done.out, desk))


def test_no_golden_answer_is_left_over(request: pytest.FixtureRequest) -> None:
    others = ["export", "backups-and-restore", "salvage", "demo-keep"]
    names = {re.sub(r"[^A-Za-z0-9]+", "-", command)[:50].strip("-") for command in [*READING, *WRITING, *others]}
    assert {file.stem for file in GOLDEN.iterdir()} == names

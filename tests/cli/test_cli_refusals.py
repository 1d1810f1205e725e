"""What is refused: the exit code, one sentence with the way out, and nothing changed."""

from __future__ import annotations

from pathlib import Path

import pytest
from cli_kit import Cli, Done

from clientdesk.model.change import Change
from clientdesk.model.client import Client
from clientdesk.model.entry.enter import entered
from clientdesk.model.records import Records
from clientdesk.store.desk import Desk

HOSTILE = ["[/]", "[@click=app.quit]x[/]", "\x1b]52;c;aGk=\x07evil", "\x1b[2Jwiped", "x" * 300, "a\x00b",
           "\u202egnp.exe", "\x9b31mred", "-- ", "İzmir ı ş", "客户 🦊", "a\nb", "%s{0}", "=1+1"]  # fmt: skip


@pytest.fixture
def acme(cli: Cli) -> Cli:
    cli("client", "add", "Acme", "--currency", "EUR")
    cli("invoice", "add", "acme", "A-1", "100", "--issued", "2026-10-01", "--due", "2026-10-31")
    return cli


def one_sentence(done: Done) -> str:
    assert done.out == ""
    assert done.err.count("\n") == 1, done.err
    assert "Traceback" not in done.err
    assert not any(ord(char) < 32 or 0x7F <= ord(char) < 0xA0 for char in done.err[:-1])
    return done.err


REFUSED = [
    ("client add ''", "can't be empty"),
    ("client add '   '", "can't be empty"),
    ("client add ACME", "There is a client called Acme already"),
    ("client add B --email nope", "Write it like ada@example.com"),
    ("client add B --currency EURO", "“EURO” is not a currency"),
    ("client show nobody", "There is no client “nobody”. There is Acme."),
    ("client show acne", "There is no client “acne”. Did you mean Acme?"),
    ("client show ''", "There is no client “”"),
    ("invoice add acme A-1 5", "Acme has an invoice A-1 already"),
    ("invoice add acme A-2 0", "must be above zero"),
    ("invoice add acme A-2 ten", "“ten” is not an amount. Write it like 1200.50."),
    ("invoice add acme A-2 1.234 --currency KWD", "could be two amounts"),
    ("invoice add acme A-2 $5", "is in USD, but EUR is expected"),
    ("invoice add acme A-2 5 --currency XXX", "is not a currency"),
    ("invoice add acme A-2 5 --project none", "There is no project “none”"),
    ("invoice add nobody A-2 5", "There is no client “nobody”"),
    ("payment add A-9 5", "There is no invoice “A-9”"),
    ("payment add A-1 '5 USD'", "is in USD, but EUR is expected"),
    ("payment add A-1 10.0001", "is finer than EUR allows"),
    ("payment add A-1 0", "must be above zero"),
    ("payment add A-1 ''", "“” is not an amount"),
    ("payment add A-1 0.00 --from-credit", "must be above zero"),
    ("payment refund A-1 5", "Only €0.00 of what came in on invoice A-1"),
    ("payment add A-1 --from-credit", "credit is €0.00"),
    ("payment delete zzz --yes", "There is no payment “zzz”; this desk has none yet."),
    ("invoice credit A-1 100.01", "credited by €100.00 at most"),
    ("invoice write-off A-1 101", "Only €100.00 is open"),
    ("invoice write-off A-1 0", "must be above zero"),
    ("invoice add acme A-2 'EUR 5 USD'", "names EUR and USD"),
    ("invoice add acme A-2 '5 XYZ'", "“XYZ” in “5 XYZ” is no currency"),
    ("salvage /nope -o new.json", "/nope can't be read: no such file or directory.\n"),
    ("contract set acme --deposit-percent 101", "between 0 and 100"),
    ("settings set --cooling-days 15", "between 1 and 14"),
    ("promise add acme 2026-11-01", "before it was made"),
    ("remedy add acme R01 --review 2020-01-01", "can't be before the remedy"),
    ("client delete acme", "Say so with --yes"),
]

WRONG_USAGE = [
    ("nonsense", "No such command 'nonsense'. See: clientdesk --help"),
    ("clinets", "No such command 'clinets'. Did you mean 'clients'? See: clientdesk --help"),
    ("client shwo acme", "No such command 'shwo'. Did you mean 'show'? See: clientdesk client --help"),
    ("client", "Say what to do: add, delete, edit, show. See: clientdesk client --help"),
    ("client add", "Missing argument 'NAME'"),
    ("clients --foo", "No such option"),
    ("clients extra", "unexpected extra argument (extra). See: clientdesk clients --help"),
    ("client add B --kind ngo", "“ngo” is none of company, sole-trader, consumer, public."),
    ("client add B --since 31.02.2026", "is not a day. Try 21.11.2026"),
    ("client add B --since 10", "is not a day"),
    ("client add B --bar S99=1", "Write it like S01=3"),
    ("client add B --bar S01=x", "Write it like S01=3"),
    ("contract set acme --term-days soon", "not a valid integer"),
    ("contract set acme --late-fee NaN", "“NaN” is not a number. Write it like 12.5."),
    ("contract set acme --on C12", "They are C01 to C11"),
    ("incident add acme S99", "They are S01 to S22"),
    ("remedy add acme hope", "They are R01 to R10"),
    ("settings set --work-from noon", "Write it like 09:30"),
    ("settings set --workdays mo-fr", "Write them like mon-fri"),
    ("aging --as-of never", "is not a day"),
    ("salvage x", "Missing option '-o'"),
    ("restore one", "not a valid integer"),
    ("completions csh", "'csh' is not one of"),
    ("--today 21.11.2026 clients", "“21.11.2026” is not a day. Write it like 2026-11-21."),
    ("--today 9999-12-31 clients", "9999-12-31 is too far away: years run from 1900 to 2199."),
    ("--today 0001-01-01 agenda", "is too far away"),
    ("invoice add acme A-2 5 --issued 9999-12-31", "is too far away"),
    ("remedy add acme R01 --on +900y", "too far away"),
    ("--today garbage clients", "“garbage” is not a day"),
    ("--today 20261121 clients", "“20261121” is not a day. Write it like 2026-11-21."),
    ("--today 2026-W47-6 agenda", "“2026-W47-6” is not a day"),
    ("--today ２０２６-11-21 clients", "is not a day"),
    ("--desk '' clients", "Name a file."),
    ("--desk= agenda", "Name a file."),
    ("--desk '' client add B", "Name a file."),
    ("salvage '' -o x", "Name a file."),
    ("salvage x -o ''", "Name a file."),
    ("import ''", "Name a file."),
    ("demo --keep ''", "Name a file."),
    ("message add acme --text-file ''", "Name a file."),
]


def split(command: str) -> list[str]:
    import shlex

    return shlex.split(command)


@pytest.mark.parametrize(("command", "sentence"), REFUSED)
def test_a_rule_refuses_with_one_sentence(acme: Cli, desk: Path, command: str, sentence: str) -> None:
    before = desk.read_bytes()
    done = acme(*split(command))
    assert sentence in one_sentence(done)
    assert done.code == 1
    assert desk.read_bytes() == before


@pytest.mark.parametrize(("command", "sentence"), WRONG_USAGE)
def test_wrong_usage_names_what_works(acme: Cli, desk: Path, command: str, sentence: str) -> None:
    before = desk.read_bytes()
    done = acme(*split(command))
    assert sentence in one_sentence(done)
    assert "--help" in done.err
    assert done.code == 2
    assert desk.read_bytes() == before


@pytest.mark.parametrize("name", HOSTILE)
def test_any_name_is_shown_or_refused_and_never_obeyed(cli: Cli, name: str) -> None:
    added = cli("client", "add", "--", name)
    cli("invoice", "add", "--", added.id, name, "5")
    for command in ("clients", "timeline", "agenda", "invoice list", "history"):
        for done in (cli(*command.split()), cli(*command.split(), "--json")):
            assert not any(
                (ord(char) < 32 and char != "\n") or 0x7F <= ord(char) < 0xA0 for char in done.out + done.err
            )
            assert "\u202e" not in done.out


@pytest.mark.parametrize("name", HOSTILE)
def test_an_echoed_argument_is_cleaned(acme: Cli, name: str) -> None:
    for command in (["client", "show"], ["invoice", "show"], ["aging", "--as-of"], ["nothing"]):
        done = acme(*command, "--", name) if command[-1] == "show" else acme(*command, name)
        one_sentence(done)
        assert done.code in (1, 2)


def test_lone_surrogates_from_a_byte_terminal_do_no_harm(cli: Cli) -> None:
    assert cli("client", "add", "caf\udce9").code == 0
    assert cli("clients", "--json").json[0]["name"] == "caf"


def test_a_damaged_desk_is_left_alone_with_exit_code_4(cli: Cli, desk: Path) -> None:
    for bad in (b"", b"\0" * 100, b"{", b'{"meta": {"1": {"schema": 999, "desk": "x"}}}', b"[" * 100_000):
        desk.write_bytes(bad)
        for command in ("clients", "agenda", "client add B", "undo", "check"):
            done = cli(*command.split())
            assert done.code == 4, command
            assert "Traceback" not in done.err + done.out
        assert desk.read_bytes() == bad


def test_a_folder_is_no_desk(cli: Cli, desk: Path) -> None:
    desk.mkdir()
    for command in ("clients", "client add B"):
        done = cli(*command.split())
        assert done.code == 1
        one_sentence(done)


def test_of_two_that_fit_none_is_taken(cli: Cli) -> None:
    cli("client", "add", "Northwind Studio")
    cli("client", "add", "Northern Lights")
    done = cli("client", "show", "north")
    assert done.code == 1
    assert "could be more than one client: Northwind Studio (" in done.err
    assert "Northern Lights (" in done.err


def test_an_unexpected_failure_tells_nothing_of_the_data(acme: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        secret = "Acme owes a lot"
        raise KeyError(secret)

    monkeypatch.setattr("clientdesk.cli.agenda.playbook.agenda", broken)
    done = acme("agenda")
    assert done.code == 1
    assert "(KeyError in test_cli_refusals:" in one_sentence(done)
    assert "Acme" not in done.err


def test_ctrl_c_is_one_word(acme: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    def stopped(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("clientdesk.cli.agenda.playbook.agenda", stopped)
    done = acme("agenda")
    assert (done.code, done.err) == (1, "Stopped.\n")


def test_a_change_from_outside_is_a_conflict(acme: Cli, desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from clientdesk.cli import client

    def slowly(records: Records, record: Client) -> Change:
        other = Desk.open(desk)
        other.commit(Change("meanwhile", (record.but(name="Elsewhere"),)))
        return entered(records, record)

    monkeypatch.setattr(client, "entered", slowly)
    done = acme("client", "edit", "acme", "--phone", "1")
    assert done.code == 3
    one_sentence(done)
    assert acme("client", "show", "elsewhere", "--json").json["phone"] == "1"


def test_a_disk_that_refuses_is_said(runner: Cli, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    done = runner("--desk", str(tmp_path / "file" / "desk.json"), "client", "add", "Acme")
    assert done.code == 1
    one_sentence(done)


def test_the_screens_need_a_terminal(cli: Cli) -> None:
    for arguments in ((), ("demo",)):
        done = cli(*arguments)
        assert done.code == 2
        assert "need a terminal" in one_sentence(done)


def test_a_bar_of_thousands_of_figures_is_refused(acme: Cli) -> None:
    done = acme("client", "edit", "acme", "--bar", f"S01={'9' * 5000}")
    assert done.code == 2
    assert "is not a bar" in one_sentence(done)


def test_an_exit_takes_thousands_of_figures_for_no_option(acme: Cli) -> None:
    acme("exit", "start", "acme", "--reason", "S01")
    done = acme("exit", "walk", "acme", stdin=f"{'9' * 5000}\nquit\n")
    assert (done.code, "inside ClientDesk" in done.err) == (0, False)


@pytest.mark.parametrize("answers", ["/dev/zero", "/proc/self/mem", "/"])
def test_answers_come_from_a_file_that_ends(acme: Cli, answers: str) -> None:
    acme("exit", "start", "acme", "--reason", "S01")
    done = acme("exit", "walk", "acme", "--answers", answers)
    assert done.code == 1
    one_sentence(done)

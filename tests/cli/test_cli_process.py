"""Real runs of the program: what only a process of its own shows."""

from __future__ import annotations

import os
import pty
import resource
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

PROGRAM = [sys.executable, "-m", "clientdesk"]
SLOW = {"textual", "rich", "jinja2", "babel", "dateutil", "clevercsv", "filelock", "holidays", "tinydb",
        "platformdirs"}  # fmt: skip
MODULES = """import sys
from clientdesk.__main__ import remember_holidays
from clientdesk.cli.run import run
remember_holidays()
code = run(sys.argv[1:])
print(code, *sys.modules)"""


def program(*arguments: str, command: list[str] = PROGRAM, **more: Any) -> subprocess.CompletedProcess[str]:
    more["env"] = {name: value for name, value in (more.get("env") or os.environ).items() if name != "PYTHONUNBUFFERED"}
    pipes = {"stdin": subprocess.DEVNULL, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    return subprocess.run([*command, *arguments], check=False, timeout=30, **{"text": True, **pipes, **more})


def loaded(*arguments: str) -> set[str]:
    """Every module that a command loads from the second time on: days off are worked out once."""
    program(*arguments)
    code, *modules = program(*arguments, command=[sys.executable, "-c", MODULES]).stdout.splitlines()[-1].split()
    assert code == "0"
    return set(modules)


@pytest.mark.parametrize("command", ["clients", "agenda", "timeline", "aging", "client show kedai", "clients --json"])
def test_reading_loads_nothing_slow(sample_file: Path, command: str) -> None:
    modules = loaded("--desk", str(sample_file), "--today", "2026-11-21", *command.split())
    assert "msgspec" in modules
    assert not modules & SLOW


def test_the_client_list_loads_no_option_parser(sample_file: Path) -> None:
    modules = loaded("--desk", str(sample_file), "clients")
    assert not modules & {"click", "inspect", "statistics", "json", "clientdesk.store.desk"}


def test_the_version_loads_next_to_nothing() -> None:
    timed = [sys.executable, "-X", "importtime", "-m", "clientdesk"]
    modules = {line.rsplit("|", 1)[-1].strip() for line in program("--version", command=timed).stderr.splitlines()}
    assert "clientdesk" in modules
    assert not modules & (SLOW | {"click", "msgspec"})


def test_a_command_loads_its_own_file_only(sample_file: Path) -> None:
    modules = loaded("--desk", str(sample_file), "aging")
    assert "clientdesk.cli.aging" in modules
    assert not modules & {"clientdesk.cli.client", "clientdesk.cli.invoice", "clientdesk.cli.importing"}


@pytest.mark.parametrize("command", ["clients", "clients --json", "--version", "--help", "agenda"])
def test_an_output_that_is_full_is_said(sample_file: Path, command: str) -> None:
    with Path("/dev/full").open("w") as full:
        done = program("--desk", str(sample_file), *command.split(), stdout=full)
    assert done.returncode == 1
    assert done.stderr == "The output could not be written: there is no space left.\n"


@pytest.mark.parametrize("command", ["clients", "clients --json", "agenda", "--help", "client add --help", "--version"])
def test_an_output_that_is_closed_is_said(sample_file: Path, command: str) -> None:
    closed = ["sh", "-c", '"$@" >&-', "sh", *PROGRAM]
    done = program("--desk", str(sample_file), *command.split(), command=closed)
    assert done.returncode == 1
    assert "stdout is closed" in done.stderr
    assert done.stderr.count("\n") == 1


def test_what_goes_wrong_first_is_said_where_the_output_is_closed_too() -> None:
    closed = ["sh", "-c", '"$@" >&-', "sh", *PROGRAM]
    assert program("clients", "--foo", command=closed).returncode == 2
    assert program(command=closed).returncode == 2


def test_a_full_output_is_said_of_the_version_alone() -> None:
    with Path("/dev/full").open("w") as full:
        done = program("--version", stdout=full)
    assert (done.returncode, done.stderr.count("\n")) == (1, 1)


def test_a_reader_that_leaves_early_is_no_failure(sample_file: Path) -> None:
    left = ["bash", "-c", 'set -o pipefail; "$@" | true', "bash", *PROGRAM]
    done = program("--desk", str(sample_file), "timeline", "--json", command=left)
    assert (done.returncode, done.stderr) == (0, "")


def test_an_error_output_that_is_closed_does_no_harm(sample_file: Path) -> None:
    closed = ["sh", "-c", '"$@" 2>&-', "sh", *PROGRAM]
    assert program("--desk", str(sample_file), "client", "show", "nobody", command=closed).returncode == 1


def test_without_a_terminal_the_screens_say_so() -> None:
    done = program()
    assert done.returncode == 2
    assert done.stderr.startswith("The screens need a terminal.")
    assert done.stdout == ""


def test_a_dumb_terminal_is_told_so() -> None:
    main, side = pty.openpty()
    done = program(stdin=side, stdout=side, env=os.environ | {"TERM": "dumb"})
    os.close(main)
    os.close(side)
    assert done.returncode == 2
    assert "TERM=dumb" in done.stderr


def test_the_screens_are_not_drawn_into_a_file() -> None:
    main, side = pty.openpty()
    done = program(stdin=side, stdout=side, env=os.environ | {"TERM": "xterm-256color"})
    os.close(main)
    os.close(side)
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)
    assert "drawn on stderr" in done.stderr


def test_an_ascii_output_gets_what_it_can_show(sample_file: Path) -> None:
    done = program("--desk", str(sample_file), "clients", env=os.environ | {"PYTHONIOENCODING": "ascii"})
    assert done.returncode == 0
    assert "Kedai Seni" in done.stdout
    json = program(
        "--desk", str(sample_file), "clients", "--json", env=os.environ | {"PYTHONIOENCODING": "ascii"}, text=False
    )
    assert "İzmir Ajans" in json.stdout.decode("utf-8")


def test_deleting_at_a_terminal_asks(tmp_path: Path) -> None:
    desk = ["--desk", str(tmp_path / "desk.json")]
    program(*desk, "client", "add", "Acme")
    for answer, code in (("no\n", 1), ("yes\n", 0)):
        main, side = pty.openpty()
        process = subprocess.Popen(
            [*PROGRAM, *desk, "client", "delete", "acme"], stdin=side, stdout=subprocess.PIPE, stderr=subprocess.PIPE
        )
        os.write(main, answer.encode())
        _, err = process.communicate(timeout=30)
        os.close(main)
        os.close(side)
        assert process.returncode == code
        assert b"Delete Acme? Type yes to go on." in err


def test_an_input_in_another_encoding_is_no_defect(sample_file: Path) -> None:
    strict = os.environ | {"PYTHONIOENCODING": "utf-8:strict"}
    program("--desk", str(sample_file), "exit", "start", "kedai", "--reason", "S01")
    walk = [*PROGRAM, "--desk", str(sample_file), "exit", "walk", "kedai"]
    done = subprocess.run(walk, input=b"caf\xe9\nquit\n", capture_output=True, check=False, timeout=30, env=strict)
    assert done.returncode == 0
    assert b"inside ClientDesk" not in done.stderr


def test_a_width_of_thousands_of_figures_is_no_width(sample_file: Path) -> None:
    main, side = pty.openpty()
    done = program("--desk", str(sample_file), "clients", stdout=side, env=os.environ | {"COLUMNS": "9" * 5000})
    os.close(main)
    os.close(side)
    assert (done.returncode, done.stderr) == (0, "")


def test_what_is_saved_is_said_where_the_answer_can_not_be_written(tmp_path: Path) -> None:
    closed = ["sh", "-c", '"$@" >&-', "sh", *PROGRAM]
    done = program("--desk", str(tmp_path / "desk.json"), "client", "add", "Acme", command=closed)
    assert (done.returncode, done.stderr) == (1, "Added Acme.\nThe output could not be written: stdout is closed.\n")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_an_export_goes_through_a_pipe_and_does_not_replace_it(sample_file: Path, tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with (tmp_path / "read.json").open("wb") as read, subprocess.Popen(["cat", str(pipe)], stdout=read) as reader:
        done = program("--desk", str(sample_file), "export", "-o", str(pipe))
        reader.terminate() if done.returncode else reader.wait(30)
    assert (done.returncode, (tmp_path / "read.json").read_bytes()[:1]) == (0, b"{")
    assert pipe.is_fifo()


@pytest.mark.parametrize("form", ["json", "csv"])
def test_an_export_does_not_land_among_the_desks_own_files(tmp_path: Path, form: str) -> None:
    desk = tmp_path / "desk.json"
    program("--desk", str(desk), "client", "add", "Acme")
    lock = desk.with_name("desk.json.files") / "lock"
    done = program("--desk", str(desk), "export", "--format", form, "-o", str(lock))
    assert (done.returncode, lock.read_bytes()) == (1, b"")
    assert "the desk's own files" in done.stderr


def test_a_file_that_is_closed_to_this_account_is_no_wrong_usage(tmp_path: Path) -> None:
    closed = tmp_path / "closed.json"
    closed.touch(mode=0)
    unmighty = [] if os.getuid() else ["setpriv", "--bounding-set=-dac_override,-dac_read_search",
                                       "--inh-caps=-dac_override,-dac_read_search"]  # fmt: skip
    for command in ("--desk {} clients --all", "--desk {} client add Acme", "salvage {} -o new.json", "import {}"):
        done = program(*command.format(closed).split(), command=[*unmighty, *PROGRAM], cwd=tmp_path)
        assert (done.returncode, done.stderr.count("\n")) == (1, 1), done.stderr


def small_files_only() -> None:
    resource.setrlimit(resource.RLIMIT_FSIZE, (10_000, 10_000))


@pytest.mark.parametrize(("form", "named"), [("json", "all/new"), ("csv", "all/new/invoices.csv")])
def test_an_export_that_does_not_fit_is_said_like_any_file_and_leaves_nothing(
    sample_file: Path, tmp_path: Path, form: str, named: str
) -> None:
    (tmp_path / "all").mkdir()
    for given in ("all/new", *(("all/new/deep/er",) if form == "csv" else ())):
        done = subprocess.run(
            [*PROGRAM, "--desk", str(sample_file), "export", "--format", form, "-o", given], check=False, text=True,
            timeout=30, cwd=tmp_path, capture_output=True, preexec_fn=small_files_only,
        )  # fmt: skip
        told = named.replace("all/new", given)
        assert (done.returncode, done.stdout) == (1, "")
        assert done.stderr == f"{told} could not be written: file too large.\n"
        assert list(tmp_path.rglob("*")) == [tmp_path / "all"]


def test_an_unbuffered_output_that_is_cut_short_is_said(sample_file: Path, tmp_path: Path) -> None:
    environment = os.environ | {"PYTHONUNBUFFERED": "1"}
    with (tmp_path / "export.json").open("w") as cut:
        done = subprocess.run(
            [*PROGRAM, "--desk", str(sample_file), "export"], check=False, text=True, timeout=30, env=environment,
            stdout=cut, stderr=subprocess.PIPE, preexec_fn=small_files_only,
        )  # fmt: skip
    assert (done.returncode, done.stderr.count("\n")) == (1, 1)


INTERRUPTED = """
import sys
class Finder:
    def find_spec(self, name, *_):
        if name == "clientdesk.cli.run":
            raise KeyboardInterrupt
sys.meta_path.insert(0, Finder())
from clientdesk.__main__ import main
main()
"""


def test_an_interruption_before_anything_is_loaded_is_no_traceback() -> None:
    done = program("clients", command=[sys.executable, "-c", INTERRUPTED])
    assert (done.returncode, done.stdout, done.stderr) == (1, "", "Stopped.\n")

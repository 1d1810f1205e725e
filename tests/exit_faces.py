"""The faces an exit can be walked by, each driven by the same table, each on a desk of its own.

Rule: a face is told what a person would type; where it has come to is read from what it shows.
"""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path

import msgspec
from builder import TODAY
from exit_ways import Day, Way

from clientdesk.cli.run import run
from clientdesk.letters import exit_letter
from clientdesk.model.change import Change
from clientdesk.model.client import Client
from clientdesk.model.exit import Exit
from clientdesk.model.journal import Letter, Remedy, Task
from clientdesk.model.records import KINDS, Records
from clientdesk.playbook.exit.case import Case, open_exit
from clientdesk.playbook.exit.paths import PATHS
from clientdesk.playbook.exit.steps import STEPS, pages
from clientdesk.store.desk import Desk

CLIENT = "Northwind"
OPENING = {"What is the reason?": "reason", "The path": "path", "Why this one?": "because"}


def desk_of(way: Way, folder: Path) -> Path:
    """A desk file of the way's own."""
    folder.mkdir()
    file = folder / "desk.json"
    Desk.open(file, create=True).commit(Change("Set up", tuple(way.book().list)))
    return file


def day_of(each: Day) -> date:
    return TODAY + timedelta(days=each.after)


def days(way: Way, file: Path) -> Iterator[Day]:
    """The way's days, one after the other, with what has come to the desk by then."""
    for each in way.days:
        if each.came:
            Desk.open(file).commit(Change("Came", each.came))
        yield each


def case_in(file: Path, today: date) -> Case | None:
    """The exit under way in a desk file; None where there is none (any more)."""
    records = Desk.open(file).records
    found = open_exit(records, next(each.id for each in records.all(Client)))
    return Case(records, found, today, exit_letter) if found else None


class Stopped(Exception):
    """The person stops for the day."""


class Answers:
    """What a person would type on one day, told page by page."""

    def __init__(self, way: Way, day: Day) -> None:
        self._way, self._day = way, day

    def skips(self, step: str) -> str:
        """Why a step is skipped; empty where it is not."""
        return self._day.steps.get(step, {}).get("skip", "")

    def to(self, step: str, key: str) -> str | None:
        """What is typed; None takes what stands there. Raises Stopped where the person stops."""
        if not step:
            return self._way.begins[key] or None
        if key == self._day.until:
            raise Stopped
        assert step in self._day.steps, f"{step} is asked on a day on which nobody wanted to answer it"
        return self._day.steps[step].get(key)


# Line by line


class Partner:
    """Who sits at the keyboard: reads what was asked, and types a line."""

    def __init__(self, answers: Answers, file: Path, today: date) -> None:
        self._answers, self._file, self._today = answers, file, today
        self._step = ""
        self._lines: list[str] = []
        self._left = 200

    def reply(self, talk: str) -> str:
        """The next line, after all that was said since the last one."""
        self._left -= 1
        assert self._left, f"asked over and over: {talk}"
        if self._lines:
            return self._lines.pop(0)
        *said, asked = talk.split("\n")
        self._step = next((step for line in reversed(said) if (step := _step_titled(line))), self._step)
        if asked.startswith("Why do you skip"):
            return self._answers.skips(self._step)
        if "yes does it" in asked:
            return "yes"
        if asked.startswith("Enter goes on"):
            return ""
        return self._answer(said, asked)

    def rest(self) -> list[str]:
        """The lines that go on with the last one, where nothing is asked in between."""
        lines, self._lines = self._lines, []
        return lines

    def _answer(self, said: list[str], asked: str) -> str:
        if self._answers.skips(self._step):
            return "skip"
        try:
            text = self._answers.to(self._step, self._key(said))
        except Stopped:
            return "quit"
        if text is None:
            return ""
        ends = {"One a line": "", "Enter keeps": "."}
        if end := [end for begins, end in ends.items() if asked.startswith(begins)]:
            first, *self._lines = [*text.split("\n"), *end]
            return first
        return text or "-"

    def _key(self, said: list[str]) -> str:
        """The key of the question that was asked last."""
        case = case_in(self._file, self._today) if self._step else None
        prompts = OPENING if case is None else {q.prompt: q.key for p in pages(case, self._step) for q in p.questions}
        return next(prompts[line] for line in reversed(said) if line in prompts)


def _step_titled(line: str) -> str:
    titles = [(step.title, name) for name, step in STEPS.items()]
    titles += [(title, name) for path in PATHS.values() for name, (title, _) in path.names.items()]
    return next((name for title, name in titles if line == title or line.startswith(f"{title} · ")), "")


class _Keyboard(io.TextIOBase):
    """Standard input where somebody answers what stands on the screen."""

    def __init__(self, partner: Partner) -> None:
        self._partner, self._seen = partner, 0

    def readline(self, _size: int = -1, /) -> str:
        sys.stderr.flush()
        talk = sys.stderr.buffer.getvalue().decode()  # type: ignore[attr-defined]
        new, self._seen = talk[self._seen :], len(talk)
        return f"{self._partner.reply(new.removesuffix(' > '))}\n"


@contextmanager
def _streams(stdin: object) -> Iterator[io.BytesIO]:
    before = sys.stdin, sys.stdout, sys.stderr
    err = io.BytesIO()
    sys.stdin, sys.stdout, sys.stderr = stdin, *(io.TextIOWrapper(each, "utf-8") for each in (io.BytesIO(), err))  # type: ignore[assignment]
    try:
        yield err
    finally:
        sys.stdin, sys.stdout, sys.stderr = before


def command(file: Path, today: date, *arguments: str, stdin: object = None) -> str:
    """Run a command in this process; what it said. It must not fail."""
    with _streams(stdin or io.StringIO()) as err:
        code = run(["--desk", str(file), "--today", str(today), *arguments])
        sys.stderr.flush()
        said = err.getvalue().decode()
    assert code == 0, said
    return said


def by_lines(way: Way, folder: Path) -> Path:
    """`clientdesk exit CLIENT`, answered a line at a time."""
    file = desk_of(way, folder)
    for day in days(way, file):
        partner = Partner(Answers(way, day), file, day_of(day))
        command(file, day_of(day), "exit", CLIENT, stdin=_Keyboard(partner))
    return file


def by_steps(way: Way, folder: Path) -> Path:
    """`exit start`, `answer`, `skip` and `finish`."""
    file = desk_of(way, folder)
    begins = [f"--{name}={text}" for name, text in way.begins.items()]
    command(file, TODAY, "exit", "start", CLIENT, *begins)
    for day in days(way, file):
        today = day_of(day)
        for step, answers in day.steps.items():
            if why := answers.get("skip"):
                command(file, today, "exit", "skip", CLIENT, step, "--reason", why)
            else:
                command(file, today, "exit", "answer", CLIENT, step, *(f"{k}={text}" for k, text in answers.items()))
        if not day.open:
            command(file, today, "exit", "finish", CLIENT)
    return file


def by_file(way: Way, folder: Path) -> Path:
    """`exit CLIENT --answers FILE`, a file for each day."""
    file = desk_of(way, folder)
    for day in days(way, file):
        play(way, day, file)
    return file


def play(way: Way, day: Day, file: Path) -> None:
    """Play a day's file of answers."""
    answers = file.with_name("answers.json")
    answers.write_bytes(msgspec.json.encode(way.begins | day.steps | {"finish": not day.open}))
    command(file, day_of(day), "exit", CLIENT, "--answers", str(answers))


# What is on the desk in the end


def final(file: Path) -> dict[str, object]:
    """Every record of a desk by its name; the exit's random id, and those made from it, replaced by names."""
    records = Desk.open(file).records
    names = dict(_names(records))
    every = [record for kind in KINDS for record in records.all(kind)]
    found = {f"{each.table} {names.get(each.id, each.id)}": _renamed(each, names) for each in every}
    assert len(found) == len(every)
    return found


def _names(records: Records) -> Iterator[tuple[str, str]]:
    for exit_ in records.all(Exit):
        yield exit_.id, "the exit"
    for letter in records.all(Letter):
        yield letter.id, f"{letter.kind} to {letter.colleague or 'the client'}"
    for task in records.all(Task):
        yield task.id, f"{task.due}: {task.what}"
    for remedy in records.all(Remedy):
        yield remedy.id, remedy.kind


def _renamed(record: object, names: dict[str, str]) -> object:
    held = msgspec.to_builtins(record)
    return {field: names.get(value, value) if isinstance(value, str) else value for field, value in held.items()}

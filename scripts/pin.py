"""Pin every version, the indirect ones too: `scripts/pin.py` writes, `scripts/pin.py --check` compares.

`uv.lock` names a registry's host and stays out of the repository. So its versions go into `constraint-dependencies` of
pyproject.toml, and the same set with hashes and without hosts into requirements.lock. `--check` resolves under the
constraints, compares the two sets, and installs from requirements.lock with `--require-hashes`.
"""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path

ROOT = Path(__file__).parent.parent
PROJECT, LOCK = ROOT / "pyproject.toml", ROOT / "requirements.lock"
HELD_BACK = {"python-dateutil": "python-dateutil<3"}
"""Held below its newest: `holidays` asks for it."""

_CONSTRAINTS = re.compile(r"^constraint-dependencies = \[.*?^\]\n", re.MULTILINE | re.DOTALL)
_PINNED = re.compile(r"^([A-Za-z0-9._-]+)==([^ ;\\]+)", re.MULTILINE)


def uv(*words: str) -> str:
    """What uv prints; its talk goes to the terminal."""
    command = [str(ROOT / ".uv/bin/uv"), *words]
    return subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True).stdout


def exported() -> str:
    """The locked set, with hashes and without hosts."""
    return uv("export", "--quiet", "--all-groups", "--all-extras", "--no-emit-project", "--no-header", "--no-annotate")


def constraints() -> set[str]:
    """What pyproject.toml pins, as `name==version`."""
    pins = tomllib.loads(PROJECT.read_text())["tool"]["uv"].get("constraint-dependencies", [])
    return {re.sub(r"\s*;.*", "", pin) for pin in pins}


def pins(lock: str) -> set[str]:
    """A lock's versions, as `name==version`."""
    return {f"{name}=={version}" for name, version in _PINNED.findall(lock)}


def write_constraints(lines: list[str]) -> None:
    """Put these constraints into pyproject.toml."""
    block = "constraint-dependencies = [\n" + "".join(f'    "{line}",\n' for line in sorted(lines)) + "]\n"
    text = _CONSTRAINTS.sub("", PROJECT.read_text())
    PROJECT.write_text(text.replace("[tool.uv]\n", f"[tool.uv]\n{block}", 1))


def write() -> None:
    """Resolve anew, and pin what came out."""
    write_constraints(list(HELD_BACK.values()))
    uv("lock", "--upgrade")
    write_constraints(list(pins(exported())))
    uv("lock")
    LOCK.write_text(exported())


def check() -> list[str]:
    """What is wrong with the pins, a line each."""
    uv("lock")
    lock = exported()
    wrong = [
        f"{pin} is in one of pyproject.toml and requirements.lock only"
        for pin in pins(LOCK.read_text()) ^ constraints()
    ]
    if lock != LOCK.read_text():
        wrong.append("requirements.lock is not what the constraints resolve to; run scripts/pin.py")
    with tempfile.TemporaryDirectory() as folder:
        uv("venv", "--quiet", folder)
        uv("pip", "install", "--quiet", "--python", folder, "--require-hashes", "-r", str(LOCK))
    return wrong


def main() -> int:
    """0 when the pins agree, or have been written."""
    if "--check" not in sys.argv[1:]:
        write()
        return 0
    wrong = check()
    print("\n".join(wrong) or f"{len(constraints())} versions pinned")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())

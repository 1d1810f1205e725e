"""Whatever is typed, a command ends in one of its exit codes and never in a defect."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from clientdesk.cli.run import run

FORMS = """
client add ? --since ? --country ? --email ? --bar ?
client edit acme --name ? --currency ? --kind ?
client show ?
project add acme ? --rate ? --revisions ? --hours ?
contract set acme --late-fee ? --on ?
contract set acme --term-days ? --extra-round ? --document ?
invoice add acme ? ? --issued ? --due ?
invoice add acme A-2 5 --issued ?
invoice edit A-1 --amount ? --number ?
invoice credit A-1 ? --on ?
invoice write-off A-1 ?
payment add ? ?
payment add A-1 ? --on ?
payment on-account acme ?
payment refund A-1 ?
message add acme --on ? --at ? --subject ?
incident add acme ? --on ? --answer ?
incident add acme S08 --stalled-since ? --stalled-until ? --abuse ?
extra add acme ? --amount ?
extra lines ?
project round ?
verdict ?
safeguards ?
promise add acme ? --amount ?
task add acme ? --due ?
remedy add acme R01 --on ?
remedy add acme R07 --outcome ? --decided ?
aging --as-of ?
agenda --until ?
colleague add ? --email ?
settings set --work-from ? --workdays ? --bar ? --rate ?
restore ?
--today ? clients
--today ? agenda
timeline ?
signs ?
?
? ?
""".strip().splitlines()

LIKELY = [*"""
0 -1 1e999 1,2,3 1.234 ٣ ½ ² none nan inf S01= S01.x=3 = 31.02.2026 0000-00-00 0001-01-01 9999-12-31 2199-12-31
1900-01-01 +9999y -9999y +9999m C01,,C02 24:00 09:30+01:00 sun-mon mon- - -- € EUR (5) 5- İ [/] @x %s {} 1_000 ０ 5
""".split(), "", " ", "9" * 400, "a" * 600, "9999 years ago", "29 Feb", "1 EUR 2 USD", "\x00", "\ud800"]  # fmt: skip


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("anything") / "desk.json"
    for command in (["client", "add", "Acme"], ["invoice", "add", "acme", "A-1", "100"]):
        assert run(["--desk", str(path), "--today", "2026-11-21", *command]) == 0
    return path


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    form=st.sampled_from(FORMS), values=st.lists(st.sampled_from(LIKELY) | st.text(max_size=12), min_size=6, max_size=6)
)
def test_nothing_that_is_typed_is_a_defect(
    form: str,
    values: list[str],
    desk: Path,
    capsysbinary: pytest.CaptureFixture[bytes],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO(""))
    left = iter(values)
    arguments = [next(left) if word == "?" else word for word in form.split()]
    before = desk.read_bytes()
    code = run(["--desk", str(desk), "--today", "2026-11-21", *arguments])
    out, err = (stream.decode() for stream in capsysbinary.readouterr())
    desk.write_bytes(before)
    assert code in (0, 1, 2), (arguments, err)
    assert "Something went wrong" not in err
    assert not any((ord(char) < 32 and char != "\n") or 0x7F <= ord(char) < 0xA0 for char in out + err)
    assert code == 0 or err.count("\n") == 1

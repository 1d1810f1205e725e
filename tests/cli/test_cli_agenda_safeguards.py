"""`agenda` says of a safeguard that is lacking what ends its step, and each of these commands does."""

from __future__ import annotations

import shlex

import pytest
from cli_kit import Cli

SIGNED = ("--signed", "2026-09-01", "--deposit-percent", "50")


def ends(cli: Cli) -> list[str]:
    out = cli("--today", "2026-12-01", "agenda", "--client", "Acme").out
    return [line.split("clientdesk ", 1)[1] for line in out.splitlines() if "clientdesk " in line]


@pytest.mark.parametrize(
    ("terms", "are"),
    [
        ((), ("contract set Acme --exists", "contract set Acme --none")),
        (("--exists",), ("contract set Acme --signed DAY", "contract set Acme --none")),
        (SIGNED, ("invoice add Acme NUMBER AMOUNT --deposit", "contract set Acme --off C01")),
    ],
)
def test_what_is_lacking_says_what_ends_it(cli, terms, are):
    assert cli("client", "add", "Acme").code == 0
    assert cli("project", "add", "Acme", "Site", "--started", "2026-10-01").code == 0
    assert not terms or cli("contract", "set", "Acme", *terms).code == 0
    assert tuple(ends(cli)) == are
    for each in are:
        command = each.replace("DAY", "2026-10-02").replace("NUMBER", "A-1").replace("AMOUNT", "50")
        assert cli("--today", "2026-12-01", *shlex.split(command)).code == 0
        assert tuple(ends(cli)) != are
        cli("undo")

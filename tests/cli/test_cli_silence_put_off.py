"""A silence whose step was put off: its list has the agenda's day, and says which one it was (G)."""

from __future__ import annotations

from cli_kit import Cli


def test_the_day_is_the_one_it_was_put_off_to_in_both_lists(cli: Cli):
    cli("client", "add", "Acme")
    cli("message", "add", "Acme", "--on", "2026-11-16", "--awaits-reply", "--stage", "working")
    [before] = cli("agenda", "--json").json
    assert cli("agenda", "snooze", "Acme", "--until", "2026-12-04").code == 0
    [step] = cli("agenda", "--json").json
    [silence] = cli("silence", "Acme", "--json").json
    assert (step["date"], step["was"]) == ("2026-12-04", before["date"])
    assert (silence["next"]["date"], silence["next"]["late"]) == ("2026-12-04", False)
    assert "(put off from 24 Nov)" in " ".join(cli("silence", "Acme").out.split())

"""`clientdesk silence` in words: each thing once, and each sentence as one (G)."""

from __future__ import annotations

from cli_kit import Cli


def test_where_the_step_is_the_money_s_it_is_said_once_and_in_sentences(cli: Cli):
    cli("client", "add", "Acme")
    cli("invoice", "add", "Acme", "12", "100", "--issued", "2026-09-01", "--due", "2026-10-01")
    cli("message", "add", "Acme", "--on", "2026-11-02", "--awaits-reply")
    for kind, on in (("L07", "2026-11-03"), ("L08", "2026-11-16")):
        assert cli("letter", "sent", kind, "Acme", "--on", on, stdin="Dear Acme").code == 0
    words = " ".join(cli("silence", "Acme").out.split())
    told = words.partition("Next")[2].rpartition("Next")[2]
    assert told.count("Send the 90-day late notice") == 1
    assert "The agenda has one step for this" in told


def test_why_is_a_sentence_of_its_own(cli: Cli):
    cli("client", "add", "Acme")
    cli("message", "add", "Acme", "--on", "2026-11-09", "--awaits-reply")
    words = " ".join(cli("silence", "Acme").out.split())
    assert "Follow up on the work. No answer since 9 Nov; work under way, as nothing is overdue." in words

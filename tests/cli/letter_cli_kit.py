"""Letters on the command line: those of a client, and an exit that leaves one among them."""

from __future__ import annotations


def letters(cli, client="Kedai"):
    return cli("letter", "list", client, "--json").json


def drafted(cli):
    """An exit walked to its end: the notice lies among the letters."""
    cli("exit", "start", "Kedai", "--path", "leave-now", "--because", "enough")
    for step in ("review", "notice", "close-down"):
        cli("exit", "answer", "Kedai", step)
    cli("exit", "finish", "Kedai")
    return cli

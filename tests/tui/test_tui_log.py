"""A client's log: what an exit says of itself."""

from __future__ import annotations

import pytest
from onscreen import TODAY, a_client

from clientdesk.model.exit import Exit, ExitPath, Outcome
from clientdesk.model.records import Records
from clientdesk.tui.log import log

ACME = a_client()


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({}, "standard path, under way"),
        ({"outcome": Outcome.NOTICE, "last_day": TODAY}, "standard path, ended by notice, until 21 Nov 2026"),
        (
            {"outcome": Outcome.NOTICE, "last_day": TODAY, "ended": TODAY},
            "standard path, ended by notice, 21 Nov 2026",
        ),
    ],
)
def test_an_exit_says_how_it_ended_and_until_when(fields, words):
    leaving = Exit(id="x", client=ACME.id, path=ExitPath.STANDARD, started=TODAY, **fields)
    (line,) = log(Records.of_all((ACME, leaving)), ACME.id)
    assert line.words == words

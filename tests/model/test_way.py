"""The way out that a sentence names: it says what to do, and each face how."""

from __future__ import annotations

import re
from pathlib import Path

import clientdesk
from clientdesk.model.errors import Refused
from clientdesk.model.way import Deed, Hint, Way

TR = Way(Deed.RATE, ("tr",))
HINT = Hint("No rate is known for tr. Add one with ", TR)
FACELESS = sorted(
    path
    for room in ("model", "ledger", "playbook", "letters")
    for path in (Path(clientdesk.__file__).parent / room).rglob("*.py")
    if path.name not in ("way.py", "own.py")  # what a way is; a template's own words, for which no screen has a key
)


def test_a_face_names_the_way():
    told = HINT.by(lambda way: f"<{way.deed.name} {way.words[0]}>")
    assert told == "No rate is known for tr. Add one with <RATE tr>."


def test_without_a_face_it_reads_as_a_sentence_all_the_same():
    assert f"{HINT}" == "No rate is known for tr. Add one with late interest rates."


def test_text_is_added_on_either_side_and_the_way_stays():
    told = "Line 3: " + HINT + " Leave the fee out."
    assert told == Hint("Line 3: No rate is known for tr. Add one with ", TR, ". Leave the fee out.")


def test_a_name_that_looks_like_a_way_is_only_a_name():
    assert Hint("{} and {way}: ", TR).by(lambda _: "%") == "{} and {way}: %."


def test_a_refusal_keeps_its_way_for_the_face_and_reads_as_text():
    refused = Refused(HINT, "rate")
    assert (refused.told, refused.sentence, str(refused), refused.about) == (HINT, str(HINT), str(HINT), "rate")
    assert Refused("No.").told == "No."


def test_no_sentence_below_the_faces_names_a_command_or_a_function_key():
    named = re.compile(r"`clientdesk [a-z]|\bclientdesk (?:letter|rates|settings) [a-z]|\bF[0-9]{1,2}\b")
    assert FACELESS
    assert [(path, found) for path in FACELESS if (found := named.findall(path.read_text("utf-8")))] == []

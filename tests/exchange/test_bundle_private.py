"""The version for others (P): nothing private is in any file of it, in no name, and in no page of the PDF."""

from __future__ import annotations

import re
from pathlib import Path

import msgspec
import pytest
import typst
from builder import TODAY, Book, day
from bundle_kit import MARKER, inflated, marked_desk, with_file, zipped

from clientdesk.model.journal import Attachment
from clientdesk.model.records import KINDS
from clientdesk.model.remedies import REMEDIES
from clientdesk.model.signs import SIGNS

TOLD = {
    "settings.name", "settings.business", "clients.name", "projects.name", "invoices.number", "payments.reference",
    "credit_notes.number", "messages.subject", "messages.text", "letters.body", "letters.subject", "letters.tracking",
    "incidents.said", "incidents.answer", "incidents.witness", "incidents.fact",
    "incidents.proof", "attachments.name", "exits.said", "exits.offer", "contracts.law", "contracts.courts",
    "documents.what", "contacts.name", "clients.address", "clients.country",
}  # fmt: skip
"""The texts that others may read: who, what was agreed, said, written, sent and paid."""
PRIVATE = {
    "clients.note", "projects.note", "contracts.note", "invoices.note", "credit_notes.reason", "write_offs.reason",
    "promises.note", "waivers.note", "remedies.note", "pricing.note", "attachments.note", "of-draft.note",
    "incidents.opinion", "own.said", "own.opinion", "incidents.reported_by", "extras.what", "tasks.what", "drafts.body",
    "asked.body", "documents.where", "exits.path_because", "exits.skipped", "exits.takes", "exits.early",
    "exits.documents", "exits.next-contract",
}  # fmt: skip
"""The texts that are the person's own, and in the full version only."""
STRUCTURED = {"id", "client", "currency", "sign", "kind", "sha256", "invoice", "project", "exit", "colleague",
              "corrects", "to", "letter", "handbook", "before", "digest", "reason",
              "fee_for", "late_rule", "rule", "step", "first", "last", "transfer"}  # fmt: skip
"""Fields that hold no text of a person's; an exit's `reason` is a sign."""


@pytest.fixture
def both(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> dict[bool, dict[str, bytes]]:
    """The two versions of one client's bundle; beside each PDF the very text that it was set from."""
    with_file(tmp_path)
    given: list[str] = []
    compiled = typst.compile

    def compile_(*args, **named):
        given.append(named["sys_inputs"]["data"])
        return compiled(*args, **named)

    monkeypatch.setattr(typst, "compile", compile_)
    found = {private: zipped(marked_desk(), tmp_path, private=private) for private in (True, False)}
    return {
        private: files | {"set from": text.encode()}
        for (private, files), text in zip(found.items(), given, strict=True)
    }


def markers(files: dict[str, bytes]) -> set[str]:
    """The texts of the desk that are anywhere in some files, or in their names."""
    every = b"\n".join((*files.values(), inflated(files["index.pdf"]), "\n".join(files).encode()))
    return set(MARKER.findall(every.decode(errors="replace")))


def test_p_others_read_what_was_said_and_paid_and_nothing_of_the_persons_own(both) -> None:
    assert markers(both[False]) == TOLD


def test_p_the_full_version_has_the_private_texts_too(both) -> None:
    assert markers(both[True]) >= TOLD | PRIVATE


def test_p_every_text_of_every_record_is_planted(both) -> None:
    """So that a new field can't be forgotten here."""
    known = {record.table: set() for record in KINDS}
    for record in (each for kind in KINDS for each in marked_desk().all(kind)):
        found = MARKER.findall(msgspec.json.encode(record).decode())
        known[record.table] |= {name.partition(".")[2] for name in found}
    for kind in KINDS:
        texts = {field.name for field in msgspec.structs.fields(kind) if field.type in (str, str | None)}
        assert texts - STRUCTURED <= known[kind.table], kind


def test_p_no_word_of_this_programs_judgement_is_told_to_others(both) -> None:
    every = b"\n".join((*both[False].values(), inflated(both[False]["index.pdf"]))).decode(errors="replace")
    told = "\n".join(data.decode() for name, data in both[False].items() if name.endswith((".txt", ".csv", "from")))
    signs = [words for sign in SIGNS.values() for words in (sign.name, sign.words)]
    remedies = [remedy.name for remedy in REMEDIES.values() if remedy.id in ("R06", "R07")]
    paths = ["collect-first", "collect first", "price-out", "leave now", "insult", "failed"]
    marks = ["OPINION", "JUDGEMENT", "PRIVATE", "DRAFT", "private", "verdict"]
    for words in (*signs, *remedies, *paths, *marks, "given away"):
        assert words not in told, words
    assert not re.search(r"\b[SRXL](0[1-9]|1\d|2[0-2])b?\b", told)
    assert "ClientDesk" not in every
    assert "clientdesk" not in every


def test_p_no_name_gives_a_kind_of_letter_or_a_draft_away(both) -> None:
    names = "\n".join(both[False])
    assert "notes.txt" not in both[False]
    assert not re.search("L[012]\\d|DRAFT", names)
    assert sum(name.startswith("letters/") for name in both[False]) == 1
    assert sum(name.startswith("letters/") for name in both[True]) == 3


def test_p_an_opinion_is_marked_as_one(both) -> None:
    log = both[True]["incidents.txt"].decode()
    assert "OPINION (mine, private):\n  | mk.incidents.opinion.mk" in log
    assert "JUDGEMENT (mine, private): S09" in log
    assert b"PRIVATE" in both[True]["index.txt"]


def test_p_what_was_left_out_is_not_counted_either(both) -> None:
    """The missing file of an incident that is left out is no concern of others."""
    assert b"of-own" in both[True]["index.txt"]
    assert b"not in here" not in both[False]["index.txt"]


def test_p_an_end_that_is_only_decided_is_not_told(tmp_path: Path) -> None:
    records = marked_desk()
    (exit_,) = (each for kind in KINDS if kind.table == "exits" for each in records.all(kind))
    table = {each.id: each for kind in KINDS for each in records.all(kind)}
    table["exits-1"] = exit_.but(last_day=day(30), answers={"meet": {"held": "no"}})
    files = zipped(type(records).of_all(table.values()), tmp_path, private=False)
    told = files["timeline.txt"].decode()
    assert "last day" not in told
    assert "Talk held" not in told
    assert TODAY.isoformat() not in told


@pytest.mark.parametrize(
    ("signs", "told"),
    [
        (("S13", "S07"), set()),
        (("S13", "S07", "S13"), {"0", "2"}),
        (("S07", "S13"), {"1"}),
        (("S13", "S09"), {"0", "1"}),
        (("S07",), set()),
    ],
)
def test_p_what_was_taken_back_under_another_sign_is_told_to_nobody(tmp_path, signs, told) -> None:
    """A thread is judged by what it came to: an accusation does not stand where its correction is left out."""
    book = Book().client()
    for number, sign in enumerate(signs):
        corrects = f"i{number - 1}" if number else None
        book.incident(sign, -9 + number, id=f"i{number}", said=f"words-{number}", corrects=corrects)
        book.add(Attachment, id=f"a{number}", name=f"file-{number}", sha256="0" * 64, size=1, on=day(-1),
                 to=f"i{number}")  # fmt: skip
    files = zipped(book.records, tmp_path, private=False, client=book.client_id)
    every = b"".join(files.values()).decode(errors="replace")
    assert set(re.findall(r"words-(\d)", every)) == set(re.findall(r"file-(\d)", every)) == told
    full = zipped(book.records, tmp_path, client=book.client_id)["incidents.txt"].decode()
    assert set(re.findall(r"words-(\d)", full)) == set(map(str, range(len(signs))))

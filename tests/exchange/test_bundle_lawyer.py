"""What a lawyer looks for in a bundle (P): the contract, how late, to whom a letter went, the talk, the chain."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from builder import Book, day, eur
from bundle_kit import HASH, zipped

from clientdesk.exchange.bundle.chain import numbered
from clientdesk.ledger.trail import all_sealed
from clientdesk.model.change import Change
from clientdesk.model.client import Client, Contact
from clientdesk.model.exit import Exit, ExitPath
from clientdesk.model.journal import Attachment, Channel, Incident, Letter, RemedyOutcome
from clientdesk.model.project import Document
from clientdesk.model.records import Records
from clientdesk.model.settings import Colleague
from clientdesk.playbook.comeback_since import CAME_BACK


def text_of(book: Book, folder: Path, name: str, *, private: bool = False) -> str:
    return zipped(book.records, folder, client=book.client_id, private=private)[name].decode()


def test_the_contract_tells_when_it_was_signed_its_terms_and_what_it_lacks(tmp_path: Path) -> None:
    book = Book().client().contract(
        signed=day(-90), notice_days=30, late_fee=Decimal(5), law="Scotland", kill_fee=Decimal(25), note="a bad one",
        deposit_percent=Decimal(0), safeguards={"C11": True},
    )  # fmt: skip
    told = text_of(book, tmp_path, "contract.txt")
    rows = {line[:35].strip(): line[35:].split(maxsplit=1) for line in told.splitlines()}
    assert "Signed: 23 Aug 2026" in told
    assert rows["Notice period"] == ["yes", "30 days' notice"]
    assert rows["Late fee"] == ["yes", "5% a year"]
    assert rows["Confidentiality"] == ["yes"]
    assert rows["Deposit before work"] == ["no"]
    assert rows["Portfolio licence"] == ["not", "known"]
    assert "law of Scotland; no courts" in told
    assert rows["Governing law and your courts"][:1] == ["in"]
    assert "If they cancel: 25% of the price" in told
    assert "a bad one" not in told


def test_without_a_contract_the_documents_stand_in_and_where_they_lie_is_the_persons_own(tmp_path: Path) -> None:
    mail = Document(what="The offer", on=day(-9), where="the blue folder")
    book = Book().client().contract(exists=False, documents=(mail,))
    for private in (False, True):
        told = text_of(book, tmp_path, "contract.txt", private=private)
        assert "There is no written contract." in told
        assert "The offer, 12 Nov 2026" in told
        assert ("the blue folder" in told) is private
    assert "Nothing is known of a contract." in text_of(Book().client(), tmp_path, "contract.txt")


def test_the_statement_says_when_each_invoice_was_due_and_how_late_it_was_paid_or_is(tmp_path: Path) -> None:
    book = Book().client().invoice("300.00", issued=-110, due=-80, number="N-1").paid(-10)
    book.invoice("500.00", issued=-70, due=-40, number="N-2").invoice("9.00", issued=-1, due=29, number="N-3")
    told = text_of(book, tmp_path, "statement.txt").partition("days after their due date")[2]
    rows = [line.split("  ") for line in told.splitlines() if line.startswith("N-")]
    cells = [[each.strip() for each in row if each.strip()] for row in rows]
    assert cells == [
        ["N-1", "3 Aug 2026", "2 Sep 2026", "€300.00", "11 Nov 2026", "70 days"],
        ["N-2", "12 Sep 2026", "12 Oct 2026", "€500.00", "40 days", "€500.00"],
        ["N-3", "20 Nov 2026", "20 Dec 2026", "€9.00", "€9.00"],
    ]


@pytest.mark.parametrize(
    ("channel", "address"),
    [
        (Channel.EMAIL, "ada@acme.example"),
        (Channel.LETTER, "1 High Street, Leeds, United Kingdom"),
        (Channel.CALL, "0123"),
        (Channel.CHAT, ""),
        (None, ""),
    ],
)
def test_a_letter_says_to_whom_and_where_it_went(tmp_path: Path, channel: Channel | None, address: str) -> None:
    book = Book().client("Acme", address="1 High Street\nLeeds", country="GB",
                         contacts=(Contact(name="Ada", email="ada@acme.example", phone="0123"),))  # fmt: skip
    book.add(Letter, kind="L10", written=day(-9), sent=day(-8), channel=channel, subject="Final", body="Pay.")
    told = text_of(book, tmp_path, "letters/2026-11-13 Final.txt")
    assert told.startswith("To: Ada, Acme\n")
    assert ("Address, as it is known today: " in told) is bool(address)
    assert f"today: {address}\n" in told or not address


def test_a_letter_to_a_colleague_names_their_address_and_not_the_clients(tmp_path: Path) -> None:
    book = Book().client("Acme", contacts=(Contact(email="ada@acme.example"),))
    book.add(Colleague, id="co", name="Selin", email="selin@example.com")
    book.add(Letter, kind="L19", written=day(-9), channel=Channel.EMAIL, subject="May I", body="Hi.", colleague="co")
    told = text_of(book, tmp_path, "letters/2026-11-12 DRAFT May I.txt", private=True)
    assert "To: Selin\nAddress, as it is known today: selin@example.com\n" in told


def talked(**said: str) -> Book:
    meet = {"on": day(-3).isoformat(), "channel": "call"} | said
    return Book().client().add(Exit, path=ExitPath.STANDARD, started=day(-9), answers={"meet": meet})


def test_the_talk_is_told_with_its_day_its_channel_and_their_words(tmp_path: Path) -> None:
    told = text_of(talked(held="yes", said="So be it.", lines="My own words."), tmp_path, "timeline.txt")
    assert "Wed 18 Nov 2026\nTalk held by telephone. They said:\n  | So be it.\n" in told
    assert "My own words" not in told


def test_a_talk_that_was_not_held_is_told_to_the_person_alone(tmp_path: Path) -> None:
    book = talked(held="no", instead="I was afraid.")
    for private in (False, True):
        told = text_of(book, tmp_path, "timeline.txt", private=private)
        assert ("a talk by telephone was planned for this day, and was not held" in told) is private
        assert ("I was afraid." in told) is private


def trail() -> Records:
    """An incident, a letter and a file, each written down after the other, and an incident after them."""
    book = Book().client("Acme").incident("S09", -9, id="one", said="one")
    book.add(Letter, id="two", kind="L10", written=day(-8), sent=day(-8), subject="Final", body="Pay.")
    book.add(Attachment, id="three", name="mail.eml", sha256=HASH, size=1, on=day(-7))
    return all_sealed(book.incident("S09", -6, id="four", said="four").records)


def test_every_entry_has_its_number_in_the_chain_and_the_index_says_how_to_check_it(tmp_path: Path) -> None:
    records = trail()
    (client,) = records.all(Client)
    files = {name: data.decode() for name, data in zipped(records, tmp_path, client=client.id).items()
             if name.endswith(".txt")}  # fmt: skip
    log, letter = files["incidents.txt"], files["letters/2026-11-13 Final.txt"]
    assert [line for line in log.splitlines() if line.startswith("Entry ")] == [
        "Entry 1 of 4 in the chain of this client.", "Entry 4 of 4 in the chain of this client.",
    ]  # fmt: skip
    assert "Entry 2 of 4 in the chain of this client." in letter
    assert "may be a letter or a file" in files["index.txt"]
    assert "ClientDesk, when it checks the desk, names" in files["index.txt"]
    rows = [line.split() for line in files["chain.txt"].splitlines() if "2026" in line]
    assert [row[:2] for row in rows] == [["1", "none"], ["2", "1"], ["3", "2"], ["4", "3"]]
    assert [row[-1] for row in rows] == [each.digest for each in numbered(records, client.id)]


def test_others_see_no_chain_for_some_of_its_entries_are_left_out(tmp_path: Path) -> None:
    records = trail()
    (client,) = records.all(Client)
    files = zipped(records, tmp_path, client=client.id, private=False)
    assert "chain.txt" not in files
    assert not any(b"Hash of this entry" in data for data in files.values())


def test_an_entry_whose_forerunner_is_gone_has_a_number_all_the_same(tmp_path: Path) -> None:
    records = trail()
    (client,), (first, last) = records.all(Client), records.all(Incident)
    left = records.after(Change("", removes=(first,)))
    assert [each.id for each in numbered(left, client.id)] == ["two", "three", "four"]
    files = zipped(left, tmp_path, client=client.id)
    assert b"  1  missing  13 Nov 2026" in files["chain.txt"]
    changed = records.after(Change("", (last.but(before=last.digest),)))
    assert len(numbered(changed, client.id)) == 4


def test_notes_are_in_the_words_of_the_pages_with_names_for_ids_and_nothing_empty(tmp_path: Path) -> None:
    book = Book().client().invoice("500.00", due=-40).contract(notice_days=30)
    book.remedy("R03", -30, RemedyOutcome.FAILED, note="no use", decided=day(-20))
    book.add(Colleague, id="co", name="Farid", does="web shops")
    answers = {
        "reflect": {"keeping": "they-wont", "takes": ""},
        "review": {"C01": "read", "duties": "yes", "gone-question": "some words"},
        "meet": {"on": day(-3).isoformat(), "channel": "call", "held": "yes", "then": "go-on"},
        "refer": {"ask": "co"},
    }
    book.add(Exit, path=ExitPath.STANDARD, started=day(-9), reason="S07", answers=answers, skipped={"notice": "no"})
    told = text_of(book, tmp_path, "notes.txt", private=True)
    for words in (
        "Review: Deposit before work\n  | read",
        "Review: Gone question\n  | some words",
        "Meet: When do you talk?\n  | 18 Nov 2026",
        "Meet: How?\n  | by telephone",
        "Meet: And now?\n  | Go on with the end",
        "Refer: Whom do you ask first?\n  | Farid",
        "Notice was skipped:",
        "Remedy: send a statement",
        "Reason: ",
    ):
        assert words in told, words
    for code in ("S07", "R03", "C01", "they-wont", "go-on", "co\n", "takes", "reflect,"):
        assert code not in told, code
    story = text_of(book, tmp_path, "timeline.txt", private=True)
    assert "JUDGEMENT (mine, private): send a statement: did not help" in story
    assert "R03" not in story


def test_own_words_that_are_an_options_value_too_stay_as_they_were_written(tmp_path: Path) -> None:
    answers = {"meet": {"on": day(-3).isoformat(), "held": "yes", "said": "keep"}}
    book = Book().client().add(Exit, path=ExitPath.STANDARD, started=day(-9), answers=answers)
    assert "Meet: What did they say?\n  | keep\n" in text_of(book, tmp_path, "notes.txt", private=True)


def test_what_was_proposed_on_a_coming_back_is_not_told_as_signed(tmp_path: Path) -> None:
    book = Book().client().contract(notice_days=30)
    book.add(Exit, path=ExitPath.STANDARD, started=day(-90), done={CAME_BACK: day(-1)})
    told = text_of(book, tmp_path, "contract.txt")
    assert "Proposed when they came back, and not signed yet: nothing of it is agreed." in told
    assert "Signed" not in told
    rows = {line[:35].strip(): line[35:].split(maxsplit=1) for line in told.splitlines()}
    assert rows["Notice period"] == ["proposed", "30 days' notice"]
    assert rows["Portfolio licence"] == ["not", "known"]


def test_an_answer_of_no_step_and_a_colleague_who_is_gone_are_told_as_they_are(tmp_path: Path) -> None:
    answers = {"dream": {"what": "on"}, "refer": {"ask": "gone"}, "review": {"late-fee": "charge"}}
    book = Book().client().add(Exit, path=ExitPath.LEAVE_NOW, started=day(-9), answers=answers, saved=day(-2))
    told = text_of(book, tmp_path, "notes.txt", private=True)
    assert "dream: What\n  | on" in told
    assert "Late fee\n  | it is asked for" in told


def test_an_amount_of_another_currency_keeps_its_own(tmp_path: Path) -> None:
    book = Book().client().contract(revisions=2, extra_round=eur("120.00"))
    assert "2 rounds, another one €120" in text_of(book, tmp_path, "contract.txt")

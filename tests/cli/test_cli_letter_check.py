"""`letter check`, and the problems of a letter that is written or marked as sent (cli.md)."""

from __future__ import annotations

from pathlib import Path

import pytest
from cli_kit import Cli

FIELDS = {"rule", "line", "text", "why", "blocks"}


@pytest.fixture
def owed(cli: Cli) -> Cli:
    """Kedai owes RM 500 on K-1, 51 days late."""
    cli("settings", "set", "--name", "Ada Lovelace", "--payment-details", "IBAN DE00 1234")
    cli("client", "add", "Kedai Seni", "--currency", "MYR", "--contact", "Puan Siti")
    cli("invoice", "add", "Kedai", "K-1", "500", "--issued", "2026-09-01", "--due", "2026-10-01")
    return cli


def checked(cli: Cli, file: Path, *options: str):
    done = cli("letter", "check", str(file), "--json", *options)
    import json

    found = json.loads(done.out)
    assert done.code == (1 if found else 0)
    return found


@pytest.fixture
def file(owed: Cli, tmp_path: Path) -> Path:
    """The late notice as the desk writes it."""
    path = tmp_path / "letter.txt"
    assert owed("letter", "L07", "Kedai", "-o", str(path)).code == 0
    return path


def test_a_letter_as_the_desk_wrote_it_has_no_problems(owed: Cli, file: Path):
    assert checked(owed, file, "--client", "Kedai") == []
    assert checked(owed, file) == []
    done = owed("letter", "check", str(file), "--client", "Kedai")
    assert (done.code, done.out, done.err) == (0, "", "Nothing is wrong with it.\n")
    assert owed("letter", "L07", "Kedai", "--json").json["problems"] == []


def test_a_cent_too_much_is_found_where_it_stands_in_the_file(owed: Cli, file: Path):
    lines = file.read_text().split("\n")
    at = next(at for at, line in enumerate(lines, 1) if line.startswith("- Invoice K-1"))
    file.write_text(file.read_text().replace("500.00", "500.01"))
    found = checked(owed, file, "--client", "Kedai")
    assert all(set(each) == FIELDS for each in found)
    assert (at, "amount", "MYR 500.01") in [(each["line"], each["rule"], each["text"]) for each in found]
    assert any(each["rule"] == "missing" and each["blocks"] and each["line"] == 0 for each in found)


def test_each_problem_is_a_line_for_people(owed: Cli, file: Path):
    file.write_text(file.read_text().replace("Please pay", "You never pay!! Please pay"))
    done = owed("letter", "check", str(file))
    assert done.code == 1
    assert "· blame · “You never” counts up what they did" in done.out
    assert "· emotion · “!!” reads as shouting" in done.out


def test_a_mail_is_read_as_its_text(owed: Cli, tmp_path: Path):
    mail = tmp_path / "letter.eml"
    assert owed("letter", "L07", "Kedai", "-o", str(mail)).code == 0
    assert checked(owed, mail, "--client", "Kedai") == []
    mail.write_bytes(mail.read_bytes().replace(b"Please pay", b"Shame on you. Please pay"))
    [problem] = checked(owed, mail, "--client", "Kedai")
    assert (problem["rule"], problem["text"]) == ("blame", "Shame on you")


def test_standard_input_is_a_letter_too(owed: Cli):
    done = owed("letter", "check", "-", "--json", stdin="Subject\n\nDear Ada,\n\nSize S04 and a fire.\n")
    assert done.code == 1
    assert '"word-fire"' in done.out
    assert '"labels"' in done.out
    assert '"line":5' in done.out.replace(" ", "")


def test_language_and_kind_are_found_out_and_can_be_said(owed: Cli, tmp_path: Path):
    path = tmp_path / "letter.txt"
    path.write_text("Fatura\n\nSayın Kaya,\n\nBu fatura için size yazıyorum ve her zaman geç ödüyorsunuz.\n")
    assert [each["rule"] for each in checked(owed, path)] == ["blame"]
    assert checked(owed, path, "--language", "en") == []
    path.write_text("The end\n\nDear Ada,\n\nI am ending our work because I move. Another reason is the price.\n")
    assert [each["rule"] for each in checked(owed, path)] == ["one-reason"]
    assert [each["rule"] for each in checked(owed, path, "--kind", "L17")] == ["one-reason", "one-reason"]
    assert checked(owed, path, "--kind", "L03") == []


def test_a_client_of_the_desk_is_checked_by_the_kind_that_its_words_tell(owed: Cli, tmp_path: Path):
    path = tmp_path / "letter.txt"
    path.write_text("Final notice\n\nDear Puan Siti,\n\nK-1 is overdue. Pay RM 500.00.\n\nAda Lovelace\n")
    told = {each["why"].partition(":")[0] for each in checked(owed, path, "--client", "Kedai")}
    assert "It does not say that K-1 was due on 1 Oct 2026" in told
    assert "It does not say that payment is 51 days late" in told
    assert any(each.startswith("It sets no deadline") for each in told)


@pytest.mark.parametrize(
    ("name", "data", "code", "why"),
    [
        ("none.txt", None, 1, "can't be read"),
        ("letter.pdf", b"x", 2, "neither a text nor a mail"),
        ("bad.txt", b"\xff\xfe\x00", 1, "not UTF-8"),
        ("bad.eml", b"\x00\x01", 1, "no mail with a text in it"),
        ("none.eml", None, 1, "can't be read"),
    ],
)
def test_a_file_that_is_no_letter_is_refused_in_a_sentence(owed: Cli, tmp_path: Path, name, data, code, why):
    path = tmp_path / name
    if data is not None:
        path.write_bytes(data)
    done = owed("letter", "check", str(path))
    assert done.code == code
    assert why in done.err
    assert "Traceback" not in done.err


def test_a_draft_with_a_wrong_sum_is_marked_as_sent_only_anyway(owed: Cli):
    assert owed("letter", "L07", "Kedai", "--save").code == 0
    owed("payment", "add", "K-1", "0.01", "--on", "2026-11-20")
    refused = owed("letter", "sent", "L07", "Kedai")
    assert refused.code == 1
    assert "If it went out like this all the same, add --anyway." in refused.err
    assert [each["sent"] for each in owed("letter", "list", "Kedai", "--json").json] == [None]
    done = owed("letter", "sent", "L07", "Kedai", "--anyway")
    assert done.code == 0
    assert "! It does not say that RM499.99 is open on K-1: add it." in done.err
    assert [each["sent"] for each in owed("letter", "list", "Kedai", "--json").json] == ["2026-11-21"]


def test_words_that_were_sent_are_recorded_whatever_they_are(owed: Cli):
    assert owed("letter", "sent", "L10", "Kedai", stdin="You never pay. €7!!").code == 0


@pytest.mark.parametrize("text", ["", "\n", "Only a subject\n"])
@pytest.mark.parametrize("whom", [[], ["--client", "Kedai"]])
def test_an_empty_letter_is_nothing_to_send(owed: Cli, tmp_path: Path, text: str, whom: list[str]):
    path = tmp_path / "empty.txt"
    path.write_text(text)
    assert "empty" in [each["rule"] for each in checked(owed, path, *whom)]
    done = owed("letter", "check", "-", *whom, stdin=text)
    assert (done.code, "Nothing is wrong" in done.err) == (1, False)

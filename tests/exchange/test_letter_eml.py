"""A letter as a mail draft: exactly the headers that are meant, and every word back, whatever stands in it."""

from __future__ import annotations

from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from letter_kit import BODY, book, letter
from strategies import HOSTILE

from clientdesk.exchange.letter import Copy, letter_file, made
from clientdesk.exchange.letter.address import mail_address
from clientdesk.exchange.letter.eml import mail_of, written
from clientdesk.exchange.letter.header import address_value, text_value
from clientdesk.exchange.letter.read_back import check_same
from clientdesk.model.client import Client, Language
from clientdesk.model.errors import NotFound, Refused
from clientdesk.model.names import clean, clean_lines
from clientdesk.model.settings import Colleague

PLAIN = ["X-Unsent", "From", "To", "Subject", "Content-Type", "Content-Transfer-Encoding", "MIME-Version"]
INJECTION = "=?utf-8?q?Hello=0D=0ABcc:_spy@example.com?="
SUBJECTS = st.sampled_from([*HOSTILE, INJECTION, "\u202eReversed", "a\r\nBcc: x@y.example", "ş" * 1000, "x" * 1000, ""])


def read(data: bytes) -> EmailMessage:
    found = message_from_bytes(data, policy=default)
    assert isinstance(found, EmailMessage)
    return found


def words(found: EmailMessage) -> str:
    body = found.get_body(("plain",))
    assert body is not None
    return str(body.get_content()).replace("\r\n", "\n")


def test_a_draft_is_unsent_and_has_no_date_no_id_and_no_program_in_it():
    found = read(letter_file(*letter(book()), ".eml"))
    assert sorted(found.keys()) == sorted(PLAIN)
    assert found["X-Unsent"] == "1"
    assert (found["From"], found["To"]) == ("Ada Şahin <ada@example.com>", "Puan Siti <siti@kedai.example>")
    assert (found["Subject"], words(found)) == ("Fatura K-1", f"{BODY}\n")


def test_the_same_letter_is_the_same_bytes():
    asked = letter(book(), copies=(Copy("K-1.pdf", b"%PDF"),))
    assert letter_file(*asked, ".eml") == letter_file(*asked, ".eml")


def test_a_letter_to_a_colleague_goes_to_them_and_names_no_client():
    desk = book().add(Colleague, name="Deniz", email="deniz@example.com")
    asked = letter(desk, "May I?", "Dear Deniz", colleague=desk.list[-1].id)
    assert read(letter_file(*asked, ".eml"))["To"] == "Deniz <deniz@example.com>"
    assert b"Kedai" not in letter_file(*asked, ".eml")


def test_what_was_meant_for_a_colleague_who_is_gone_does_not_go_to_the_client():
    with pytest.raises(NotFound):
        letter_file(*letter(book(), colleague="gone"), ".eml")


def test_without_an_address_there_is_no_to_and_it_is_said():
    draft = made(*letter(book(email="")), ".eml")
    assert "To" not in read(draft.data)
    assert draft.notes == ("The desk has no e-mail address of Puan Siti: write it into the draft yourself.",)
    assert made(*letter(book()), ".eml").notes == ()


def test_an_address_that_no_header_takes_is_left_out_and_named():
    draft = made(*letter(book(email="ışık@örnek.com.tr")), ".eml")
    assert "To" not in read(draft.data)
    assert draft.notes[0].startswith("“ışık@örnek.com.tr” can't be written into an e-mail as an address")


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("ada@example.com", "ada@example.com"),
        (" Ada.L+x@Example.COM ", "Ada.L+x@example.com"),
        ("ada@münchen.example", "ada@xn--mnchen-3ya.example"),
        ("ada@straße.example", "ada@xn--strae-oqa.example"),
        ("ada@client.example,spy@example.com", ""),
        ("ada", ""),
        ("ışık@example.com", ""),
        ("ada@example.com>\r\nBcc: x@example.com", ""),
        ("", ""),
    ],
)
def test_an_address_is_one_address_with_a_domain_that_every_server_knows(typed, address):
    assert mail_address(typed) == address


@settings(max_examples=60, deadline=None)
@given(subject=SUBJECTS | st.text(max_size=90), body=st.text(max_size=300), name=SUBJECTS | st.text(max_size=90))
@example(subject=INJECTION, body=INJECTION, name=INJECTION)
@example(
    subject='"Seni, Kedai" <spy@example.com>', body=".\nFrom x\n=\n" + "ş" * 2000, name='"Seni, Kedai" <a@b.example>'
)
def test_whatever_stands_in_it_comes_back_and_nothing_else_does(subject, body, name):
    desk = book(contact=name)
    found = read(letter_file(*letter(desk, subject, body), ".eml"))
    assert sorted(found.keys()) == sorted(PLAIN)
    assert found["Subject"] == clean(subject)
    assert words(found) == f"{clean_lines(body)}\n"
    assert [each.addr_spec for each in found["To"].addresses] == ["siti@kedai.example"]


@settings(max_examples=30, deadline=None)
@given(names=st.lists(SUBJECTS | st.text(max_size=40), max_size=3), data=st.binary(max_size=60))
def test_copies_come_back_as_they_were_attached_each_under_a_name_of_its_own(names, data):
    desk = book()
    found = read(letter_file(*letter(desk, copies=tuple(Copy(name, data) for name in names)), ".eml"))
    attached = [(each.get_filename(), each.get_content()) for each in found.iter_attachments()]
    assert [content for _, content in attached] == [data] * len(names)
    assert len({name for name, _ in attached}) == len(names)
    assert words(found) == f"{BODY}\n"


def test_an_invoices_copy_is_a_pdf_with_its_name():
    asked = letter(book(), copies=(Copy("Rechnung ç 1.pdf", b"%PDF"),))
    [copy] = read(letter_file(*asked, ".eml")).iter_attachments()
    assert (copy.get_content_type(), copy.get_filename()) == ("application/pdf", "Rechnung ç 1.pdf")


@pytest.mark.parametrize(
    "spoil",
    [
        lambda data: b"Bcc: spy@example.com\r\n" + data,
        lambda data: b"X-Mailer: x\r\n" + data,
        lambda data: data.replace(b"X-Unsent: 1\r\n", b""),
        lambda data: data.replace(b"siti@", b"spy@"),
        lambda data: data.replace(b"siti@", b"spy@example.com, siti@"),
        lambda data: data.replace(b"Puan", b"Tuan"),
        lambda data: data.replace(b"Fatura", b"Invoice"),
        lambda data: data.replace(b"K-2", b"K-3"),
    ],
)
def test_a_mail_that_is_read_otherwise_than_it_was_meant_is_refused(spoil):
    mail = mail_of(*letter(book()))
    check_same(written(mail), mail)
    with pytest.raises(Refused, match="would not be read as it is written"):
        check_same(spoil(written(mail)), mail)


def test_a_copy_that_is_not_the_one_that_was_meant_is_refused():
    mail = mail_of(*letter(book(), copies=(Copy("K-1.pdf", b"%PDF"),)))
    with pytest.raises(Refused, match="what is attached"):
        check_same(written(mail).replace(b"K-1.pdf", b"K-2.pdf"), mail)


def test_plain_words_stand_in_a_header_as_they_are():
    assert text_value("Invoice K-1") == "Invoice K-1"
    assert address_value("Ada Lovelace", "ada@example.com") == "Ada Lovelace <ada@example.com>"
    assert address_value("", "ada@example.com") == "ada@example.com"
    assert all(len(line) <= 77 for line in text_value("ş" * 500).split("\r\n"))


def test_a_text_file_has_the_subject_an_empty_line_the_words_and_a_line_feed():
    records, asked = letter(book(), language=Language.TURKISH)
    assert letter_file(records, asked, ".txt") == f"Fatura K-1\n\n{BODY}\n".encode()
    with pytest.raises(Refused, match=r"\.txt, \.eml, \.pdf"):
        letter_file(records, asked, ".doc")


def test_a_client_without_anybody_to_write_to_has_the_firms_name():
    desk = book(contact="", email="")
    assert desk.records.get(Client, desk.client_id).contacts == ()
    assert "Kedai Seni" in made(*letter(desk), ".eml").notes[0]

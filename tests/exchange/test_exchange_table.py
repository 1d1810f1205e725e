"""Reading a file's bytes into rows."""

from __future__ import annotations

from contextlib import suppress

import pytest
from exchange_kit import plan
from hypothesis import given, settings
from hypothesis import strategies as st

from clientdesk.exchange.inert import inert, restored
from clientdesk.exchange.table import read_table
from clientdesk.model.errors import Refused

TURKISH = "Müşteri;Tutar\nİzmir Ağaç;5\nŞölen;6\n"


def rows(data: str | bytes) -> list[tuple[int, tuple[str, ...]]]:
    return [tuple(row) for row in read_table(data.encode() if isinstance(data, str) else data).rows]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1254"])
def test_the_encoding_is_found(encoding):
    assert rows(TURKISH.encode(encoding))[1] == (2, ("İzmir Ağaç", "5"))


def test_western_text_without_turkish_letters_is_cp1252():
    table = read_table("Kunde;Betrag\nMüller “& Söhne”;5 €\n".encode("cp1252"))
    assert table.encoding == "cp1252"
    assert table.rows[1].cells == ("Müller “& Söhne”", "5 €")


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_delimiter_is_found(delimiter):
    lines = [["Client", "Number", "Amount"], ["Ada", "1", "5"], ["Bo", "2", "6"]]
    assert rows("\n".join(delimiter.join(line) for line in lines))[2] == (3, ("Bo", "2", "6"))


def test_commas_within_cells_of_a_semicolon_file_are_amounts():
    assert rows("Kunde;Betrag\nMeier, Sohn;1.234,50\nBo, Co;99,00\n")[1] == (2, ("Meier, Sohn", "1.234,50"))


def test_one_column_is_a_table():
    assert rows("name\nAda\nBo\n") == [(1, ("name",)), (2, ("Ada",)), (3, ("Bo",))]


def test_excel_may_say_its_delimiter_in_the_first_line():
    assert rows("sep=;\nName;Land\nA,B;c\n")[2] == (3, ("A,B", "c"))


def test_rows_are_numbered_by_the_line_they_begin_on():
    text = 'Name,Note\r\n\r\n"Ada","two\r\nlines"\r\nBo,one\r\n'
    assert [line for line, _ in rows(text)] == [1, 3, 5]


@pytest.mark.parametrize(
    ("data", "word"),
    [
        (b"", "empty"),
        (b" \r\n \n", "empty"),
        (b",,,\n,,,\n", "no cells"),
        (b"Name,Amount\nAda\0,5\n", "NUL"),
        (b"PK\x03\x04\x14\x00", "spreadsheet"),
        (b"%PDF-1.7 and so on", "PDF"),
        (b"\x81\x8d\x8f\x90\x9d" * 30, "no text"),
        (b'Name,Amount\nAda,5\n"Bo,6\nCy,7\n', "Line 3 opens a quotation mark"),
        (b'Name,Amount\n"Ada"x,5\n', "Line 2 can't be read"),
        (b"Name,Amount\nAda,5\n" + b"x" * 1_000_000 + b",6\n", "Line 3 holds a cell"),
    ],
)
def test_what_is_no_table_is_refused_in_a_sentence(data, word):
    with pytest.raises(Refused, match=word):
        read_table(data)


CSV = st.text(st.sampled_from("Name,Amount;\t|\"'\r\n=+-@1.0€ \\\x1b"), max_size=60)
HEADS = st.sampled_from(["", "Client,Number,Amount\n", "Invoice;Amount;On\n", "Name\n", '{"clientdesk": '])


@settings(max_examples=200, deadline=None)
@given(st.one_of(st.binary(max_size=60), st.builds(lambda head, text: (head + text).encode(), HEADS, CSV)))
def test_whatever_the_bytes_the_answer_is_a_plan_or_a_sentence(data):
    with suppress(Refused):
        plan(data, currency="EUR")


@pytest.mark.parametrize("text", ["=1+1", "+49 30 1", "-5", "@a", "\tx", "\rx", "'=x", "''=x", "＝1"])
def test_formulas_are_made_inert_and_restored(text):
    assert inert(text) == "'" + text
    assert restored(inert(text)) == text


@pytest.mark.parametrize("text", ["'t Hooft", "Ada", "", "a=b", "''", "5-3"])
def test_other_texts_are_left_alone(text):
    assert inert(text) == restored(text) == text

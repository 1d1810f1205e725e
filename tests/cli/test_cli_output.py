"""What is printed: aligned, cut to the terminal, never steering it."""

from __future__ import annotations

from datetime import date, time
from decimal import Decimal
from fractions import Fraction
from typing import Any

import msgspec
import pytest
from builder import eur
from cli_kit import Cli

from clientdesk.cli import output, table
from clientdesk.cli.as_json import money_list, plain, put_json
from clientdesk.cli.table import cells, cut, put_pairs, put_table
from clientdesk.model.client import Client, Stage
from clientdesk.model.money import Money

ROWS = [("İzmir", "●", "€1.00"), ("客户 Studio", "✖ leave", "€12,000.00")]


def lines(capsys: pytest.CaptureFixture[str]) -> list[str]:
    return capsys.readouterr().out.splitlines()


def test_columns_line_up_by_cells(capsys: pytest.CaptureFixture[str]) -> None:
    put_table(("Name", "State", ">Owed"), ROWS, empty="")
    assert lines(capsys) == [
        "Name         State          Owed",
        "İzmir        ●             €1.00",
        "客户 Studio  ✖ leave  €12,000.00",
    ]


@pytest.mark.parametrize("wide", [24, 26, 30, 40])
def test_a_table_fits_the_terminal(wide: int, capsys: pytest.CaptureFixture[str], monkeypatch: Any) -> None:
    monkeypatch.setattr(table, "width", lambda: wide)
    put_table(("Name", "State", ">Owed"), [("A very long name indeed " * 3, "✖ leave", "€12,000.00")], empty="")
    shown = lines(capsys)
    assert max(map(cells, shown)) <= wide
    assert shown[1].endswith("€12,000.00")
    assert "…" in shown[1]


def test_a_sliver_of_a_terminal_gets_a_sliver(capsys: pytest.CaptureFixture[str], monkeypatch: Any) -> None:
    monkeypatch.setattr(table, "width", lambda: 10)
    put_table(("Name", "State", ">Owed"), ROWS, empty="")
    assert max(map(cells, lines(capsys))) <= 10


@pytest.mark.parametrize("wide", [1, 12, 20, 28, 36, 44, 80])
def test_no_figure_is_ever_cut(wide: int, capsys: pytest.CaptureFixture[str], monkeypatch: Any) -> None:
    monkeypatch.setattr(table, "width", lambda: wide)
    figures = ("€12,000.00", "Rp125,000,000", "KWD 462.750")
    put_table(("Name", ">Owed", ">Overdue", ">Late", "~Next?"), [("Acme", *figures, "write to them")], empty="")
    out = capsys.readouterr().out
    assert all(figure in out for figure in figures)


def test_free_text_gives_way_before_other_words(capsys: pytest.CaptureFixture[str], monkeypatch: Any) -> None:
    monkeypatch.setattr(table, "width", lambda: 40)
    put_table(
        ("Client", "Why?", "~What"), [("A client of long name", "G3", "Send the notice of thirty days")], empty=""
    )
    assert lines(capsys)[1] == "A client of long name  G3   Send the no…"


def test_a_pipe_gets_everything(capsys: pytest.CaptureFixture[str]) -> None:
    put_table(("Name",), [("x" * 300,)], empty="")
    assert lines(capsys)[1] == "x" * 300


@pytest.mark.parametrize(
    ("text", "number"), [("abc", 3), ("客户", 4), ("é", 1), ("e\u0301", 1), ("👩\u200d💻", 4), ("", 0), ("…", 1)]
)
def test_cells_are_what_a_terminal_shows(text: str, number: int) -> None:
    assert cells(text) == number


@pytest.mark.parametrize(("most", "shown"), [(11, "客户 Studio"), (10, "客户 Stud…"), (4, "客…"), (3, "客…"), (2, "…")])
def test_cutting_never_splits_a_wide_character(most: int, shown: str) -> None:
    assert cut("客户 Studio", most) == shown


def test_cells_are_cleaned(capsys: pytest.CaptureFixture[str]) -> None:
    put_table(("Name",), [("\x1b[31mred\x1b[0m\n\x9b2J\u202e",)], empty="")
    put_pairs([("Note", "a\nb\x07"), ("Empty", "")])
    output.put("a\x1b]52;c;x\x07b\nc")
    assert capsys.readouterr().out == "Name\n[31mred[0m 2J\nNote  a b\na]52;c;xb\nc\n"


def test_heads_are_bold_where_the_terminal_can(capsys: pytest.CaptureFixture[str], monkeypatch: Any) -> None:
    monkeypatch.setattr(output, "_is_terminal", lambda: True)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.delenv("NO_COLOR", raising=False)
    output.put_bold("Na\x1bme")
    monkeypatch.setenv("NO_COLOR", "1")
    output.put_bold("Name")
    assert capsys.readouterr().out == "\x1b[1mName\x1b[0m\nName\n"


def test_values_have_one_form_in_json() -> None:
    assert plain(eur("1234.5")) == {"amount": "1234.50", "currency": "EUR"}
    assert plain(Money(1250, "KWD")) == {"amount": "1.250", "currency": "KWD"}
    assert plain(Money(-84000, "JPY")) == {"amount": "-84000", "currency": "JPY"}
    assert plain([date(2026, 11, 21), time(9, 30), Decimal("12.5"), Stage.ACTIVE, None, True]) == [
        "2026-11-21", "09:30:00", "12.5", "active", None, True,
    ]  # fmt: skip
    assert plain(Fraction(1, 3)) == 0.3333
    assert plain(Client(id="c", name="A"))["since"] is None
    with pytest.raises(TypeError, match="bytes has no JSON form"):
        plain(b"")


def test_sums_are_in_order_of_currency_without_zeros() -> None:
    sums = {"USD": Money(1, "USD"), "EUR": Money(2, "EUR"), "GBP": Money(0, "GBP")}
    assert [each["currency"] for each in money_list(sums)] == ["EUR", "USD"]


def test_json_is_utf8_and_safe_to_look_at(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    value = {"name": "İ客🦊", "bad": "\x9b\x7f\u202e\x1b\u2028"}
    put_json(value)
    out = capsysbinary.readouterr().out
    assert "İ客🦊".encode() in out
    assert msgspec.json.decode(out) == value
    assert not any(char in out.decode() for char in value["bad"])


def test_a_desk_that_others_wrote_is_printed_clean(cli: Cli, desk: Any) -> None:
    cli("client", "add", "Acme", "--note", "something")
    evil = {b'"Acme"': b'"Ac\\u001b[2J\\u009bme"', b'"something"': b'"\\u001bc"'}
    for good, bad in evil.items():
        desk.write_bytes(desk.read_bytes().replace(good, bad))
    assert "Ac[2Jme" in cli("clients").out
    for command in ("clients", "client show ac", "clients --json", "client show ac --json", "history"):
        done = cli(*command.split())
        assert done.code == 0
        assert "\x1b" not in done.out + done.err
        assert "\x9b" not in done.out + done.err

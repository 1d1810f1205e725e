"""A person's own templates: they go before ours, and can do nothing but lay out facts."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from builder import day
from chasing_kit import bare, chased, owing
from letters_kit import bare as bare_exit
from letters_kit import letter

from clientdesk.letters.chasing import CHASING
from clientdesk.letters.filters import ALL
from clientdesk.letters.own import own_folder
from clientdesk.letters.sandbox import LONGEST
from clientdesk.model.client import Language
from clientdesk.model.errors import Refused
from clientdesk.model.settings import Colleague


@pytest.fixture
def own(monkeypatch, tmp_path):
    """Writes an own template: `own("L07", text)`."""
    monkeypatch.setenv("CLIENTDESK_TEMPLATES", str(tmp_path))

    def write(name: str, text: str | bytes, language: Language = Language.ENGLISH):
        folder = tmp_path / language.value
        folder.mkdir(exist_ok=True)
        path = folder / f"{name}.txt"
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path

    return write


def refused(own, body: str, kind: str = "L07") -> str:
    """What is said of an own template with a body that can't be filled in."""
    path = own(kind, f"Subject\n\n{body}")
    with pytest.raises(Refused) as error:
        chased(owing(), kind)
    assert str(path) in str(error.value)
    return str(error.value)


def test_an_own_template_goes_before_ours_and_takes_in_ours_and_its_own(own):
    own(
        "L07", "Money, {{ client }}\n\nHi {{ greeting }},\n\n{% include '_account.txt' %}\n\n{% include '_bye.txt' %}\n"
    )
    own("_bye", "Bye, {{ to_pay|money }}.")
    written = chased(owing(), "L07")
    assert written.subject == "Money, Northwind"
    assert written.body.startswith("Hi Mr. Kaya,\n\n- Invoice N-1 (the shop), due on 21 August 2026")
    assert written.body.endswith("\n\nBye, €558.40.")
    assert len(written.invoices) == 2


def test_an_own_template_of_an_exit_goes_before_ours_too(own):
    own("L17", "The end\n\n{{ greeting }}, it ends {{ today|day }}.")
    assert chased(bare(), "L17").body == "Northwind, it ends 21 November 2026."


def test_ours_take_in_nothing_of_theirs_so_that_a_broken_part_hinders_no_other_letter(own):
    own("_signed", "{{ broken")
    own("L08", "{% if %}")
    assert chased(bare(), "L07").body.endswith("Kind regards")
    with pytest.raises(Refused):
        chased(bare(), "L08")


def test_an_end_is_never_held_up_by_a_broken_template(own):
    ours = letter(bare_exit(), "L14")
    own("L14", "The end\n\n{{ nmae }}")
    assert letter(bare_exit(), "L14") == ours
    own("L14", "The end\n\nIt ends.")
    assert letter(bare_exit(), "L14").body == "It ends."


def test_an_own_template_makes_a_letter_of_a_language_that_has_none(own):
    own("L07", "Konu\n\nSayın {{ greeting }}, {{ to_pay|money }}", Language.TURKISH)
    assert chased(bare(), "L07", language=Language.TURKISH).body == "Sayın Northwind, €800,00"
    assert chased(bare(), "L07").subject == "Invoice N-1 is past its due date"


@pytest.mark.parametrize(
    "body", ["{{ nmae }}", "{% if not invoices %}{{ nmae }}{% endif %}", "{% if nmae %}x{% endif %}"]
)
def test_an_unknown_field_is_named_with_its_line_also_where_today_s_letter_would_not_come_to_it(own, body):
    assert "line 4: “nmae” is no field" in refused(own, f"\n{body}")


def test_an_unknown_field_of_a_list_is_named_with_its_line(own):
    assert "line 3: “numer” is no field" in refused(own, "{% for each in invoices %}{{ each.numer }}{% endfor %}")


def test_of_a_misspelt_field_the_one_that_is_meant_is_named(own):
    assert "line 3: “topay” is no field. Did you mean to_pay? Without it" in refused(own, "{{ topay|money }}")
    of_each = "{% for each in invoices %}{{ each.numer }}{% endfor %}"
    assert "“numer” is no field. Did you mean number?" in refused(own, of_each)
    assert "“zzz” is no field. Without it" in refused(own, "{{ zzz }}")


def test_nothing_is_ever_printed_as_none_and_no_day_without_its_filter(own):
    assert "write days, money and lists with a filter" in refused(own, "{{ today }}")
    assert "has no value here" in refused(own, "by {{ deadline }}")
    assert "has no value here" in refused(own, "{{ 'by ' ~ deadline }}")


@pytest.mark.parametrize(
    "body",
    [
        "{{ client.__class__.__mro__ }}",
        "{{ client['__class__'] }}",
        "{{ invoices|map(attribute='__class__')|list|length }}{{ invoices[0].__init__ }}",
        "{{ client.upper() }}",
        "{{ ''.join(messages) }}",
        "{{ '{0.__class__}'.format(client) }}",
        "{{ '%s' % client }}",
        "{{ range(9) }}",
        "{{ lipsum() }}",
        "{{ self }}",
        "{{ client|attr('__class__') }}",
        "{{ client|upper }}",
        "{{ client|default('x') }}",
        "{% import 'os' as os %}",
        "{% extends 'L08.txt' %}",
        "{% macro f() %}{{ f() }}{% endmacro %}",
        "{% include client %}",
        "{% include '../../L08.txt' %}",
        "{% include '/etc/passwd' %}",
        "{% include 'none.txt' %}",
        "{% block x %}{% endblock %}",
    ],
)
def test_a_template_reaches_nothing_but_its_facts(own, body):
    refused(own, body)


@pytest.mark.parametrize(
    "body",
    [
        "{% for a in 'x' * 9 %}x{% endfor %}",
        "{{ 'x' * 999999999 }}",
        "{{ 9 ** 9 ** 9 }}",
        "{% set x = 'xxxxxxxx' %}" + "{% set x = x ~ x %}" * 60 + "{{ x }}",
        "{% set x = client + client %}",
        "".join(f"{{% for a{n} in client %}}" for n in range(12)) + "x" + "{% endfor %}" * 12,
        "".join(f"{{% for a{n} in client %}}" for n in range(12)) + "{% endfor %}" * 12,
        "{% for a in invoices recursive %}{{ loop(invoices) }}{% endfor %}",
        "{% include 'L07.txt' %}",
        "x" * (LONGEST + 1),
        "{% set a = client|list %}" + "{% set a = a|list %}" * 9 + "{% for b in a for c in a %}{% endfor %}",
        "{{ " + "(" * 5000 + "1" + ")" * 5000 + " }}",
    ],
)  # fmt: skip
def test_a_template_ends_soon_and_its_letter_is_short(own, body):
    begun = time.monotonic()
    refused(own, body)
    assert time.monotonic() - begun < 2


def test_a_template_that_is_no_text_in_utf_8_is_told_as_such(own):
    path = own("L07", "Mahnung für\n\nGrüße".encode("latin-1"))
    with pytest.raises(Refused, match="it is not written in UTF-8") as error:
        chased(owing(), "L07")
    assert str(path) in str(error.value)


@pytest.mark.parametrize("body", ["{% if %}", "{{ client", "{% for %}{% endfor %}", "{{ client|upper }}", "{% end %}"])
def test_broken_syntax_is_told_with_the_file_and_the_line(own, body):
    assert ", line 3: " in refused(own, body)


@pytest.mark.parametrize("body", ["{{ client|day }}", "{{ today|money }}", "{{ client|counted }}", "{{ client[900] }}"])
def test_a_filter_for_something_else_is_told_with_the_line(own, body):
    assert ", line 3: " in refused(own, body)


def test_windows_line_ends_and_a_byte_order_mark_are_no_part_of_a_letter(own):
    own("L07", "\ufeffMoney\r\n\r\nDear {{ greeting }},\r\n\r\n{% if court %}\r\nx\r\n{% endif %}\r\nBye\r\n")
    written = chased(bare(), "L07")
    assert (written.subject, written.body) == ("Money", "Dear Northwind,\n\nBye")


def test_text_of_the_desk_is_no_template_in_an_own_one_either(own):
    own("L07", "S\n\n{{ client }}")
    assert chased(bare().with_client(name="{{ 7 * 7 }}"), "L07").body == "{{ 7 * 7 }}"


def test_the_notes_of_the_person_are_never_in_a_letter(own):
    own("L18", "S\n\n{% for each in colleagues %}{{ each.note }}{% endfor %}")
    cem = Colleague(id="cem", name="Cem", agreed=True, note="overcharges")
    book = bare()
    book.list.append(cem)
    with pytest.raises(Refused, match="note"):
        chased(book, "L18", colleagues=(cem,))


def test_without_the_variable_they_are_in_the_config_folder(monkeypatch):
    monkeypatch.delenv("CLIENTDESK_TEMPLATES")
    monkeypatch.setenv("XDG_CONFIG_HOME", "/somewhere")
    assert own_folder().name == "templates"
    assert own_folder().parent.name == "clientdesk"


@pytest.mark.parametrize("kind", CHASING)
def test_ours_as_an_own_template_writes_the_same_letter(own, kind):
    from clientdesk.letters.render import template

    book = owing()
    ours = chased(book, kind)
    own(kind, template(kind, Language.ENGLISH))
    assert chased(book, kind) == ours


def test_the_page_about_templates_tells_one_that_works_and_every_filter(own):
    page = (Path(__file__).parents[2] / "docs" / "templates.md").read_text(encoding="utf-8")
    own("L07", page.partition("```jinja\n")[2].partition("```")[0])
    body = chased(owing(), "L07", deadline=day(9)).body
    assert "I wrote to you on 22 October 2026 about N-1:\n\n- Invoice N-1 (the shop), due on 21 August 2026" in body
    assert "Please pay €558.40 by 30 November 2026.\n\nThis is how to pay:" in body
    assert all(f"`{each.__name__}" in page for each in ALL)

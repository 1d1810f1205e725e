"""The ways out that sentences name, as keys: each from the one registry."""

from __future__ import annotations

import re

import pytest
from builder import TODAY, Book
from onscreen import until
from textual.widgets import Static

from clientdesk.model.errors import Refused
from clientdesk.model.way import Deed, Hint, Way
from clientdesk.playbook.exit.letter import UNSIGNED
from clientdesk.tui.commands import BY_ID
from clientdesk.tui.forms.catalog import adding
from clientdesk.tui.keyed import IN_A_FORM, KEYS, ON_A_LETTER, keyed
from clientdesk.tui.screens.exit.texts import notes

CHARACTERS = {"%": "percent_sign"}


@pytest.mark.parametrize("keys", [KEYS, ON_A_LETTER, IN_A_FORM], ids=["anywhere", "on a letter", "in a form"])
@pytest.mark.parametrize("deed", Deed)
def test_each_deed_has_a_key_of_the_registry(deed, keys):
    command, said = keys[deed]
    key = re.sub(r"^(Esc|e), then ", "", said).split()[0].rstrip(",")
    assert CHARACTERS.get(key, key if len(key) == 1 else key.lower()) in BY_ID[command].keys.split(",")


def test_a_form_has_keys_of_its_own_so_that_it_is_left_first():
    told = Hint("Stale. ", Way(Deed.LETTER, ("L07", "Acme")), " writes it anew.")
    assert keyed(told) == "Stale. F4 on its screen writes it anew."
    assert keyed(told, ON_A_LETTER) == "Stale. F4 once you edit it (e) writes it anew."
    assert keyed(told, IN_A_FORM) == "Stale. Esc, then F4 where you edit it, writes it anew."


def test_m_on_the_screen_rates_are_entered_by_a_key():
    told = Hint("enter the rate of Türkiye with ", Way(Deed.RATE, ("tr",)), ", or look it up.")
    assert keyed(told) == "enter the rate of Türkiye with % (late interest rates), or look it up."
    assert keyed("There is none.") == "There is none."


def test_m_a_form_without_a_basis_for_a_fee_says_which_key_adds_a_rate():
    book = Book(country="TR").client(late_rule="tr").invoice("100.00", due=-60)
    form = adding(book.records, "waiver", book.client_id, TODAY)
    assert form.fields[0].help == "No rate is known for tr. Add one with % (late interest rates)."


def test_the_notes_of_an_exit_name_keys():
    [told] = notes([UNSIGNED])
    assert isinstance(told, Static)
    assert str(told.content) == "Your name is missing: F9 (settings) adds it."


async def test_a_refusal_names_keys_in_its_notice(app_on):
    app = app_on()
    async with app.run_test() as pilot:
        app.say(Refused(Hint("Try ", Way(Deed.SENT, ("L14",)))).told, failed=True)
        await until(pilot, lambda: list(app._notifications))
        assert [each.message for each in app._notifications] == ["✖ Try W on the client's page."]

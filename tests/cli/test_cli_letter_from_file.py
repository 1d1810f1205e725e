"""`clientdesk letter` into a file, and back from it: `check` and `sent` say the same of the desk's own words (L)."""

from __future__ import annotations

from cli_kit import TODAY

from clientdesk.exchange.sample import sample_desk
from clientdesk.store.desk import Desk


def test_the_desks_own_letter_is_recorded_with_what_stands_beside_and_nothing_is_held_against_it(cli, desk, tmp_path):
    Desk.open(desk, create=True).become(sample_desk(TODAY), "Sample")
    file = tmp_path / "l.txt"
    file.write_text(cli("letter", "L07", "pinnacle").out, encoding="utf-8")
    assert "Nothing is wrong with it." in cli("letter", "check", str(file), "--client", "pinnacle").err
    done = cli("letter", "sent", "L07", "pinnacle", "--channel", "email", "--text-file", str(file))
    assert done.err == "Recorded L07 to Pinnacle Partners as sent.\n"
    numbers = {each["id"]: each["number"] for each in cli("invoice", "list", "pinnacle", "--json").json}
    kept = next(each for each in cli("letter", "list", "pinnacle", "--json").json if each["id"] == done.id)
    assert [numbers[each] for each in kept["invoices"]] == ["PP-12"]
    assert [numbers[each] for each in kept["besides"]] == ["PP-13"]

"""How something was said is named as on the screens; what is typed and JSON keep their ids."""

from __future__ import annotations

from cli_kit import Cli

from clientdesk.letters.names import BY


def test_the_help_names_how_a_letter_goes_out_as_the_screens_do(cli: Cli):
    told = " ".join(cli("letter", "sent", "--help").out.split())
    assert all(by in told for by in BY.values())


def test_a_mail_is_an_e_mail_wherever_it_is_told_and_its_id_in_json(cli: Cli):
    cli("client", "add", "Acme")
    cli("message", "add", "Acme", "--awaits-reply", "--on", "2026-11-02")
    for told in (("message", "list"), ("client", "show", "Acme"), ("silence", "Acme")):
        assert "e-mail" in cli(*told).out
    assert cli("message", "list", "--json").json[0]["channel"] == "email"

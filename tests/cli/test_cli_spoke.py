"""“We spoke”: a call where nothing else is said, also of a mail that was one; a chat where that is said."""

from __future__ import annotations

from cli_kit import Cli


def test_a_mail_that_turns_out_to_be_a_talk_is_a_call_and_a_chat_stays_one(cli: Cli):
    cli("client", "add", "Acme")
    mail, chat = (cli("message", "add", "Acme", *more).id for more in ((), ("--channel", "chat")))
    channels = [cli("message", "edit", each, "--direction", "spoke", "--json").json["channel"] for each in (mail, chat)]
    assert channels == ["call", "chat"]


def test_nobody_spoke_by_mail(cli: Cli):
    cli("client", "add", "Acme")
    done = cli("message", "add", "Acme", "--direction", "spoke", "--channel", "email")
    assert done.code
    assert "Nobody speaks by e-mail, letter or fax." in done.err

"""Client lists complete what the desk lacks, and overwrite nothing."""

from __future__ import annotations

from datetime import date

import pytest
from exchange_kit import after, plan, whys

from clientdesk.ledger.moves import entered
from clientdesk.model.client import Client, ClientKind, Contact, Language, Stage
from clientdesk.model.records import Records

FULL = (
    "Name,Email,Phone,Contact,Currency,Country,Language,Since,Kind,Stage\n"
    "Kedai Seni,ali@example.com,+60 12,Ali,MYR,my,Malay,2024-03-01,sole-trader,prospect\n"
)


def clients(records: Records) -> list[Client]:
    return list(records.all(Client))


def test_every_field_comes_in():
    (client,) = clients(after(FULL))
    assert client == Client(
        id=client.id,
        name="Kedai Seni",
        kind=ClientKind.SOLE_TRADER,
        stage=Stage.PROSPECT,
        contacts=(Contact(name="Ali", email="ali@example.com", phone="+60 12"),),
        language=Language.MALAY,
        currency="MYR",
        country="MY",
        since=date(2024, 3, 1),
    )


def test_a_client_added_by_invoices_is_completed():
    desk = after("Client,Email,Number,Amount\nKedai Seni,ali@example.com,1,RM 5\n", FULL)
    (client,) = clients(desk)
    assert (client.contact.name, client.language, client.country) == ("Ali", Language.MALAY, "MY")


def test_completing_counts_as_added_and_is_said():
    desk = after("Client,Number,Amount\nKedai Seni,1,RM 5\n")
    found = plan(FULL, desk)
    assert (found.added, found.unchanged) == (1, 0)
    assert "completes" in found.matched[0].note


def test_names_are_the_same_whatever_their_case_and_accents():
    assert len(clients(after("Name\nİZMİR Ajans\n", "Name\nizmir ajans\n"))) == 1


def test_what_the_person_changed_stays():
    (client,) = clients(after(FULL))
    desk = Records.of_all([client.but(name="New name", country="SG", contacts=(Contact(phone="999"),))])
    found = plan(FULL, desk)
    (kept,) = clients(desk.after(found.change))
    assert (kept.name, kept.country, kept.contact.phone) == ("New name", "SG", "999")
    assert kept.contact.email == "ali@example.com"
    assert any("another value, which stays" in matched.note for matched in found.matched)


def test_a_client_with_choices_of_its_own_keeps_them():
    desk = Records.of_all([Client(id="1", name="Kedai Seni", trade="art")])
    (client,) = clients(after(FULL, records=desk))
    assert (client.language, client.stage, client.country) == (Language.ENGLISH, Stage.ACTIVE, "MY")


def test_a_name_twice_in_a_file_is_one_client():
    found = plan("Name,Email\nAda,\nAda,ada@example.com\nAda,ada@example.com\n")
    assert (found.added, found.unchanged) == (2, 1)


def test_a_name_twice_with_other_facts_is_said():
    found = plan("Name,Email,Currency\nAda,ada@example.com,EUR\nAda,,EUR\nada,lace@example.com,USD\n")
    assert (found.added, found.unchanged) == (1, 2)
    assert [(one.row, one.note) for one in found.matched] == [
        (4, "repeats line 2 with another email and currency; not taken")
    ]


def test_a_name_that_two_clients_have_is_asked_about():
    desk = Records.of_all([Client(id="1", name="Ada"), Client(id="2", name="ada")])
    assert "2 clients are called" in whys(plan("Name\nAda\n", desk))[0][1]


@pytest.mark.parametrize(
    ("cells", "why"),
    [
        (",a@example.com,,,,,,,,", "name can't be empty"),
        ("Ada,,,,XXQ,,,,,", "not a currency"),
        ("Ada,,,,,,Klingon,,,", "no language"),
        ("Ada,,,,,,,soon,,", "not a date"),
        ("Ada,,,,,,,,robot,", "no kind"),
    ],
)
def test_bad_cells_refuse_their_row(cells, why):
    ((row, said),) = whys(plan(FULL + cells + "\n"))
    assert row == 3
    assert why in said


def test_the_sign_of_a_balance_tells_the_currency():
    text = (
        '"Invoice Ninja v5",,,\n,,,\nCLIENTS,,,\nName,Balance,Paid to Date,Currency\n'
        'Ada,"$-142.85",$1.00,\nBo,$2.00,$3.00,EUR\n'
    )
    assert [client.currency for client in clients(after(text))] == ["USD", "EUR"]


@pytest.mark.parametrize(
    "rows",
    [
        "Name,Email,Country,Note\nAda,see phone,XX9,an old friend\n",
        "Client,Email,Number,Amount\nAda,see phone,1,€5\n",
    ],
)
def test_what_is_no_address_is_kept_as_a_note_and_said(rows):
    (client,) = clients(desk := after(rows))
    assert client.contact.email == client.country == ""
    assert "E-mail: see phone" in client.note.splitlines()
    assert "stands in the note" in plan(rows).matched[0].note
    assert plan(rows, desk).change.puts == ()
    assert entered(desk, client.but(trade="art")).puts


def test_an_address_that_could_be_one_needs_no_note():
    (client,) = clients(after("Name,Email,Country\nAda,ada@example.com,de\n"))
    assert (client.contact.email, client.country, client.note) == ("ada@example.com", "DE", "")


def test_the_day_since_which_someone_is_a_client_settles_the_order_of_days():
    first, second = clients(after("Name,Since\nAda,25/04/2024\nBo,03/04/2024\n"))
    assert (first.since, second.since) == (date(2024, 4, 25), date(2024, 4, 3))

"""What `check` finds, and that it finds nothing on a sound desk."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from store_kit import client, desk_with

from clientdesk.model.change import Change
from clientdesk.model.doubts import Doubt
from clientdesk.model.errors import NoDesk, Refused
from clientdesk.model.exit import Exit, ExitPath
from clientdesk.model.invoice import Invoice, Payment
from clientdesk.model.journal import Incident, Letter, Remedy
from clientdesk.model.money import Money
from clientdesk.model.project import Contract, Project
from clientdesk.model.record import Record
from clientdesk.store.check import check

A = client("A").id


def invoice(minor: int = 100, currency: str = "EUR", owner: str = A) -> Invoice:
    return Invoice(id="i", client=owner, number="7", amount=Money(minor, currency))


DOUBTFUL: dict[str, tuple[Doubt, tuple[Record, ...]]] = {
    "an invoice of nobody": (Doubt.MISSING, (invoice(owner="nobody"),)),
    "a payment of no invoice": (Doubt.MISSING, (Payment(id="p", client=A, invoice="x", amount=Money(1, "EUR")),)),
    "a letter on no invoice": (
        Doubt.MISSING,
        (Letter(id="l", client=A, kind="L07", written=date(2026, 1, 1), body="", invoices=("x",)),),
    ),
    "an invoice in no currency": (Doubt.CURRENCY, (invoice(currency="EURO"),)),
    "a client in no currency": (Doubt.CURRENCY, (client("B", currency="€"),)),
    "a payment in another currency": (
        Doubt.CURRENCY,
        (invoice(), Payment(id="p", client=A, invoice="i", amount=Money(1, "USD"))),
    ),
    "a payment by another client": (
        Doubt.ANOTHERS,
        (invoice(), client("B"), Payment(id="p", client=client("B").id, invoice="i", amount=Money(1, "EUR"))),
    ),
    "an amount below zero": (Doubt.AMOUNT, (invoice(-1),)),
    "an amount of nothing": (Doubt.AMOUNT, (invoice(0),)),
    "a rate below zero": (Doubt.AMOUNT, (Project(id="r", client=A, name="x", rate=Money(-1, "EUR")),)),
    "a sign that is none": (Doubt.UNKNOWN, (Incident(id="n", client=A, sign="S77", on=date(2026, 1, 1)),)),
    "a remedy that is none": (Doubt.UNKNOWN, (Remedy(id="n", client=A, kind="R77", on=date(2026, 1, 1)),)),
    "a bar that is none": (Doubt.IMPOSSIBLE, (client("B", bars={"late-payment": 3}),)),
    "a term of a thousand days": (Doubt.IMPOSSIBLE, (Contract(id="c", client=A, term_days=1000),)),
    "a day of the year 1": (Doubt.IMPOSSIBLE, (client("B", since=date(1, 1, 1)),)),
    "two contracts": (Doubt.TWICE, (Contract(id="c", client=A), Contract(id="d", client=A))),
    "two open exits": (
        Doubt.TWICE,
        tuple(Exit(id=key, client=A, path=ExitPath.STANDARD, started=date(2026, 1, 1)) for key in "ef"),
    ),
}


def doubts(path: Path) -> list[Doubt]:
    return [finding.doubt for finding in check(path)]


def test_a_sound_desk_has_no_findings(path: Path) -> None:
    desk = desk_with(path, "A", "B")
    desk.commit(Change("Added", (invoice(), Payment(id="p", client=A, invoice="i", amount=Money(1, "EUR")))))
    desk.drafts.save("new client", {"name": "C"})
    assert check(path) == []


@pytest.mark.parametrize(("doubt", "records"), DOUBTFUL.values(), ids=DOUBTFUL.keys())
def test_doubtful_records_are_found(path: Path, doubt: Doubt, records: tuple[Record, ...]) -> None:
    desk_with(path, "A").commit(Change("Added", records))
    findings = check(path)
    assert [finding.doubt for finding in findings] == [doubt]
    assert findings[0].sentence.endswith(".")


def test_a_payment_of_no_invoice_is_said_in_good_words(path: Path) -> None:
    desk_with(path, "A").commit(Change("Added", DOUBTFUL["a payment of no invoice"][1]))
    assert "names an invoice that is not on the desk" in check(path)[0].sentence


def test_a_folder_in_the_desks_place_is_no_damage(path: Path) -> None:
    path.mkdir(parents=True)
    with pytest.raises(Refused, match="can't be read"):
        check(path)


def test_a_missing_desk_is_no_finding(path: Path) -> None:
    with pytest.raises(NoDesk):
        check(path)


def test_a_damaged_desk_is_a_finding(path: Path) -> None:
    desk_with(path, "A")
    path.write_bytes(path.read_bytes()[:-1])
    assert doubts(path) == [Doubt.DAMAGED]


def test_a_damaged_backup_is_a_finding(path: Path) -> None:
    backup = desk_with(path, "A", "B").backups()[0].path
    backup.write_bytes(b"")
    assert [(finding.doubt, finding.where) for finding in check(path)] == [(Doubt.DAMAGED, str(backup))]


def test_what_others_may_read_is_a_finding_each(path: Path) -> None:
    desk = desk_with(path, "A", "B")
    backup = desk.backups()[0].path
    for part, mode in ((path, 0o640), (backup, 0o604), (backup.parent, 0o755)):
        part.chmod(mode)
    findings = check(path)
    assert {finding.doubt for finding in findings} == {Doubt.OPEN_TO_OTHERS}
    assert {finding.where for finding in findings} == {str(path), str(backup), str(backup.parent)}


def test_the_rest_of_a_killed_save_is_a_finding_until_the_next_one(path: Path) -> None:
    desk = desk_with(path, "A")
    path.with_name(".desk.json.tmp").write_bytes(b"half")
    path.with_name(".desk.json.tmp").chmod(0o600)
    assert doubts(path) == [Doubt.LEFT_BEHIND]
    desk.commit(Change("Added", (client("B"),)))
    assert doubts(path) == []


def test_history_that_can_not_be_read_is_a_finding(path: Path) -> None:
    desk_with(path, "A")
    path.write_bytes(path.read_bytes().replace(b'"swap":[[', b'"swap":[["x",'))
    assert doubts(path) == [Doubt.HISTORY]

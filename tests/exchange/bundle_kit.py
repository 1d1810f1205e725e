"""What the tests of bundles are made of: a desk with a marker in every text, and a zip to look into."""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable
from decimal import Decimal
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

from builder import TODAY, day, eur

from clientdesk.exchange.bundle import bundle, save
from clientdesk.ledger.trail import Ends
from clientdesk.model.client import Client, Contact
from clientdesk.model.errors import Damaged, NotFound
from clientdesk.model.exit import STEP_NAMES, Exit, ExitPath
from clientdesk.model.invoice import CreditNote, Invoice, Payment, Promise, Waiver, WriteOff
from clientdesk.model.journal import (
    Abuse,
    Attachment,
    Channel,
    Direction,
    Incident,
    Letter,
    Matter,
    Message,
    Remedy,
    RemedyOutcome,
    SilenceStage,
    Snooze,
    Task,
)
from clientdesk.model.project import Contract, Document, Extra, Project
from clientdesk.model.record import Record
from clientdesk.model.records import Records
from clientdesk.model.settings import Colleague, LateRate, Settings

MARKER = re.compile(r"mk\.([a-z_-]+\.[a-z0-9_-]+)\.mk")
CONTENT = b"%PDF-1.7 a contract"
HASH = sha256(CONTENT).hexdigest()
ANSWERS = {
    "reflect": "keeping takes remedies early", "review": "documents duties-left late-fee", "meet": "said offer lines "
    "instead place subject letter", "notice": "reason deliver letter", "refer": "colleagues provider part ask",
    "close-down": "testimonial next-contract",
}  # fmt: skip


def mark(name: str) -> str:
    """A marker for a text, by its table and field."""
    return f"mk.{name}.mk"


def marked(kind: type[Record], fields: str, /, **others: Any) -> Any:
    """A record with a marker in each of some fields."""
    own = {"client": "c"} if "client" in kind.__struct_fields__ else {}
    texts = {field: mark(f"{kind.table}.{field}") for field in fields.split()}
    return kind(**{"id": f"{kind.table}-1"} | own | texts | others)


def marked_desk() -> Records:
    """One record of every kind, with a marker in every text that a person writes."""
    answers = {step: {key: mark(f"exits.{key}") for key in keys.split()} for step, keys in ANSWERS.items()}
    answers["meet"] |= {"held": "yes", "on": day(-3).isoformat()}
    letter = {"written": day(-9), "channel": Channel.LETTER}
    spoken = {"on": day(-6), "channel": Channel.CALL}
    person = "name role email phone"
    return Records.of_all([
        marked(Settings, "name business email phone address payment_details country", id="settings"),
        marked(Client, "name country address trade note", id="c", bars={"S01": 7},
               contacts=(Contact(**{key: mark(f"contacts.{key}") for key in person.split()}),)),
        marked(Project, "name note", rate=eur("80.00")),
        marked(Contract, "law courts note",
               documents=(Document(what=mark("documents.what"), where=mark("documents.where")),)),
        marked(Invoice, "number note", amount=eur("100.00"), issued=day(-60), sent=day(-58), disputed=True),
        marked(Payment, "reference", amount=eur("10.00"), on=day(-20), invoice="invoices-1"),
        marked(CreditNote, "number reason", amount=eur("5.00"), on=day(-20), invoice="invoices-1"),
        marked(WriteOff, "reason", amount=eur("5.00"), on=day(-20), invoice="invoices-1"),
        marked(Promise, "note", made=day(-19), pay_by=day(-1), invoice="invoices-1"),
        marked(Waiver, "note", amount=eur("3.00"), on=day(-11), invoice="invoices-1"),
        marked(Message, "subject text", on=day(-18), direction=Direction.IN),
        marked(Letter, "body subject tracking", kind="L07", sent=day(-9), **letter),
        marked(Letter, "", id="draft", kind="L14", body=mark("drafts.body"), subject=mark("drafts.subject"), **letter),
        marked(Letter, "", id="asked", kind="L19", body=mark("asked.body"), subject=mark("asked.subject"),
               sent=day(-8), colleague="colleagues-1", **letter),
        marked(Incident, "said answer opinion witness reported_by fact proof", sign="S09", abuse=Abuse.INSULT,
               project="projects-1", **spoken),
        marked(Incident, "", id="own", sign="S19", said=mark("own.said"), opinion=mark("own.opinion"), **spoken),
        marked(Remedy, "note", kind="R06", on=day(-16), outcome=RemedyOutcome.FAILED, decided=day(-15)),
        marked(Remedy, "", id="pricing", kind="R07", on=day(-14), note=mark("pricing.note")),
        marked(Attachment, "name note", sha256=HASH, size=len(CONTENT), on=day(-5), to="incidents-1"),
        marked(Attachment, "", id="of-draft", name=mark("of-draft.name"), note=mark("of-draft.note"), sha256=HASH,
               size=len(CONTENT), on=day(-5), to="draft"),
        marked(Attachment, "", id="of-own", name=mark("of-own.name"), sha256="0" * 64, size=1, on=day(-5), to="own"),
        marked(Extra, "what", on=day(-13), amount=eur("40.00")),
        marked(Task, "what", due=day(-2)),
        marked(Exit, "path_because", path=ExitPath.COLLECT_FIRST, started=day(-12), reason="S09", answers=answers,
               skipped={"refer": mark("exits.skipped")}, done=dict.fromkeys(STEP_NAMES, day(-4)), saved=day(-4),
               last_day=day(-1)),
        marked(SilenceStage, "", on=day(-1), first="messages-1", matter=Matter.WORKING),
        marked(Snooze, "", step="dunning", was=day(-1), until=day(3), last="messages-1"),
        marked(Colleague, "name email phone does note"),
        marked(LateRate, "source law", rule="uk", valid_from=day(-90), rate=Decimal("11.75")),
    ])  # fmt: skip


def in_folder(folder: Path) -> Callable[[Attachment], Path]:
    """The attached files of a folder, by their hash, their content made sure of."""

    def opened_file(attachment: Attachment) -> Path:
        path = folder / attachment.sha256
        if "/" in attachment.sha256 or not path.is_file():
            raise NotFound("It is gone.")
        if sha256(path.read_bytes()).hexdigest() != attachment.sha256:
            raise Damaged("It has changed.")
        return path

    return opened_file


def with_file(folder: Path, content: bytes = CONTENT, name: str = HASH) -> Callable[[Attachment], Path]:
    """The attached files of a folder that holds one."""
    (folder / name).write_bytes(content)
    return in_folder(folder)


def zipped(
    records: Records, folder: Path, *, private: bool = True, client: str = "c", ends: Ends | None = None
) -> dict[str, bytes]:
    """What is in a client's bundle, by name."""
    target = folder / "bundle.zip"
    save(bundle(records, ends or {}, client, TODAY, in_folder(folder), private=private), target)
    return opened(target.read_bytes())


def opened(data: bytes) -> dict[str, bytes]:
    with ZipFile(BytesIO(data)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def inflated(pdf: bytes) -> bytes:
    """A PDF with its streams unpacked behind it."""
    found = [pdf]
    for stream in re.findall(rb"stream\r?\n(.*?)endstream", pdf, re.DOTALL):
        try:
            found.append(zlib.decompressobj().decompress(stream))
        except zlib.error:
            continue
    return b"".join(found)

"""A letter as a draft that a mail program opens ready to send. Rule: it comes back as it was meant, or is not written.

It has no Date and no Message-ID: the mail program gives it both on the day on which it goes out. Its body is
quoted-printable and not `format=flowed`, which several programs show with the breaks in it.
"""

from __future__ import annotations

from email.message import EmailMessage
from email.policy import SMTP
from hashlib import sha256
from pathlib import PurePath
from typing import TYPE_CHECKING

from clientdesk.exchange.bundle.names import Names
from clientdesk.exchange.letter.address import mail_address
from clientdesk.exchange.letter.header import address_value, header_lines, text_value
from clientdesk.exchange.letter.outgoing import Copy, body_of, reader, subject_of
from clientdesk.exchange.letter.read_back import Mail, check_same
from clientdesk.model.names import clean

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clientdesk.exchange.letter.outgoing import Outgoing, Reader
    from clientdesk.model.records import Records

_TYPES = {
    ".pdf": ("application", "pdf"), ".xml": ("application", "xml"), ".png": ("image", "png"),
    ".jpg": ("image", "jpeg"), ".jpeg": ("image", "jpeg"),
}  # fmt: skip
_ANY = ("application", "octet-stream")


def eml(records: Records, outgoing: Outgoing) -> tuple[bytes, tuple[str, ...]]:
    """The draft, and what is missing in it.

    Raises Refused where what a mail program would read is not what was meant.
    """
    mail, settings, whom = mail_of(records, outgoing), records.settings, reader(records, outgoing)
    data = written(mail)
    check_same(data, mail)
    return data, tuple(_missing(mail, whom, settings.email))


def mail_of(records: Records, outgoing: Outgoing) -> Mail:
    """What is meant: from whom, to whom, in which words, with which copies, all of it clean."""
    settings, whom, names = records.settings, reader(records, outgoing), Names()
    return Mail(
        sender=(clean(settings.name), mail_address(settings.email)),
        to=(whom.name, mail_address(whom.email)),
        subject=subject_of(outgoing),
        body=body_of(outgoing),
        copies=tuple(Copy(names.give(each.name), each.data) for each in outgoing.copies),
    )


def written(mail: Mail) -> bytes:
    """A mail as bytes: the same for the same mail."""
    headers = {"X-Unsent": "1"}
    headers |= {name: address_value(*who) for name, who in (("From", mail.sender), ("To", mail.to)) if who[1]}
    return header_lines(headers | {"Subject": text_value(mail.subject)}) + _content(mail).as_bytes()


def _content(mail: Mail) -> EmailMessage:
    """The words and the copies, with the headers that say how they are written."""
    content = EmailMessage(SMTP)
    content.set_content(f"{mail.body}\n", cte="quoted-printable")
    for each in mail.copies:
        main, sub = _TYPES.get(PurePath(each.name).suffix.lower(), _ANY)
        content.add_attachment(each.data, maintype=main, subtype=sub, filename=each.name)
    for part in content.iter_parts() if mail.copies else ():
        del part["MIME-Version"]
    if mail.copies:
        content.set_boundary(_boundary(mail))
    return content


def _boundary(mail: Mail) -> str:
    """What parts a mail: by its content, so that it is the same again, and no line of either encoding holds `=_`."""
    digest = sha256(repr((mail.subject, mail.body)).encode())
    for each in mail.copies:
        digest.update(sha256(each.data).digest())
    return f"=_{digest.hexdigest()[:32]}"


def _missing(mail: Mail, whom: Reader, own: str) -> Iterator[str]:
    """What is said of the addresses that are not in it; a mail program knows its owner's own."""
    if not (whom.email or mail.to[1]):
        yield f"The desk has no e-mail address of {whom.name}: write it into the draft yourself."
    for typed, (_, address) in ((whom.email, mail.to), (own, mail.sender)):
        if typed and not address:
            yield f"“{typed}” can't be written into an e-mail as an address: do it in your e-mail program."

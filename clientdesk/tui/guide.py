"""The guide's entries, made from the playbook itself. Rule: a new sign, remedy or safeguard shows up here by itself."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from clientdesk.model.remedies import REMEDIES
from clientdesk.model.signs import SIGNS, Sign, SignClass
from clientdesk.playbook.assessment import Assessment
from clientdesk.playbook.safeguards import SAFEGUARDS


@dataclass(frozen=True, slots=True)
class Entry:
    """A page of the guide: its handbook id (or a symbol), the chapter it belongs to, its title, what it says."""

    id: str
    chapter: str
    title: str
    told: str


_CLASSES = {
    SignClass.RED: "Red: leave at once. An apology changes nothing.",
    SignClass.WARN: "One clear warning; when it happens again, leave.",
    SignClass.WORK: "Work on it first: most of these can be turned around.",
    SignClass.MUTUAL: "Nobody's fault. Part well.",
}
_VERDICTS = {
    Assessment.LEAVE_NOW: "A red sign, or one that came back after your warning. End it in writing, without a meeting.",
    Assessment.LET_GO: "What could be tried was tried, or it simply doesn't fit. Leave properly, step by step.",
    Assessment.SAVE: "A sign is up, and there is something to try first. Look at the remedies.",
    Assessment.WATCH: "Something was noticed, but not often enough to tell. Frequency tells, not one bad day.",
    Assessment.UNKNOWN: "Too few records to judge by. That is not the same as fine.",
    Assessment.STEADY: "They pay, they answer, and nothing speaks against them.",
}
_SILENCE = (
    (
        "G1",
        "No answer while you negotiate",
        ("Check in between day 4 and day 7; earlier looks pushy. Once more a week after that, and then move on."),
    ),
    (
        "G2",
        "No answer while work is under way",
        (
            "Follow up on the Tuesday of next week. When that week has passed, check the address, call to confirm "
            "that it arrived, and try another channel without a word of trouble. Then stop until you hear, and "
            "say so."
        ),
    ),
    (
        "G3",
        "No answer when payment is due",
        (
            "Don't panic. First make sure that they have the work; then the invoice again with the late fee, and "
            "notices at 30, 60 and 90 days after the due date. The last one names a deadline and what comes after "
            "it."
        ),
    ),
    (
        "G4",
        "When to stop asking",
        (
            "An answer or a payment ends it at any point. Never remind someone who has paid, or about an amount "
            "in dispute; a promise to pay waits for its day; one letter a day at most."
        ),
    ),
)
_EXIT = (
    (
        "X01",
        "Reflect",
        (
            "Never leave out of anger or hurt pride. Wait a few days, look at the history on one card, and ask "
            "what keeping them would take."
        ),
    ),
    (
        "X02",
        "Review",
        (
            "Read the contract line by line. Hand over what was paid for, settle what is owed, and decide whether "
            "the news comes before or after the money."
        ),
    ),
    (
        "X03",
        "Meet",
        (
            "Face to face or by call; never by falling silent. One reason, three lines at most: more detail opens "
            "the door to argument. Confirm the talk in writing."
        ),
    ),
    (
        "X04",
        "Give notice",
        "The contract's notice when it is longer, else thirty days. Name the last working day.",
    ),
    (
        "X05",
        "Refer",
        (
            "Name several colleagues, or the kind of provider that fits now. Ask the colleague first, and pass "
            "nothing on about the client."
        ),
    ),
    (
        "X06",
        "Close down",
        "Last invoice or refund, files handed over, access taken back, data returned.",
    ),
    (
        "X09",
        "Coming back",
        "Listen to your gut. Double the rate, a new contract with every safeguard, half of it in advance.",
    ),
)


def entries() -> tuple[Entry, ...]:
    """Every entry, in the order in which a person needs them."""
    return (
        *_verdicts(),
        *_signs(),
        *_remedies(),
        *_told("Silence", _SILENCE),
        *_told("Leaving", _EXIT),
        *_safeguards(),
    )


def _verdicts() -> Iterator[Entry]:
    for assessment, told in _VERDICTS.items():
        yield Entry(assessment.symbol, "Verdicts", assessment.words, told)


def _signs() -> Iterator[Entry]:
    for sign in SIGNS.values():
        yield Entry(sign.id, "Signs", sign.words[:1].upper() + sign.words[1:], "\n\n".join(_told_of(sign)))


def _told_of(sign: Sign) -> Iterator[str]:
    yield sign.told
    yield _CLASSES[sign.sign_class]
    within = f" within {sign.window} days" if sign.window else ""
    where = " on one project" if sign.per_project else ""
    yield f"Raised at {sign.bar}{where}{within}; your own bar, for all clients or one, goes before that."
    yield "Worked out from your records." if sign.measured else "Counted from the incidents you log (i)."
    if sign.try_first:
        yield "Try first:\n" + "\n".join(f"  {key}  {REMEDIES[key].name}" for key in sign.try_first)


def _remedies() -> Iterator[Entry]:
    for remedy in REMEDIES.values():
        told = f"{remedy.told}\n\nLook again after {remedy.review_days} days. F8 writes down that you tried it."
        yield Entry(remedy.id, "Remedies", remedy.name.capitalize(), told)


def _safeguards() -> Iterator[Entry]:
    for safeguard in SAFEGUARDS.values():
        yield Entry(safeguard.id, "Safeguards", safeguard.name.capitalize(), safeguard.told)


def _told(chapter: str, pages: tuple[tuple[str, str, str], ...]) -> Iterator[Entry]:
    for key, title, told in pages:
        yield Entry(key, chapter, title, told)

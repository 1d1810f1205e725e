"""X03 Meet: the card for the talk, one reason, three lines, and what came of it."""

from __future__ import annotations

from clientdesk.model.country import is_same
from clientdesk.model.days import days_later, years_later
from clientdesk.model.days import shown as shown_day
from clientdesk.model.letter_kinds import TALK_CONFIRMED
from clientdesk.playbook.exit import reasons
from clientdesk.playbook.exit.case import Case
from clientdesk.playbook.exit.gates import contact_from
from clientdesk.playbook.exit.letter import letter_page
from clientdesk.playbook.exit.notice import last_day, working_day
from clientdesk.playbook.exit.question import Kind, Option, Page, Question
from clientdesk.playbook.exit.reflect import remedies_page

MOST_LINES = 3

_NO_DAY = "Say first when you talk; how it went can be said from that day on."

PUSH_BACK = (
    "“Why?” – Say the one reason again, in the same words. It does not need a second one.",
    "“We'll pay more.” – “Thank you. Let me think about it until tomorrow.” You can still keep them.",
    "“You can't do this.” – “I'm keeping to what we agreed, and I'll see that you have all you need.”",
    "Anger – “I see that this is not what you hoped for.” Then the next step, and the date.",
)
"""Answers to push-back, shown beside the card."""


def card(case: Case) -> Page:
    """When and how the talk is held."""
    earliest = contact_from(case)
    soonest = days_later(max(case.today, earliest), 1)
    when = Question(
        "on", "When do you talk?", Kind.DATE, "A day in the past is fine when it was held already.",
        default=working_day(case, soonest).isoformat(),
        earliest=earliest, too_early="Before that day nobody hears anything.", decide=True,
        latest=years_later(case.today, 2),
    )  # fmt: skip
    options = (Option("meeting", "face to face"), Option("video", "by video"), Option("call", "by telephone"))
    how = Question("channel", "How?", Kind.CHOICE, "", options, default="meeting" if _is_near(case) else "video")
    where = Question("place", "Where?", Kind.TEXT, "A place, a link or a number.", required=False)
    kindly = "Face to face where you can, by video or telephone where you can't; never by just falling silent."
    abused = "They have been abusive: you owe them no meeting. You can skip this step and write."
    notes = (kindly, abused) if {"S09", "S10"} & case.signs else (kindly,)
    return Page("card", "When you talk", (when, how, where), notes)


def _is_near(case: Case) -> bool:
    """Whether they are in the person's country; a region behind a dash (`DE-BY`) doesn't matter."""
    theirs = case.client.country
    return not theirs or is_same(theirs, case.records.settings.country)


def words(case: Case) -> Page:
    """What is said: three lines at most."""
    reason = reasons.told(case.given_reason)
    proposal = (
        "I have decided to end our work together.",
        f"My reason: {reason.rstrip('.')}." if reason else "",
        f"I will work until {shown_day(last_day(case))}, and hand everything over by then.",
    )
    question = Question(
        "lines", "What will you say?", Kind.LINES, "Three lines at most.",
        default="\n".join(filter(None, proposal)), follows=True, most=MOST_LINES,
    )  # fmt: skip
    return Page("words", "What you say", (question,), PUSH_BACK)


def after(case: Case) -> Page:
    """Whether it was held, and what they said; from their offer a way leads back to keeping them."""
    on = case.day("meet", "on")
    yes_no = Question("held", "Was the talk held?", Kind.YES_NO)
    said = Question("said", "What did they say?", Kind.TEXT, "In their words, where you can.", required=False)
    offer = Question("offer", "Did they offer something?", Kind.TEXT, "A higher price, other terms.", required=False)
    options = (Option("go-on", "Go on with the end"), Option("keep", "Keep them: what they offer changes it"))
    then = Question("then", "And now?", Kind.CHOICE, "", options, default="go-on")
    why = Question("instead", "Why does it go on in writing?", Kind.TEXT, "Or change the day, and try again.")
    asked = (yes_no, why) if case.said("meet", "held") == "no" else (yes_no, said, offer, then)
    closed = f"The talk is on {shown_day(on)}; how it went can be said from that day on." if on else _NO_DAY
    return Page(
        "after", "How it went", asked, opens=on, closed_because=closed, is_closed=on is None,
        closed_until="its day is said", reopens="card",
    )  # fmt: skip


def remedies(case: Case) -> Page | None:
    """Keeping them after all: what to try now, and when to look again."""
    return remedies_page(case) if case.said("meet", "then") == "keep" else None


def confirm(case: Case) -> Page | None:
    """The talk confirmed in writing (L21), unless the notice that goes out with it says the same."""
    if case.said("meet", "held") != "yes" or case.keeps:
        return None
    options = (Option("yes", "Yes, today"), Option("no", "No, the notice will say it"))
    wanted = Question("confirm", "Do you confirm the talk in writing?", Kind.CHOICE, "", options, default="yes")
    note = "What was said is forgotten or denied more easily than what was written. You send it yourself."
    is_wanted = case.said("meet", "confirm") != "no"
    title = "The talk, in writing"
    return letter_page(case, TALK_CONFIRMED, title, note, (wanted,), key="confirm", is_wanted=is_wanted)

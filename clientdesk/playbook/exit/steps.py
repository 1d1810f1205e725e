"""The exit's steps X01–X06 and the pages of each. Rule: one step, one entry; which pages are asked is the path's."""

from __future__ import annotations

from collections.abc import Callable

from msgspec import Struct
from msgspec.structs import replace

from clientdesk.model.errors import Refused
from clientdesk.playbook.exit import close_down, meet, notice, pricing, projects, reasons, refer, reflect, review
from clientdesk.playbook.exit.case import Case
from clientdesk.playbook.exit.paths import Path
from clientdesk.playbook.exit.question import Page, Question

Maker = Callable[[Case], Page | None]


class Step(Struct, frozen=True):
    """A step: its name in files and commands, its title on screens, and its pages by key."""

    name: str
    title: str
    handbook: str
    told: str
    pages: dict[str, Maker]


_ALL = (
    Step("reflect", "Reflect", "X01", "Look back, and sleep on it", {
        "history": reflect.history, "keep": reflect.keep, "remedies": reflect.remedies, "wait": reflect.wait,
    }),
    Step("review", "Review", "X02", "The contract, your duties, the money", {
        "projects": projects.page, "contract": review.contract, "extras": review.extras, "duties": review.duties,
        "undelivered": review.undelivered_work, "money": review.money, "trail": review.trail,
    }),
    Step("meet", "Meet", "X03", "Tell them yourself", {
        "card": meet.card, "reason": reasons.page, "words": meet.words, "after": meet.after,
        "remedies": meet.remedies, "confirm": meet.confirm,
        "price": pricing.price, "price-letter": pricing.letter, "result": pricing.result,
    }),
    Step("notice", "Notice", "X04", "The last day, in writing", {
        "reason": notice.reason, "length": notice.length, "last-day": notice.end, "hand-over": notice.hand_over,
        "goes-on": notice.goes_on, "letter": notice.letter,
    }),
    Step("refer", "Refer", "X05", "Someone who fits them", {
        "ask": refer.ask, "agreed": refer.agreed, "who": refer.who, "part": refer.part, "letter": refer.letter,
    }),
    Step("close-down", "Close down", "X06", "What is left to do", {
        "checklist": close_down.checklist, "letter": close_down.letter, "next": close_down.next_contract,
    }),
)  # fmt: skip

STEPS: dict[str, Step] = {step.name: step for step in _ALL}
"""Every step by its name, in order."""


def step_named(name: str) -> Step:
    """The step with a name; raises Refused naming those there are."""
    if name not in STEPS:
        raise Refused(f"There is no step “{name}”. The steps are {', '.join(STEPS)}.")
    return STEPS[name]


def step_on(path: Path, name: str) -> Step:
    """A step as a path calls it."""
    title, told = path.names.get(name, (STEPS[name].title, STEPS[name].told))
    return replace(STEPS[name], title=title, told=told)


def pages(case: Case, step: str) -> tuple[Page, ...]:
    """The pages that a step asks of this case today, in the path's order."""
    return case.once(f"pages {step}", lambda: _pages(case, step))


def _pages(case: Case, step: str) -> tuple[Page, ...]:
    makers = STEPS[step].pages
    made = (makers[key](case) for key in case.path.asks.get(step, ()))
    return tuple(page for page in made if page is not None)


def questions(case: Case, step: str) -> tuple[Question, ...]:
    """A step's questions, page by page."""
    return tuple(question for page in pages(case, step) for question in page.questions)

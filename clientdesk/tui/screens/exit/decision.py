"""A page of the wizard: heading, notes, questions, the button. Rule: it reads nothing and saves nothing; it reports."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from textual import on
from textual.containers import Container, Horizontal, VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widgets import Button, Input, Static, TextArea

from clientdesk.playbook.exit.question import Kind
from clientdesk.tui.card import BAD, MUTED
from clientdesk.tui.half_typed import HalfTyped
from clientdesk.tui.safe_text import safe
from clientdesk.tui.screens.exit.answer import Answer, as_typed
from clientdesk.tui.screens.exit.choice import Chosen
from clientdesk.tui.screens.exit.days import months
from clientdesk.tui.screens.exit.texts import notes, title
from clientdesk.tui.screens.left_once import TakenAway
from clientdesk.tui.widgets.month import MonthView

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.widget import Widget

    from clientdesk.playbook.exit.question import Question
    from clientdesk.playbook.exit.view import PageView

_MANY = 3
"""Pages with more questions than this set them in two columns, prompt beside control."""
_UNREAD = "Here is the rest of the letter: Enter again takes it as it is."


class Sheet(VerticalScroll):
    """A column that takes keys where there is nothing else to give them to, or more of it than can be seen."""

    def __init__(self, *, classes: str, is_read: bool = False) -> None:
        super().__init__(classes=classes)
        self._is_read = is_read

    def allow_focus(self) -> bool:
        """Whether keys are of any use here."""
        return self._is_read or (self.max_scroll_y > 0 and self.has_class("beside"))


class Decision(TakenAway, Horizontal):
    """One page: `typed` is put over what it starts with, and `told` says why; `aside` stands beside it."""

    class Typed(Message):
        """Something was typed, to be kept under `draft`; empty when nothing differs from what the page started with."""

        def __init__(self, draft: str, typed: Mapping[str, str]) -> None:
            super().__init__()
            self.draft, self.typed = draft, typed

    def __init__(
        self,
        shown: PageView,
        today: date,
        typed: Mapping[str, str] | None = None,
        *,
        draft: str = "",
        told: str = "",
        button: str = "Continue",
        aside: Sequence[Widget] = (),
    ) -> None:
        self._is_dense = len(shown.page.questions) > _MANY
        days = "-days" if shown.page.calendar else ""
        super().__init__(classes=f"-dense {days}" if self._is_dense else days)
        self._shown = shown
        self._today = today
        self._first = typed or {}
        self._told = told
        self.draft = draft
        self._button = button
        self._aside = aside
        self._was_turned = False
        self.half_typed = HalfTyped(self, self._report)

    def compose(self) -> ComposeResult:
        """The page, and what stands beside it."""
        page = self._shown.page
        with Sheet(classes="main", is_read=not page.questions):
            yield Static(Content(safe(self._shown.title)), classes="step")
            yield Static(Content(safe(page.heading)), classes="heading")
            yield Container(*notes(page.notes), classes="above" if page.questions else "notes")
            yield from map(self._answer, page.questions)
            yield Static(classes="told")
            yield Button(Content(safe(self._button)), variant="primary", compact=True, action="screen.go_on")
            yield from self._calendar("below")
        has_notes = bool(page.questions and page.notes)
        has_more = has_notes or page.calendar or self._aside
        with Sheet(classes="beside" if has_more else "beside -empty"):
            yield from self._calendar("")
            if has_notes:
                yield title("To bear in mind")
                yield from notes(page.notes)
            yield from self._aside

    def _answer(self, question: Question) -> Answer:
        key, asked = question.key, self._shown.page.questions
        start, typed = self._shown.values.get(key, ""), self._first.get(key)
        is_list = self._is_dense and all(each.required and each.kind is Kind.CHOICE for each in asked)
        count = f"{asked.index(question) + 1} of {len(asked)}" if is_list else ""
        return Answer(question, start, typed, self._today, terse=self._is_dense, count=count)

    def _calendar(self, where: str) -> Iterator[MonthView]:
        """The months around the day that the page starts with, on a page that asks for one."""
        page, today = self._shown.page, self._today
        if found := months(page, self._first, today) or months(page, self._shown.values, today):
            yield MonthView(found, classes=where)

    def on_mount(self) -> None:
        """Say where the first texts come from."""
        self.tell(self._told)
        self._ask_what_is_needed()

    @property
    def shown(self) -> PageView:
        """The page as it was when it was shown."""
        return self._shown

    @property
    def is_typed_in(self) -> bool:
        """Whether a person is typing here, or has typed something that is not saved."""
        return bool(self.changed) or isinstance(self.screen.focused, Input | TextArea)

    @property
    def words(self) -> str:
        """What was typed here, as text."""
        return "\n\n".join(text for text in self.changed.values() if text)

    @property
    def answers(self) -> list[Answer]:
        """The questions with their answers so far."""
        return list(self.query(Answer))

    @property
    def typed(self) -> dict[str, str]:
        """What every question holds, but for proposals left as they are: those go on following what they came from."""
        return {each.question.key: each.typed for each in self.answers if each.is_changed or not each.question.derived}

    @property
    def changed(self) -> dict[str, str]:
        """What differs from what the page started with."""
        return {each.question.key: each.typed for each in self.answers if each.is_changed}

    @property
    def proposals(self) -> dict[str, str]:
        """What the desk proposes, as a person would type it."""
        asked = self._shown.page.questions
        return {each.key: as_typed(each, each.default) for each in asked if each.default}

    @property
    def letter(self) -> str:
        """The letter as it stands, its subject first; empty on pages without one."""
        if not any(each.question.kind is Kind.LETTER for each in self.answers):
            return ""
        texts = {each.question.key: each.typed for each in self.answers}
        return f"{texts.get('subject', '')}\n\n{texts['letter']}".strip()

    def aim(self) -> None:
        """Give the keys to the first question that is open where those before it are answered, else to the first."""
        answers = self.answers
        blank = next((each for each in answers if not each.typed.strip()), None)
        if answers:
            (blank if blank and blank.is_open else answers[0]).target.focus(scroll_visible=False)
        else:
            self.query_one(".main").focus(scroll_visible=False)

    def turn_to_the_end(self) -> bool:
        """Bring the end of a letter into view that was not read so far; whether it did. Once said, it is enough."""
        texts = [each for each in self.answers if each.question.kind is Kind.LETTER]
        if self._was_turned or not texts or not any(each.has_focus_within for each in self.answers):
            return False
        text, page = texts[0].query_one(TextArea), self.query_one(".main")
        is_whole = text.scroll_y >= text.max_scroll_y and text.region.bottom <= page.region.bottom
        if text.has_focus or is_whole:
            return False
        self._was_turned = True
        self.tell(_UNREAD)
        text.scroll_end(animate=False)
        self.query_one(".told").scroll_visible(animate=False)
        return True

    def take(self) -> bool:
        """From a choice, choose what the cursor is on where nothing is, and lead to what is open after it.

        Whether it did either: a first choice is seen before the page goes on with it.
        """
        at = next((at for at, each in enumerate(self.answers) if each.is_choosing), None)
        if at is None:
            return False
        took, following = self.answers[at].take(), self.answers[at:]
        blank = next((each for each in following if each.is_open), None)
        if blank:
            blank.target.focus()
        elif took:
            self.tell("Chosen. Enter goes on.")
        return bool(took or (blank and blank is not following[0]))

    def refuse(self, key: str, sentence: str) -> None:
        """An answer can't be taken, or is missing: say so under its question, and lead there."""
        for each in self.answers:
            if each.question.key == key:
                each.refuse(sentence)
                each.target.focus(scroll_visible=False)
                self.call_after_refresh(self.call_after_refresh, each.reveal)

    def tell(self, sentence: str, *, failed: bool = False) -> None:
        """Say something about the whole page."""
        said = self.query_one(".told", Static)
        said.update(Content.styled(safe(sentence), BAD if failed else MUTED))
        said.display = bool(sentence)
        if failed:
            said.scroll_visible(animate=False)

    def _follow(self) -> None:
        """Show the months around the day as it is typed; those before while it can't be read."""
        typed = {each.question.key: each.typed for each in self.answers}
        if found := months(self._shown.page, typed, self._today):
            for each in self.query(MonthView):
                each.show(found)

    def _report(self, typed: Mapping[str, str]) -> None:
        self.post_message(self.Typed(self.draft, typed))

    @on(Input.Changed)
    @on(TextArea.Changed)
    @on(Chosen)
    def _typing(self, event: Message) -> None:
        event.stop()
        for each in self.answers:
            if each.has_focus_within or each.is_refused:
                each.look()
        self._ask_what_is_needed()
        self._follow()
        self.half_typed.note(self.changed)

    def _ask_what_is_needed(self) -> None:
        """A question that another one's answer asks for says so no longer that it is optional."""
        said = {each.question.key: each.typed for each in self.answers}
        for each in self.answers:
            each.need(needed=each.question.is_needed(said))

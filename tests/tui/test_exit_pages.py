"""A page of the exit wizard alone, in a bare app: what it shows, what it reads, what it reports."""

from __future__ import annotations

from datetime import timedelta

import pytest
from onscreen import TODAY, until
from textual.app import App, ComposeResult
from textual.widgets import Input, Static, TextArea

from clientdesk.playbook.exit.question import Kind, Option, Page, Question
from clientdesk.playbook.exit.view import PageView
from clientdesk.tui import themes
from clientdesk.tui.screens.exit.answer import Answer
from clientdesk.tui.screens.exit.choice import OneOf
from clientdesk.tui.screens.exit.decision import Decision

REASONS = (Option("S01", "invoices were late", "5 of 6"), Option("S04", "the work has grown", "3 extras"))


class Bare(App[None]):
    """One page, and what it reports."""

    CSS = ".main, .beside { height: 1fr; }"

    def __init__(self, *questions: Question, typed: dict[str, str] | None = None, **values: str) -> None:
        super().__init__()
        self.register_theme(themes.DARK)
        self.theme = themes.DARK.name
        page = Page("page", "One page", questions, ("A note.",))
        self.page = Decision(PageView("Step · step 1 of 5", page, values), TODAY, typed, draft="key")
        self.reported: list[tuple[str, dict[str, str]]] = []

    def compose(self) -> ComposeResult:
        yield self.page

    def on_decision_typed(self, event: Decision.Typed) -> None:
        self.reported.append((event.draft, dict(event.typed)))

    def echo(self, key: str) -> str:
        return str(self.query_one(f"#answer-{key} .echo", Static).visual)


async def test_nothing_is_chosen_before_the_person_chooses():
    app = Bare(Question("why", "Why?", Kind.CHOICE, options=REASONS))
    async with app.run_test() as pilot:
        app.page.aim()
        assert app.page.typed == {"why": ""}
        await pilot.press("down")
        assert app.page.typed == {"why": "S04"}


@pytest.mark.parametrize(("kind", "first"), [(Kind.CHOICE, "S01"), (Kind.YES_NO, "yes")])
async def test_space_chooses_the_option_under_the_cursor(kind, first):
    app = Bare(Question("why", "Why?", kind, options=REASONS))
    async with app.run_test() as pilot:
        app.page.aim()
        await pilot.press("space")
        assert app.page.typed == {"why": first}


async def test_a_first_choice_is_seen_before_the_page_goes_on():
    app = Bare(Question("why", "Why?", Kind.CHOICE, options=REASONS))
    async with app.run_test():
        app.page.aim()
        assert app.page.take()
        assert app.page.typed == {"why": "S01"}
        assert str(app.query_one("Decision .told", Static).visual) == "Chosen. Enter goes on."
        assert not app.page.take(), "the second Enter goes on"


async def test_what_is_proposed_goes_on_at_once():
    app = Bare(Question("why", "Why?", Kind.CHOICE, options=REASONS, default="S04"), why="S04")
    async with app.run_test():
        app.page.aim()
        assert not app.page.take()
        assert app.page.typed == {"why": "S04"}


async def test_a_list_of_choices_is_walked_with_one_key():
    app = Bare(*(Question(f"q{at}", "A line", Kind.CHOICE, "in the contract", options=REASONS) for at in range(4)))
    async with app.run_test() as pilot:
        app.page.aim()
        for _ in range(4):
            app.page.take()
            await pilot.pause()
        assert set(app.page.typed.values()) == {"S01"}


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (Question("why", "Why?", Kind.CHOICE, options=REASONS), "✖ Choose one first."),
        (Question("why", "Why?", Kind.YES_NO), "✖ Choose one first."),
        (Question("why", "Why?", Kind.CHOICES, options=REASONS), "✖ Tick one first: Space ticks it."),
        (Question("why", "Why?"), "✖ This needs an answer."),
    ],
    ids=str,
)
async def test_a_missing_answer_is_said_at_its_question(asked, said):
    app = Bare(Question("what", "What?"), asked)
    async with app.run_test() as pilot:
        app.page.aim()
        app.page.refuse("why", "“Why?” needs an answer.")
        await pilot.pause()
        assert app.focused is app.page.answers[1].target
        assert app.echo("why") == said


async def test_lines_say_under_the_field_which_key_goes_on():
    app = Bare(Question("lines", "What will you say?", Kind.LINES))
    async with app.run_test():
        assert "Ctrl+N goes on" in app.echo("lines")


async def test_space_ticks_several():
    app = Bare(Question("who", "To whom?", Kind.CHOICES, options=REASONS, required=False))
    async with app.run_test() as pilot:
        app.page.aim()
        await pilot.press("space", "down", "space")
        assert app.page.typed == {"who": "S01,S04"}
        await pilot.press("space")
        assert app.page.typed == {"who": "S01"}


async def test_what_is_ticked_answers_the_question_beside_it():
    who = Question("who", "To whom?", Kind.CHOICES, options=REASONS, required=False)
    app = Bare(who, Question("kind", "Or which kind?", missing="Tick someone, or write it here."))
    async with app.run_test() as pilot:
        app.page.refuse("kind", "“Or which kind?” needs an answer.")
        assert app.echo("kind") == "✖ Tick someone, or write it here."
        await pilot.press("up")
        await pilot.press("space")
        assert app.page.typed["who"] == "S01"
        assert app.echo("kind") == ""


async def test_arrows_leave_a_line_and_come_back_to_it():
    app = Bare(Question("one", "One?"), Question("two", "Two?"))
    async with app.run_test() as pilot:
        app.page.aim()
        for key, at in (("down", 1), ("up", 0), ("tab", 1)):
            await pilot.press(key)
            assert app.focused is app.page.answers[at].target


@pytest.mark.parametrize("kind", [Kind.LINES, Kind.LETTER])
async def test_a_text_is_written_on_from_its_end(kind):
    app = Bare(Question("first", "First?"), Question("text", "Text?", kind), text="Dear Bo,\nhello")
    async with app.run_test() as pilot:
        app.page.answers[1].target.focus()
        await pilot.press(*"!")
        assert app.page.typed["text"] == "Dear Bo,\nhello!"
        await pilot.press("up", "shift+tab", "tab", *"?")
        assert app.page.typed["text"] == "Dear B?o,\nhello!", "who comes back writes on where they were"


async def test_no_more_lines_than_are_asked_for():
    app = Bare(Question("lines", "What will you say?", Kind.LINES, most=3), lines="One.\nTwo.\nThree.")
    async with app.run_test() as pilot:
        app.page.aim()
        await pilot.press("enter")
        assert app.page.typed["lines"] == "One.\nTwo.\nThree."
        assert app.echo("lines").startswith("✖ 3 lines are the most")
        assert app.query_one(TextArea).region.height == 3
        await pilot.press("backspace")
        assert "Ctrl+N goes on" in app.echo("lines")


async def test_what_another_answer_asks_for_is_not_optional_any_more():
    because = Question("because", "Why?", required=False, unless=("why", "S01"))
    app = Bare(Question("why", "Which?", Kind.CHOICE, options=REASONS), because, why="S01")
    async with app.run_test() as pilot:
        prompt = app.query_one("#answer-because .prompt", Static)
        assert str(prompt.visual) == "Why?  optional"
        app.page.aim()
        await pilot.press("down")
        assert str(prompt.visual) == "Why?"
        assert app.page.take(), "Enter leads to what is asked for now"
        await pilot.pause()
        assert app.focused is app.page.answers[1].target
        await pilot.press("up", "up")
        assert str(prompt.visual) == "Why?  optional"


async def test_what_is_refused_is_seen_however_far_down_it_is():
    many = tuple(Option(f"S{at:02}", "why", "for a reason that takes a line of its own " * 2) for at in range(12))
    app = Bare(Question("why", "Why?", Kind.CHOICE, options=many), Question("what", "What?"))
    async with app.run_test(size=(60, 16)) as pilot:
        app.page.refuse("why", "“Why?” needs an answer.")
        echo = app.query_one("#answer-why .echo", Static)
        await until(pilot, lambda: app.screen.find_widget(echo).visible_region.area == echo.region.area > 0)
        assert app.focused is app.page.answers[0].target


async def test_a_letter_is_not_passed_before_its_end_was_seen():
    channel = Question("channel", "How?", Kind.CHOICE, options=REASONS)
    letter = Question("letter", "The letter", Kind.LETTER)
    app = Bare(channel, letter, channel="S01", letter="\n".join(f"line {at}" for at in range(60)))
    async with app.run_test(size=(80, 24)) as pilot:
        app.page.aim()
        await pilot.pause()
        assert app.page.turn_to_the_end()
        text = app.query_one(TextArea)
        await until(pilot, lambda: text.scroll_y == text.max_scroll_y > 0)
        assert "Enter again takes it as it is." in str(app.query_one("Decision .told", Static).visual)
        assert not app.page.turn_to_the_end(), "once is enough"


async def test_a_day_left_out_says_so():
    app = Bare(Question("on", "When?", Kind.DATE, required=False))
    async with app.run_test():
        assert app.echo("on") == "left out"


async def test_own_words_have_a_line_of_their_own():
    app = Bare(Question("why", "Why?", Kind.CHOICE, options=REASONS, free=True))
    async with app.run_test() as pilot:
        app.page.aim()
        assert not app.query_one(Input).display
        await pilot.press("down", "down")
        app.page.refuse("why", "“Why?” needs an answer.")
        await pilot.press("x")
        assert app.page.typed == {"why": "x"}


async def test_yes_and_no_stand_side_by_side():
    app = Bare(Question("held", "Was it held?", Kind.YES_NO), held="yes")
    async with app.run_test() as pilot:
        app.page.aim()
        await pilot.press("right")
        assert app.page.typed == {"held": "no"}
        assert app.query_one(OneOf).has_class("-inline")


async def test_a_day_says_how_it_is_read():
    fortnight = (TODAY + timedelta(days=14)).isoformat()
    app = Bare(Question("on", "When?", Kind.DATE), on=fortnight)
    async with app.run_test() as pilot:
        assert app.echo("on") == "= Sat 5 Dec 2026, in 14 days"
        app.page.aim()
        app.query_one(Input).value = "to"
        await pilot.pause()
        assert app.echo("on") == ""
        app.query_one(Input).value = "tomorrow"
        await pilot.pause()
        assert app.echo("on") == "= Sun 22 Nov 2026, tomorrow"


async def test_a_refusal_stands_under_its_question_and_the_text_stays():
    app = Bare(Question("on", "When?", Kind.DATE), Question("what", "What?"))
    async with app.run_test():
        app.query_one("#answer-on Input", Input).value = "never"
        app.page.refuse("on", "“never” is not a day.")
        assert app.echo("on") == "✖ “never” is not a day."
        assert app.page.typed["on"] == "never"
        assert app.focused is app.query_one("#answer-on Input")


async def test_enter_in_a_letter_is_a_new_line_and_its_length_is_told():
    app = Bare(
        Question("subject", "Subject"), Question("letter", "The letter", Kind.LETTER), letter="Dear Bo,", subject="End"
    )
    async with app.run_test() as pilot:
        text = app.query_one(TextArea)
        text.focus()
        text.move_cursor(text.document.end)
        await pilot.press("enter", *"I go")
        assert app.page.letter == "End\n\nDear Bo,\nI go"
        assert app.echo("letter").startswith("2 lines · 4 words")


async def test_a_proposal_left_alone_is_not_an_answer():
    derived = Question("letter", "The letter", Kind.LETTER, default="Dear Bo,", derived=True)
    app = Bare(derived, letter="Dear Bo,")
    async with app.run_test():
        assert app.page.typed == {}
        app.query_one(TextArea).load_text("Bo!")
        assert app.page.typed == {"letter": "Bo!"}


async def test_what_is_typed_is_reported_for_the_draft():
    app = Bare(Question("what", "What?"), what="before")
    async with app.run_test() as pilot:
        app.page.aim()
        await pilot.press(*"x")
        assert app.page.half_typed.unreported == {"what": "beforex"}
        await until(pilot, lambda: app.reported)
        assert app.reported == [("key", {"what": "beforex"})]
        assert app.page.half_typed.unreported is None


async def test_a_draft_comes_back_over_the_saved_answer():
    app = Bare(Question("what", "What?"), typed={"what": "half"}, what="before")
    async with app.run_test():
        assert app.query_one(Input).value == "half"
        assert app.page.changed == {"what": "half"}


@pytest.mark.parametrize("text", ["[/] [@click=app.quit]x[/] a\x1b[31mb " + "w" * 300, "   "], ids=["hostile", "blank"])
async def test_every_part_of_a_page_shows_hostile_text_as_text(text):
    option = Option(text, text, text)
    asked = [
        Question(kind.name.lower(), text, kind, text, options=(option,), free=kind is Kind.CHOICE)
        for kind in Kind
        if kind is not Kind.DATE
    ]
    app = Bare(*asked, **{question.key: text for question in asked})
    async with app.run_test() as pilot:
        for answer in app.query(Answer):
            answer.refuse(text)
        app.page.tell(text, failed=True)
        await pilot.pause()
        assert app.is_running
        assert "\x1b" not in "".join(str(each.visual) for each in app.query(Static))

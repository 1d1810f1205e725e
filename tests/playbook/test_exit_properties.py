"""Whatever a person does in an exit: Back and Quit exist, an end is in reach, and no contact comes before its time."""

from __future__ import annotations

from datetime import timedelta

import msgspec
from builder import Book, day
from exit_kit import Walk, late_payer, thought_over, threatening, usual_answer
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from clientdesk.model.change import Change
from clientdesk.model.client import Client, Stage
from clientdesk.model.errors import Refused
from clientdesk.model.exit import Exit, ExitPath, Outcome
from clientdesk.model.invoice import Payment
from clientdesk.model.journal import Incident, Letter, Remedy, Task
from clientdesk.model.money import Money
from clientdesk.model.record import derived_id
from clientdesk.model.records import KINDS, Records
from clientdesk.model.remedies import PRICE_OUT
from clientdesk.model.settings import Colleague
from clientdesk.playbook.exit import places, turning, view
from clientdesk.playbook.exit.answering import answer
from clientdesk.playbook.exit.case import Case
from clientdesk.playbook.exit.final import final
from clientdesk.playbook.exit.gates import Gated, gates
from clientdesk.playbook.exit.machine import cancel, change_path, finish, may_take, skip
from clientdesk.playbook.exit.paths import MONEY, NOW
from clientdesk.playbook.exit.places import CHECK, LIST
from clientdesk.playbook.exit.progress import current, progress
from clientdesk.playbook.exit.question import Kind, Unread, read
from clientdesk.playbook.exit.script import play, script_of
from clientdesk.playbook.exit.steps import STEPS, pages, questions

QUICK = settings(max_examples=8, stateful_step_count=12, deadline=None, suppress_health_check=list(HealthCheck))


def desks() -> list[Book]:
    """A late payer; all there can be; a threat; nothing yet; a prospect; somebody who is priced out already."""
    full = late_payer().contract(notice_days=45).invoice("200.00", due=-5, number="N-3", delivered=False).paid(-9)
    full.project(name="Shop").project(name="Print")
    for name, agreed in (("Deniz", True), ("Eli", None), ("Fay", False)):
        full.add(Colleague, name=name, agreed=agreed)
    new = Book().client("New", stage=Stage.PROSPECT).add(Colleague, name="Eli")
    priced = late_payer().extra(-50).extra(-30).remedy(PRICE_OUT, -20, review=day(10))
    return [late_payer(), full, threatening(), Book().client("New"), new, priced]


ANY_DESK = st.integers(0, len(desks()) - 1)
LETTERS = {"L12": "price-letter", "L21": "confirm", "L19": "ask"}
"""Letters that are written on the way, by the page that asks for them."""


def path_of(book: Book, path: ExitPath | None) -> ExitPath | None:
    """A path, where it can be taken from there; else none is chosen."""
    stage = book.records.get(Client, book.client_id).stage
    return path if path in {each.id for each in may_take(stage)} else None


def some_answer(draw, question) -> str:
    """Something one could type: an option, a day, the usual words, or nonsense."""
    choices = [usual_answer(question.key), "", "nonsense", *(option.value for option in question.options)]
    if question.kind is Kind.DATE:
        choices += ["today", "+3", "+60", "2027-02-28"]
    if question.kind is Kind.YES_NO:
        choices = ["yes", "no", "perhaps"]
    return draw(st.sampled_from(choices))


class Exits(RuleBasedStateMachine):
    """A person who does anything at all, in any order."""

    @initialize(which=ANY_DESK, path=st.sampled_from([None, *ExitPath]))
    def begin(self, which, path):
        book = desks()[which]
        self.first = book.records
        self.walk = Walk(book, path_of(book, path), "because I must")
        self.place = LIST

    @property
    def case(self) -> Case:
        return self.walk.case

    def over(self) -> bool:
        return self.case.exit.ended is not None

    @rule(step=st.sampled_from(list(STEPS)))
    def enter(self, step):
        self.place = places.enter(self.case, step)

    @precondition(lambda self: self.place.step)
    @rule(data=st.data())
    def answer_the_page(self, data):
        """A page takes what it asks for: it refuses an answer at its own question, or before its time, and no page."""
        if not places.can_enter(self.case, self.place.step) or not _holds(self.case, self.place):
            self.place = LIST
            return
        page = view.page_view(self.case, self.place).page
        typed = {question.key: some_answer(data.draw, question) for question in page.questions}
        try:
            turned = turning.turn(self.case, self.place, typed)
        except (Unread, Gated) as refused:
            is_its_own = isinstance(refused, Gated) or refused.key in typed
        else:
            is_its_own = True
            self._commit(turned.change)
            self.place = turned.place
        assert is_its_own

    @rule(data=st.data(), step=st.sampled_from(list(STEPS)))
    def answer_a_step(self, data, step):
        self._answer_step(data, step)

    @rule(data=st.data(), steps=st.integers(1, 6))
    def answer_what_comes_next(self, data, steps):
        for _ in range(steps):
            self._answer_step(data, next((each.step for each in progress(self.case) if not each.is_settled), "reflect"))

    def _answer_step(self, data, step):
        asked = [question for page in pages(self.case, step) for question in page.questions if _is_asked(question)]
        values = {question.key: _likely(data.draw, question) for question in asked}
        self._try(lambda: answer(self.case, step, values))

    @rule()
    def back_and_on_again(self):
        """Going back and on without typing changes no answer that was given."""
        self.place = places.back(self.case, self.place)
        step = self.place.step
        if step:
            before = self.case.exit.answers.get(step, {})
            try:
                turned = turning.turn(self.case, self.place, {})
            except Refused:
                return
            assert before.items() <= turned.change.puts[0].answers.get(step, {}).items()
            self._commit(turned.change)
            self.place = places.back(self.case, turned.place)

    @rule(step=st.sampled_from(list(STEPS)))
    def leave_out(self, step):
        self._try(lambda: skip(self.case, step, "I know better"))

    @rule(path=st.sampled_from(list(ExitPath)))
    def take_another_path(self, path):
        self._try(lambda: change_path(self.case, path, "it is clearer now"))

    @rule(days=st.sampled_from([1, 3, 40]))
    def days_pass(self, days):
        self.walk.wait(days)

    @rule()
    def they_pay(self):
        if any(standing.invoice.number == "N-2" for standing in self.case.picture.standings):
            self.walk.pays()

    @rule()
    def they_threaten(self):
        self.walk.commit(Change("Threatened", (Incident(
            id="threat", client=self.walk.client_id, sign="S11", on=self.case.today, said="I know where you live",
        ),)))  # fmt: skip

    @rule(yes=st.booleans())
    def a_colleague_answers(self, yes):
        asked = [each for each in self.case.records.all(Colleague) if each.agreed is None]
        self.walk.commit(Change("Answered", tuple(each.but(agreed=yes) for each in asked[:1])))

    @rule()
    def a_letter_goes_out(self):
        unsent = [each for each in self.case.records.all(Letter) if not each.sent]
        self.walk.commit(Change("Sent", tuple(each.but(sent=self.case.today) for each in unsent[:1])))

    @rule()
    def end(self):
        self._try(lambda: finish(self.case))

    def _try(self, move):
        try:
            self._commit(move())
        except Refused:
            return

    def _commit(self, change):
        """Commit; what reaches the client may only come while every gate is open."""
        before, heard = self.case, self._contacts()
        self.walk.commit(change)
        if self._contacts() > heard:
            assert all(gate.is_open for gate in gates(before))

    def _contacts(self) -> int:
        held = self.case.exit.answers.get("meet", {}).get("held") == "yes"
        return len(self.case.records.all(Letter)) + held

    @invariant()
    def on_a_safety_path_nothing_is_waited_for_and_nobody_meets(self):
        case = self.case
        if case.is_unsafe and not case.exit.saved:
            assert "meet" in case.skips
            assert all(gate.is_open or gate.name != MONEY for gate in gates(case))
            offered = [option.value for q in questions(case, "review") if q.key == "order" for option in q.options]
            assert set(offered) <= {NOW}

    @invariant()
    def letters_on_the_way_are_those_that_the_answers_ask_for(self):
        """A draft whose page is asked no more is gone; one that was sent stays."""
        skipped = self.case.exit.skipped
        asked = {page for step, pages in self.case.path.asks.items() if step not in skipped for page in pages}
        for letter in self.case.records.all(Letter):
            if letter.kind in LETTERS and not letter.sent and not self.case.exit.saved:
                assert LETTERS[letter.kind] in asked

    @invariant()
    def a_client_who_is_kept_has_nothing_left_of_the_end(self):
        case = self.case
        if case.exit.outcome is Outcome.KEPT:
            unsent = [each for each in case.records.all(Letter) if each.exit == case.exit.id and not each.sent]
            undone = [each for each in case.records.all(Task) if each.exit == case.exit.id and not each.done]
            tried = case.records.by_id(Remedy).get(derived_id(case.exit.id, PRICE_OUT))
            assert [each.kind for each in unsent] in ([], ["L12"])
            assert {each.letter for each in undone} == {each.id for each in unsent}
            assert case.client.stage in (case.exit.stage_before, Stage.PAUSED)
            assert tried is None or tried.settled or any(each.kind == "L12" for each in case.records.all(Letter))

    @invariant()
    def back_leads_to_the_list(self):
        place, seen = self.place, 0
        while place != LIST:
            place, seen = places.back(self.case, place), seen + 1
            assert seen < 10

    @invariant()
    def quitting_loses_nothing(self):
        """A new session, which has the desk file and nothing else, is where this one is."""
        records, known = _reread(self.case.records), self.case.exit
        again = Case(records, records.get(Exit, known.id), self.case.today, self.case.write)
        assert view.state(again) == view.state(self.case)
        for step in known.answers.keys() & set(again.path.asks):
            assert places.enter(again, step) == places.enter(self.case, step)

    @invariant()
    def every_view_can_be_shown(self):
        shown = view.state(self.case)
        assert shown.headline
        assert view.check(self.case).act
        assert final(self.case).undo

    def teardown(self):
        """An end is in reach from wherever the walk has come to."""
        if hasattr(self, "walk") and not self.over():
            assert _is_as_before(self.first, self.case)
            assert _to_the_end(self.case).exit.ended
            assert _by_pages(self.case).exit.ended


def _reread(records: Records) -> Records:
    """The records after a way through the file."""
    every = (record for kind in KINDS for record in records.all(kind))
    return Records.of_all(msgspec.json.decode(msgspec.json.encode(each), type=type(each)) for each in every)


def _to_the_end(case: Case) -> Case:
    """The shortest way on: leave out what can be left out, wait, and finish; each try must bring it nearer."""
    for _ in range(4):
        for step in STEPS:
            case = _tried(case, lambda c, step=step: skip(c, step, "enough"))
        case = _tried(case, finish)
        if case.exit.ended:
            return case
        case = _tried(case, lambda c: change_path(c, ExitPath.LEAVE_NOW, "they don't pay"))
        case = Case(case.records, case.exit, case.today + timedelta(days=400), case.write)
    return case


def _holds(case: Case, place) -> bool:
    return place.page in {page.key for page in pages(case, place.step)}


def _is_as_before(first: Records, case: Case) -> bool:
    """Cancelled, the client is where they were, and no draft and no task of the exit is left."""
    after = case.records.after(cancel(case))
    mine = (*after.all(Letter), *after.all(Task))
    left = [
        each
        for each in mine
        if each.exit == case.exit.id and not (each.sent if isinstance(each, Letter) else each.done)
    ]
    return not left and after.get(Client, case.client.id).stage == first.get(Client, case.client.id).stage


def _by_pages(case: Case) -> Case:
    """On page by page with the usual answers, all of a page's fields typed; where all waits, they pay, or days pass."""
    place = LIST
    for _ in range(300):
        if case.exit.ended:
            return case
        if view.state(case).act:
            case, place = case.on(case.records.after(finish(case))), LIST
        elif place.step and _holds(case, place) and places.can_enter(case, place.step):
            shown = view.page_view(case, place)
            turned = turning.turn(
                case, place, {q.key: _typed(q, shown.values[q.key], case.today) for q in shown.page.questions}
            )
            case, place = case.on(case.records.after(turned.change)), turned.place
        elif (step := current(case)) and (entered := places.enter(case, step)) != LIST:
            place = entered
        else:
            case, place = _later(case), LIST
    raise AssertionError(f"it never ends: {place}, {[(row.step, row.state.words) for row in view.state(case).rows]}")


def _later(case: Case) -> Case:
    """A month on, with everything paid and delivered."""
    open_ones = [each for each in case.picture.standings if each.balance > 0]
    paid = [
        Payment(id=f"paid {each.invoice.id} {case.today}", client=case.client.id, invoice=each.invoice.id,
                amount=Money(each.balance, each.invoice.amount.currency), on=case.today)
        for each in open_ones
    ]  # fmt: skip
    delivered = [each.invoice.but(delivered=True) for each in case.picture.standings if not each.invoice.delivered]
    records = case.records.after(Change("Paid", (*paid, *delivered)))
    return Case(records, records.get(Exit, case.exit.id), case.today + timedelta(days=30), case.write)


def _typed(question, stands: str, today) -> str:
    """What stands, where it can be taken still; else what one would usually say."""
    try:
        return stands if stands and read(question, stands, today) else _usual(question, today)
    except Unread:
        return _usual(question, today)


def _usual(question, today) -> str:
    if not question.required:
        return ""
    if question.kind is Kind.DATE:
        return max(today, question.earliest or today).isoformat()
    values = [option.value for option in question.options]
    usual = usual_answer(question.key)
    return usual if not values or usual in values or question.free else values[0]


def _tried(case: Case, move) -> Case:
    try:
        change: Change = move(case)
    except Refused:
        return case
    return case.on(case.records.after(change))


TestExits = Exits.TestCase
TestExits.settings = QUICK


@settings(max_examples=10, deadline=None)
@given(st.data(), ANY_DESK)
def test_a_file_and_a_person_end_with_the_same_desk(data, which):
    paged, filed = Walk(desks()[which]), Walk(desks()[which])
    filed.case = paged.case
    told: dict[str, dict[str, str]] = {}
    place = places.enter(paged.case, current(paged.case))
    while place != CHECK:
        page = view.page_view(paged.case, place).page
        typed = {q.key: _fitting(data.draw, q) for q in page.questions if _is_asked(q)}
        told.setdefault(place.step, {}).update(typed)
        turned = turning.turn(paged.case, place, typed)
        paged.commit(turned.change)
        place = turned.place
        if place == LIST:
            place = places.enter(paged.case, current(paged.case))
    paged.finish()
    for change in play(filed.case, script_of(told)):
        filed.commit(change)
    assert _desk(paged) == _desk(filed)


def _is_asked(question) -> bool:
    return question.key in ("early", "on", "order") or (question.required and question.default is None)


def _likely(draw, question) -> str:
    """An answer that can be taken; a question with a choice gets any of its options."""
    values = [option.value for option in question.options if option.value != "keep"]
    return draw(st.sampled_from(values)) if values else usual_answer(question.key)


def _fitting(draw, question) -> str:
    """An answer that can be taken, and that lets the exit go on today."""
    values = [option.value for option in question.options if option.value not in ("after-payment", "after-delivery")]
    return draw(st.sampled_from(values)) if values else usual_answer(question.key)


def _desk(walk: Walk) -> dict[str, object]:
    return {record.id: record for kind in KINDS for record in walk.case.records.all(kind)}


def test_a_line_answered_and_gone_back_from_stays():
    walk = Walk()
    place = places.enter(walk.case, "reflect")
    turned = turning.turn(walk.case, place, {})
    turned = turning.turn(walk.commit(turned.change).case, turned.place, {"keeping": "nothing", "takes": "trust"})
    walk.commit(turned.change)
    answers = walk.exit.answers
    assert places.back(walk.case, turned.place).page == "keep"
    assert view.page_view(walk.case, places.back(walk.case, turned.place)).values == {
        "keeping": "nothing", "takes": "trust",
    }  # fmt: skip
    assert walk.exit.answers == answers


def test_answering_in_any_order_is_the_same():
    forwards = Walk().usual("reflect")
    forwards.say("review", documents="a", duties="yes", order="now")
    backwards = Walk().usual("reflect")
    for key, text in (("order", "now"), ("duties", "yes"), ("documents", "a")):
        backwards.commit(answer(backwards.case, "review", {key: text}))
    assert forwards.exit.answers == backwards.exit.answers


def test_every_step_has_pages_on_every_path_that_asks_for_it():
    for book in desks():
        case = Walk(book).case
        assert all(pages(case, step) for step in case.path.asks)


def test_a_step_goes_on_after_the_last_page_answered():
    walk = Walk().say("reflect", keeping="nothing")
    walk.case = walk.case.having(walk.exit.but(done={}))
    assert places.enter(walk.case, "reflect").page == "wait"
    walk = thought_over().say("meet", on="today")
    assert places.enter(walk.case, "meet").page == "reason"


def test_a_done_step_is_changed_from_its_first_page():
    assert places.enter(thought_over().case, "review").page == "contract"

"""Whatever a person does in an exit: Back and Quit exist, an end is in reach, and no contact comes before its time."""

from __future__ import annotations

from datetime import timedelta

import msgspec
from builder import Book
from exit_kit import Walk, late_payer, thought_over, threatening, usual_answer
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from clientdesk.model.change import Change
from clientdesk.model.errors import Refused
from clientdesk.model.exit import Exit, ExitPath
from clientdesk.model.records import KINDS, Records
from clientdesk.model.settings import Colleague
from clientdesk.playbook.exit import places, view
from clientdesk.playbook.exit.case import Case
from clientdesk.playbook.exit.gates import gates
from clientdesk.playbook.exit.machine import answer, cancel, change_path, finish, skip
from clientdesk.playbook.exit.places import CHECK, LIST
from clientdesk.playbook.exit.progress import progress
from clientdesk.playbook.exit.question import Kind
from clientdesk.playbook.exit.script import play, script_of
from clientdesk.playbook.exit.steps import STEPS, pages

QUICK = settings(max_examples=20, stateful_step_count=20, deadline=None, suppress_health_check=list(HealthCheck))


def desks() -> list[Book]:
    full = late_payer().contract(notice_days=45).invoice("200.00", due=-5, number="N-3", delivered=False).paid(-9)
    return [late_payer(), full.add(Colleague, name="Deniz", agreed=True), threatening(), Book().client("New")]


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

    @initialize(which=st.integers(0, 3), path=st.sampled_from([None, *ExitPath]))
    def begin(self, which, path):
        assume(path in (None, ExitPath.STANDARD, ExitPath.LEAVE_NOW))
        self.walk = Walk(desks()[which], path, "because I must")
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
        try:
            page = view.page_view(self.case, self.place).page
            typed = {question.key: some_answer(data.draw, question) for question in page.questions}
            turned = places.turn(self.case, self.place, typed)
        except Refused:
            return
        self._commit(turned.change)
        self.place = turned.place

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
                turned = places.turn(self.case, self.place, {})
            except Refused:
                return
            assert before.items() <= turned.change.puts[0].answers.get(step, {}).items()
            self._commit(turned.change)
            self.place = places.back(self.case, turned.place)

    @rule(step=st.sampled_from(list(STEPS)))
    def leave_out(self, step):
        self._try(lambda: skip(self.case, step, "I know better"))

    @rule(path=st.sampled_from([ExitPath.STANDARD, ExitPath.LEAVE_NOW]))
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
        return len(self.walk.letters) + held

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
        assert view.final(self.case).undo

    def teardown(self):
        """An end is in reach from wherever the walk has come to."""
        if hasattr(self, "walk") and not self.over():
            assert cancel(self.case).puts[0].ended
            assert _to_the_end(self.case).exit.ended


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
        case = Case(case.records, case.exit, case.today + timedelta(days=400), case.write)
    return case


def _tried(case: Case, move) -> Case:
    try:
        change: Change = move(case)
    except Refused:
        return case
    return case.on(case.records.after(change))


TestExits = Exits.TestCase
TestExits.settings = QUICK


@settings(max_examples=20, deadline=None)
@given(st.data(), st.integers(0, 3))
def test_a_file_and_a_person_end_with_the_same_desk(data, which):
    paged, filed = Walk(desks()[which]), Walk(desks()[which])
    filed.case = paged.case
    told: dict[str, dict[str, str]] = {}
    place = places.enter(paged.case, places.current(paged.case))
    while place != CHECK:
        page = view.page_view(paged.case, place).page
        typed = {q.key: _fitting(data.draw, q) for q in page.questions if _is_asked(q)}
        told.setdefault(place.step, {}).update(typed)
        turned = places.turn(paged.case, place, typed)
        paged.commit(turned.change)
        place = turned.place
        if place == LIST:
            place = places.enter(paged.case, places.current(paged.case))
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
    turned = places.turn(walk.case, place, {})
    turned = places.turn(walk.commit(turned.change).case, turned.place, {"keeping": "nothing", "takes": "trust"})
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

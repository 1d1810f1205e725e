"""An exit to walk in a test: `Walk(book).say("reflect", keeping="nothing").wait(3)`; moves are committed."""

from __future__ import annotations

from datetime import date, timedelta

from builder import TODAY, Book, day, eur

from clientdesk.letters import exit_letter
from clientdesk.model.change import Change
from clientdesk.model.exit import Exit, ExitPath
from clientdesk.model.invoice import Invoice, Payment
from clientdesk.model.journal import Letter, Task
from clientdesk.playbook.exit import view
from clientdesk.playbook.exit.answering import answer
from clientdesk.playbook.exit.case import Case, open_exit
from clientdesk.playbook.exit.machine import finish, skip, start
from clientdesk.playbook.exit.proposal import propose
from clientdesk.playbook.exit.steps import pages

ANSWERS = {
    "keeping": "nothing",
    "documents": "the offer of May",
    "duties": "yes",
    "duties-left": "the last draft",
    "undelivered": "deliver",
    "order": "now",
    "reason": "the project has grown beyond what I can do well",
    "held": "yes",
    "instead": "they did not come",
    "provider": "a full-service agency",
    "remedies": "R06",
    "look-again": "+30",
    "early": "I have thought about it for months",
    "on": "today",
    "from": "today",
    "price": "€60 an hour",
    "result": "leave",
}
"""What a person with nothing special to say would answer; a contract's lines are read."""


def late_payer(**settings) -> Book:
    """A client with one invoice overdue and one paid late: S01 is raised."""
    book = Book(name="Ada Lovelace", email="ada@example.org", **settings).client("Northwind")
    return book.invoice("300.00", issued=-110, due=-80, number="N-1").paid(-10).invoice("500.00", due=-40, number="N-2")


def threatening(**settings) -> Book:
    """A client who threatened: the red path."""
    return late_payer(**settings).incident("S11", -2, said="I'll come to your door")


def _plain(book: Book, today: date) -> ExitPath:
    """The path of a test that isn't about paths: leave now where the records ask for it, else the standard one."""
    proposed = propose(book.records, book.client_id, today).path
    return proposed if proposed is ExitPath.LEAVE_NOW else ExitPath.STANDARD


class Walk:
    """An open exit on a desk, on a day that moves on."""

    def __init__(
        self,
        book: Book | None = None,
        path: ExitPath | None = None,
        because: str = "",
        *,
        reason: str = "",
        today: date = TODAY,
    ) -> None:
        book = book or late_payer()
        self.client_id = book.client_id
        path = path or _plain(book, today)
        change = start(book.records, book.client_id, today, path, reason, because)
        records = book.records.after(change)
        begun = open_exit(records, book.client_id)
        assert begun is not None
        self.case = Case(records, begun, today, exit_letter)

    def commit(self, change: Change) -> Walk:
        self.case = self.case.on(self.case.records.after(change))
        return self

    def say(self, step: str, **values: str) -> Walk:
        return self.commit(answer(self.case, step, {key.replace("_", "-"): text for key, text in values.items()}))

    def usual(self, *steps: str, **values: str) -> Walk:
        """Answer all that is open in some steps with what a person would usually say."""
        for step in steps:
            if step == "meet" and "card" in self.case.path.asks["meet"] and "on" not in values:
                self.say("meet", on="today")
            while left := [q for page in pages(self.case, step) for q in page.questions if self._asks(step, q)]:
                left.sort(key=lambda question: question.key != "order")
                self.commit(answer(self.case, step, {left[0].key: values.get(left[0].key, usual_answer(left[0].key))}))
            self.commit(answer(self.case, step, {}))
        return self

    def _asks(self, step: str, question) -> bool:
        proposed = question.default is not None and question.key != "order"
        is_asked = question.required or question.key == "documents"
        return is_asked and not proposed and not self.case.said(step, question.key)

    def skip(self, step: str, reason: str = "not needed") -> Walk:
        return self.commit(skip(self.case, step, reason))

    def wait(self, days: int) -> Walk:
        self.case = Case(self.case.records, self.case.exit, self.case.today + timedelta(days=days), self.case.write)
        return self

    def pays(self, number: str = "N-2", amount: str = "500.00") -> Walk:
        invoice = next(each for each in self.case.records.all(Invoice) if each.number == number)
        money = Payment(id="paid", client=self.client_id, amount=eur(amount), invoice=invoice.id, on=self.case.today)
        return self.commit(Change("Paid", (money,)))

    def bills(self, amount: str) -> Walk:
        new = Invoice(id="new", client=self.client_id, number="N-9", amount=eur(amount), issued=self.case.today)
        return self.commit(Change("Billed", (new,)))

    def finish(self) -> Walk:
        return self.commit(finish(self.case))

    def row(self, step: str):
        return next(row for row in view.state(self.case).rows if row.step == step)

    def words(self, step: str) -> str:
        return self.row(step).state.words

    @property
    def exit(self) -> Exit:
        return self.case.exit

    @property
    def letters(self) -> dict[str, Letter]:
        return {each.kind: each for each in self.case.records.of(Letter, self.client_id)}

    @property
    def tasks(self) -> dict[str, date]:
        return {each.what: each.due for each in self.case.records.of(Task, self.client_id)}


def usual_answer(key: str) -> str:
    return ANSWERS.get(key, "read")


def thought_over(book: Book | None = None) -> Walk:
    """A standard exit with reflect and review behind it, on the day the cooling-off ends."""
    return Walk(book).usual("reflect", "review").wait(3)


def ready(book: Book | None = None) -> Walk:
    """A standard exit at its check page."""
    return thought_over(book).usual("meet", "notice", "refer", "close-down")


__all__ = ["TODAY", "Walk", "day", "late_payer", "ready", "thought_over", "threatening", "usual_answer"]

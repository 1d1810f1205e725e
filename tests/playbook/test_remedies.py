"""Remedies R01–R10: what is offered for which sign, when a wall is hit, what a pause or a parting is."""

from __future__ import annotations

import pytest
from builder import TODAY, Book, day, eur

from clientdesk.ledger.moves import entered, removed
from clientdesk.ledger.outcomes import settled
from clientdesk.model.client import Client, Stage
from clientdesk.model.entry.trying import stage_to_go_back_to
from clientdesk.model.errors import Refused
from clientdesk.model.exit import Exit, ExitPath, Outcome
from clientdesk.model.invoice import Payment
from clientdesk.model.journal import Letter, Remedy, RemedyOutcome
from clientdesk.model.remedies import REMEDIES
from clientdesk.model.signs import SIGNS
from clientdesk.playbook.agenda import agenda
from clientdesk.playbook.assessment import Assessment
from clientdesk.playbook.picture import Picture
from clientdesk.playbook.rules import red_since, verdict
from clientdesk.playbook.trying import Proposal, owing_since, proposed, running, warned_on

WAITING, WORKED, FAILED, LEFT = RemedyOutcome


def offered(book: Book) -> list[str]:
    """The remedies to try next, by id."""
    return [each.remedy.id for each in proposal(book).tries]


def proposal(book: Book) -> Proposal:
    return proposed(Picture(book.records, book.client_id, TODAY))


def judged(book: Book):
    return verdict(book.records, book.client_id, TODAY)


def since(book: Book):
    """Since when it has said to part."""
    return red_since(Picture(book.records, book.client_id, TODAY))


def owing(due: int = -45) -> Book:
    """A client with one invoice that is overdue for more than thirty days (S01)."""
    return Book().client().contract(late_fee=8).invoice(issued=due - 30, due=due)


def logged(sign: str, on: int = -20) -> Book:
    """A client with as many incidents of a sign as its bar has."""
    book = Book().client()
    for number in range(SIGNS[sign].bar):
        book.incident(sign, on - number, agreed=True)
    return book


RAISED = {"S01": owing} | {sign.id: lambda sign=sign.id: logged(sign) for sign in SIGNS.values() if sign.logged}
"""A client who shows a sign, for every sign that has something to try first."""


class TestWhatIsOffered:
    @pytest.mark.parametrize(
        ("remedy", "signs"),
        [
            ("R01", {"S01"}),
            ("R02", {"S01"}),
            ("R03", {"S01", "S02"}),
            ("R04", {"S01"}),
            ("R05", {"S01"}),
            ("R06", {"S02", "S04", "S05", "S08", "S14", "S15", "S16"}),
            ("R07", {"S04", "S05"}),
            ("R08", {"S09", "S10"}),
            ("R09", {"S06", "S18"}),
            ("R10", {"S03"}),
        ],
    )
    def test_each_remedy_for_the_signs_that_name_it(self, remedy, signs):
        assert {sign for sign, book in RAISED.items() if remedy in offered(book())} == signs

    @pytest.mark.parametrize("remedy", sorted(REMEDIES))
    def test_not_while_it_runs_nor_when_it_failed_but_again_when_it_worked(self, remedy):
        make = next(make for sign, make in RAISED.items() if remedy in SIGNS[sign].try_first)
        assert remedy in offered(make())
        assert remedy not in offered(make().remedy(remedy, -9, WAITING))
        assert remedy not in offered(make().remedy(remedy, -9, FAILED))
        assert remedy in offered(make().remedy(remedy, -9, WORKED))
        assert remedy not in offered(make().remedy(remedy, -9, WORKED).remedy(remedy, -8, FAILED))
        assert remedy in offered(make().remedy(remedy, -9, FAILED).remedy(remedy, -8, WORKED))

    def test_what_failed_before_the_sign_showed_is_tried_again(self):
        assert offered(logged("S16").remedy("R06", -21, FAILED)) == ["R06"]
        assert offered(logged("S16").remedy("R06", -20, FAILED)) == []
        assert offered(logged("S16").remedy("R06", -40, FAILED, decided=day(-20))) == []

    def test_a_late_fee_only_with_a_clause(self):
        def fee(**terms):
            return "R02" in offered(Book().client().contract(**terms).invoice(issued=-75, due=-45))

        assert "R02" not in offered(Book().client().invoice(issued=-75, due=-45))
        assert not fee()
        assert not fee(late_fee=0)
        assert fee(late_fee=8)
        assert fee(safeguards={"C09": True})
        assert not fee(late_fee=8, safeguards={"C09": False})
        assert not fee(late_fee=8, exists=False)

    def test_collecting_is_no_answer_once_nothing_is_open(self):
        late = Book().client().contract(late_fee=8).invoice(issued=-90, due=-60).paid(-40).invoice(due=-30).paid(-9)
        assert offered(late) == ["R05"]
        assert offered(late.invoice(issued=-9, due=9)) == ["R01", "R03", "R05"]
        assert offered(late.invoice(due=-1, disputed=True)) == ["R01", "R03", "R05"]
        assert offered(late.invoice(due=-1)) == ["R01", "R02", "R03", "R04", "R05"]

    def test_nothing_against_a_red_sign_or_what_is_nobodys_fault(self):
        for sign in ("S07", "S11", "S12", "S13", "S17", "S19", "S20"):
            assert offered(logged(sign)) == []

    def test_the_weightiest_signs_come_first_and_none_twice(self):
        book = logged("S15").incident("S14", -1).incident("S14", -2).incident("S14", -3)
        assert offered(book) == ["R06"]

    def test_once_for_the_weightiest_sign_and_for_each_sign_that_is_asked_about(self):
        found = proposal(logged("S15").incident("S16", -1, agreed=True))
        assert [(each.remedy.id, each.sign.id) for each in found.tries] == [("R06", "S15")]
        assert [each.remedy.id for each in found.of(SIGNS["S16"])] == ["R06"]
        assert found.of(SIGNS["S01"]) == ()

    @pytest.mark.parametrize(
        ("book", "why"),
        [
            (lambda: Book().client(), "Nothing is raised."),
            (lambda: logged("S19"), "There is no remedy for what is raised."),
            (lambda: logged("S16").remedy("R06", -9, FAILED), "Everything that fits was tried."),
            (lambda: logged("S16").remedy("R06", -9), "See first what comes of what runs."),
            (lambda: logged("S16").incident("S11", -2), "They are to be left at once."),
            (lambda: logged("S09").remedy("R08", -9).incident("S09", -5), "They are to be left at once."),
            (lambda: logged("S16").with_client(stage=Stage.ENDED), "You have parted."),
            (lambda: logged("S16").with_client(stage=Stage.EXITING), "An exit is under way."),
            (lambda: logged("S16").add(Exit, path=ExitPath.STANDARD, started=TODAY), "An exit is under way."),
        ],
    )
    def test_where_there_is_nothing_it_says_why(self, book, why):
        assert (proposal(book()).tries, proposal(book()).why_none) == ((), why)

    def test_the_agenda_proposes_the_first(self):
        (step,) = agenda(logged("S18").records, TODAY)
        assert (step.date, step.handbook) == (TODAY, "R09")


class TestTheWall:
    """S14 names one remedy, S02 two, S01 five; two have to fail, or all that there are."""

    def test_just_below_it_there_is_something_to_try_at_it_and_above_there_is_not(self):
        assert judged(logged("S02")).assessment is Assessment.SAVE
        assert judged(logged("S02").remedy("R03", -9, FAILED)).assessment is Assessment.SAVE
        at = logged("S02").remedy("R03", -9, FAILED).remedy("R06", -5, FAILED)
        assert (judged(at).assessment, since(at)) == (Assessment.LET_GO, day(-5))
        above = owing(-120).remedy("R01", -30, FAILED).remedy("R03", -20, FAILED).remedy("R05", -10, FAILED)
        assert (judged(above).assessment, since(above)) == (Assessment.LET_GO, day(-20))

    def test_one_failure_is_enough_where_there_is_only_one_to_try(self):
        assert judged(logged("S16").remedy("R06", -5, FAILED)).assessment is Assessment.LET_GO

    def test_how_many_is_ones_own_bar(self):
        one = Book(bars={"tries": 1}).client().incident("S02", -20).remedy("R03", -5, FAILED)
        assert judged(one).assessment is Assessment.LET_GO
        own = Book(bars={"tries": 1}).client(bars={"tries": 2}).incident("S02", -20).remedy("R03", -5, FAILED)
        assert judged(own).assessment is Assessment.SAVE

    def test_the_same_remedy_twice_is_one(self):
        twice = logged("S02").remedy("R03", -9, FAILED).remedy("R03", -5, FAILED)
        assert judged(twice).assessment is Assessment.SAVE

    def test_what_runs_is_waited_for(self):
        both = logged("S02").remedy("R03", -9, FAILED).remedy("R06", -8, FAILED)
        assert judged(both.remedy("R06", -1, WAITING)).assessment is Assessment.SAVE

    def test_what_worked_begins_anew(self):
        book = logged("S02", -40).remedy("R03", -30, FAILED).remedy("R06", -20, WORKED, decided=day(-15))
        assert judged(book.remedy("R06", -10, FAILED)).assessment is Assessment.SAVE
        assert judged(book.remedy("R03", -5, FAILED)).assessment is Assessment.LET_GO

    def test_what_came_of_it_counts_from_the_day_on_which_that_was_clear(self):
        book = logged("S02", -90).remedy("R03", -80, WORKED, decided=day(-20)).remedy("R06", -60, FAILED)
        assert judged(book.remedy("R03", -50, FAILED)).assessment is Assessment.SAVE
        assert judged(book.remedy("R06", -15, FAILED).remedy("R03", -10, FAILED)).assessment is Assessment.LET_GO

    def test_of_one_day_what_worked_counts(self):
        for outcomes in ((WORKED, FAILED), (FAILED, WORKED)):
            book = Book(bars={"tries": 1}).client().incident("S02", -20)
            for kind, outcome in zip(("R03", "R06"), outcomes, strict=True):
                book.remedy(kind, -5, outcome)
            assert judged(book).assessment is Assessment.SAVE

    def test_what_is_no_remedy_for_the_sign_does_not_count(self):
        assert judged(logged("S16").remedy("R10", -5, FAILED)).assessment is Assessment.SAVE

    def test_what_failed_before_the_sign_showed_was_no_try_against_it(self):
        assert judged(logged("S16").remedy("R06", -300, FAILED)).assessment is Assessment.SAVE
        silent = Book().client().wrote(-30).remedy("R06", -200, FAILED).remedy("R10", -100, FAILED)
        assert judged(silent).assessment is Assessment.SAVE
        late = owing().remedy("R01", -300, FAILED).remedy("R04", -200, FAILED)
        assert judged(late).assessment is Assessment.SAVE

    def test_what_failed_against_it_counts_though_the_first_of_it_left_the_window(self):
        book = Book().client().incident("S14", -60).remedy("R06", -50, FAILED)
        for on in (-3, -2, -1):
            book.incident("S14", on)
        assert (judged(book).assessment, since(book)) == (Assessment.LET_GO, day(-1))
        weekends = Book().client().heard(-62).remedy("R06", -50, FAILED).heard(-6).heard(-7).heard(-13)
        assert judged(weekends).assessment is Assessment.LET_GO
        extras = Book().client().extra(-120).remedy("R06", -110, FAILED).remedy("R07", -100, FAILED)
        assert judged(extras.extra(-3).extra(-2).extra(-1)).assessment is Assessment.LET_GO

    @pytest.mark.parametrize(("on", "assessment"), [(-729, Assessment.LET_GO), (-730, Assessment.SAVE)])
    def test_what_was_tried_fades_as_incidents_do(self, on, assessment):
        book = Book().client().incident("S02", -729).remedy("R03", on, FAILED, decided=day(-700))
        assert judged(book.remedy("R06", -5, FAILED)).assessment is assessment

    def test_what_came_of_it_later_is_not_known_yet(self):
        book = logged("S16").remedy("R06", -5, FAILED, decided=day(1))
        assert judged(book).assessment is Assessment.SAVE
        assert [each.outcome for each in running(Picture(book.records, book.client_id, TODAY))] == [WAITING]
        assert verdict(book.records, book.client_id, day(1)).assessment is Assessment.LET_GO
        assert judged(logged("S16").remedy("R06", 1, FAILED)).assessment is Assessment.SAVE

    def test_since_the_last_failure_was_clear_and_not_before_the_sign_was_raised(self):
        assert since(logged("S16").remedy("R06", -19, FAILED, decided=day(-4))) == day(-4)
        later = Book().client().incident("S15", -40).remedy("R06", -30, FAILED).incident("S15", -10)
        assert since(later) == day(-10)

    def test_nobody_who_is_warned_or_no_fit_is_let_go_for_what_was_tried(self):
        assert judged(logged("S09").remedy("R08", -5, FAILED)).assessment is Assessment.SAVE


class TestR04ThePause:
    def test_who_always_pays_in_the_end_is_paused_before_being_let_go(self):
        tried = owing().remedy("R01", -40, FAILED).remedy("R03", -30, FAILED)
        assert judged(tried).assessment is Assessment.SAVE
        assert "R04" in offered(tried)
        paused = tried.remedy("R04", -20, FAILED)
        assert (judged(paused).assessment, since(paused)) == (Assessment.LET_GO, day(-14))

    @pytest.mark.parametrize(("due", "pays"), [(-90, True), (-91, False)])
    def test_always_means_nothing_overdue_for_a_quarter_of_a_year(self, due, pays):
        book = owing(due)
        book.invoice(issued=-300, due=-290).paid(-290)
        assert (owing_since(Picture(book.records, book.client_id, TODAY)) is None) is pays
        tried = judged(book.remedy("R01", -40, FAILED).remedy("R03", -30, FAILED))
        assert tried.assessment is (Assessment.SAVE if pays else Assessment.LET_GO)

    @pytest.mark.parametrize("unfair", [{"disputed": True}, {"payable": False}, {"sent": day(-199)}], ids=str)
    def test_what_is_not_fair_to_count_says_nothing_of_that(self, unfair):
        book = owing().invoice(issued=-300, due=-200, **unfair)
        assert owing_since(Picture(book.records, book.client_id, TODAY)) is None

    def test_what_came_in_late_came_in(self):
        book = owing().invoice(issued=-300, due=-290).paid(-90)
        assert owing_since(Picture(book.records, book.client_id, TODAY)) is None

    def test_and_nothing_given_up(self):
        book = Book().client().invoice().written_off(-5, "2").paid(-5, "98")
        assert owing_since(Picture(book.records, book.client_id, TODAY))
        fees = Book().client().invoice().written_off(-5, "1.99").paid(-5, "98.01")
        assert owing_since(Picture(fees.records, fees.client_id, TODAY)) is None
        faded = Book().client().invoice(issued=-800, due=-730).written_off(-5, "100")
        assert owing_since(Picture(faded.records, faded.client_id, TODAY)) is None

    @pytest.mark.parametrize(
        ("stage", "outcome", "after"),
        [
            (Stage.ACTIVE, WAITING, Stage.PAUSED),
            (Stage.ACTIVE, FAILED, Stage.ACTIVE),
            (Stage.ACTIVE, WORKED, Stage.ACTIVE),
            (Stage.PAUSED, WORKED, Stage.ACTIVE),
            (Stage.PAUSED, FAILED, Stage.PAUSED),
            (Stage.EXITING, WAITING, Stage.EXITING),
            (Stage.ENDED, WORKED, Stage.ENDED),
            (Stage.PROSPECT, WAITING, Stage.PROSPECT),
        ],
    )
    def test_it_is_a_state_of_the_client(self, stage, outcome, after):
        book = Book().client(stage=stage).invoice()
        assert stage_after(book, Remedy(id="r", client=book.client_id, kind="R04", on=TODAY, outcome=outcome)) is after

    @pytest.mark.parametrize(
        ("change", "after"),
        [
            ({"kind": "R06"}, Stage.ACTIVE),
            ({"outcome": WORKED}, Stage.ACTIVE),
            ({"outcome": FAILED}, Stage.PAUSED),
            ({"note": "…"}, Stage.PAUSED),
        ],
    )
    @pytest.mark.parametrize("another", [None, WAITING, FAILED, WORKED])
    def test_one_that_is_changed_holds_nobody_any_more_unless_another_does(self, change, after, another):
        book = Book().client(stage=Stage.PAUSED)
        if another:
            book.remedy("R04", -99, another)
        pause = book.remedy("R04", -9).list[-1]
        held = Stage.PAUSED if another in (WAITING, FAILED) else after
        assert stage_after(book, pause.but(**change)) is held

    @pytest.mark.parametrize(
        ("holding", "after"), [(WAITING, Stage.PAUSED), (FAILED, Stage.PAUSED), (WORKED, Stage.ACTIVE)]
    )
    def test_an_old_one_that_worked_frees_nobody_whom_another_holds(self, holding, after):
        book = Book().client(stage=Stage.PAUSED).remedy("R04", -9, holding)
        old = Remedy(id="old", client=book.client_id, kind="R04", on=day(-400), outcome=WORKED, decided=day(-380))
        assert stage_after(book, old) is after

    @pytest.mark.parametrize(
        ("before", "outcome", "after"),
        [
            (Stage.ACTIVE, WAITING, Stage.PAUSED),
            (Stage.ACTIVE, FAILED, Stage.ACTIVE),
            (Stage.ACTIVE, None, Stage.ACTIVE),
            (Stage.PAUSED, WORKED, Stage.ACTIVE),
            (Stage.PAUSED, FAILED, Stage.PAUSED),
            (Stage.PAUSED, None, Stage.PAUSED),
            (Stage.PROSPECT, WAITING, Stage.PROSPECT),
        ],
    )
    def test_it_is_found_again_by_who_is_kept_after_all(self, before, outcome, after):
        book = Book().client(stage=Stage.EXITING)
        if outcome:
            book.remedy("R04", -9, outcome)
        assert stage_to_go_back_to(book.records, book.client_id, before) is after

    @pytest.mark.parametrize("owed", [{"due": 9}, {"due": -9, "disputed": True}, {"due": -1, "issued": -5}], ids=str)
    def test_who_owed_nothing_when_it_began_is_not_paused(self, owed):
        book = Book().client().invoice(**owed)
        pause = Remedy(id="r", client=book.client_id, kind="R04", on=day(-2))
        with pytest.raises(Refused, match=r"^Nothing of theirs is overdue, so there is nothing to wait for"):
            entered(book.records, pause)
        assert entered(book.records, pause.but(outcome=FAILED))

    def test_it_worked_only_when_everything_overdue_is_paid(self):
        book = Book().client(stage=Stage.PAUSED).invoice(due=-45).invoice("20", due=-30, disputed=True)
        (one, _), pause = invoices(book), book.remedy("R04", -9).list[-1]
        with pytest.raises(Refused, match=r"^€100 is still overdue. Record the payment first"):
            settled(book.records, pause, WORKED, TODAY)
        pay(book, one, 0)
        assert settled(book.records, pause, WORKED, TODAY)

    def test_a_note_on_an_old_pause_pauses_nobody_again(self):
        book = Book().client(stage=Stage.ACTIVE).remedy("R04", -90, FAILED)
        old = book.list[-1]
        assert isinstance(old, Remedy)
        assert stage_after(book, old.but(note="they had the money all the time")) is Stage.ACTIVE
        assert stage_after(book, old.but(outcome=WAITING)) is Stage.PAUSED

    @pytest.mark.parametrize(
        ("stage", "outcome", "another", "after"),
        [
            (Stage.PAUSED, WAITING, None, Stage.ACTIVE),
            (Stage.PAUSED, FAILED, None, Stage.ACTIVE),
            (Stage.PAUSED, WAITING, WAITING, Stage.PAUSED),
            (Stage.PAUSED, WAITING, WORKED, Stage.ACTIVE),
            (Stage.PAUSED, WORKED, None, Stage.PAUSED),
            (Stage.EXITING, WAITING, None, Stage.EXITING),
        ],
    )
    def test_one_that_is_deleted_never_was(self, stage, outcome, another, after):
        book = Book().client(stage=stage)
        if another:
            book.remedy("R04", -99, another)
        records = book.remedy("R06", -9).remedy("R04", -9, outcome).records
        without = records.after(removed(records, book.list[-1]))
        assert without.get(Client, book.client_id).stage is after
        assert [each.kind for each in without.of(Remedy, book.client_id)][-1] == "R06"
        other = records.after(removed(records, book.list[-2]))
        assert other.get(Client, book.client_id).stage is stage

    def test_who_was_paused_by_hand_before_stays_so_when_the_pause_is_deleted(self):
        book = Book().client(stage=Stage.PAUSED).invoice(due=-45)
        records, (first, second) = book.records, (a_pause(book, "one"), a_pause(book, "two"))
        for each in (first, second):
            records = records.after(entered(records, each))
        assert all(each.was_paused for each in records.of(Remedy, book.client_id))
        for each in (first, second):
            records = records.after(removed(records, records.get(Remedy, each.id)))
            assert records.get(Client, book.client_id).stage is Stage.PAUSED

    def test_nor_does_one_that_was_another_remedy_after_all_end_the_pause_by_hand(self):
        book = Book().client(stage=Stage.PAUSED).invoice(due=-45)
        records = book.records.after(entered(book.records, a_pause(book)))
        kept = records.get(Remedy, "pause")
        other = records.after(entered(records, kept.but(kind="R06")))
        assert other.get(Client, book.client_id).stage is Stage.PAUSED
        assert entered(other, kept.but(kind="R06").but(kind="R04")).puts[0].was_paused

    def test_a_pause_upon_a_pause_was_not_by_hand(self):
        book = Book().client().invoice(due=-45)
        records, (first, second) = book.records, (a_pause(book, "one"), a_pause(book, "two"))
        for each in (first, second):
            records = records.after(entered(records, each))
        stages = []
        for each in (first, second):
            records = records.after(removed(records, records.get(Remedy, each.id)))
            stages.append(records.get(Client, book.client_id).stage)
        assert stages == [Stage.PAUSED, Stage.ACTIVE]

    def test_when_it_worked_the_work_goes_on_whoever_paused_it(self):
        book = Book().client(stage=Stage.PAUSED).invoice(due=-45).paid(-3)
        pause = a_pause(book).but(on=day(-9))
        records = book.records.after(entered(book.records, pause))
        over = records.after(settled(records, records.get(Remedy, "pause"), WORKED, TODAY))
        assert over.get(Client, book.client_id).stage is Stage.ACTIVE

    def test_going_on_is_offered_only_when_everything_overdue_and_undisputed_is_paid(self):
        book = Book().client().invoice(due=-45).invoice(due=-30).invoice(due=-40, disputed=True).invoice(due=20)
        one, two, *_ = invoices(book)
        book.remedy("R04", -20)
        assert steps(book) == []
        pay(book, one, -9)
        assert steps(book) == []
        pay(book, two, -4)
        assert steps(book) == [(day(-4), "Everything overdue is paid: offer to go on with the work")]

    def test_on_the_day_on_which_the_last_of_it_came_in(self):
        book = Book().client().invoice(due=-45).paid(-9).invoice(due=20).paid(-2).invoice(due=-60).paid(-50)
        assert steps(book.remedy("R04", -20))[0][0] == day(-9)
        assert steps(Book().client().invoice(due=-45).paid(-30).remedy("R04", -20))[0][0] == day(-20)

    def test_what_was_given_up_meanwhile_was_not_paid(self):
        book = Book().client().invoice(due=-45).written_off(-5, "100").remedy("R04", -20, review=day(3))
        assert steps(book) == [(day(3), "Look again: did it help to pause the work?")]
        long_ago = Book().client().invoice(due=-45).written_off(-30, "100").remedy("R04", -20, review=day(3))
        assert steps(long_ago)[0][1].startswith("Everything overdue is paid")


def a_pause(book: Book, name: str = "pause") -> Remedy:
    return Remedy(id=name, client=book.client_id, kind="R04", on=TODAY)


def stage_after(book: Book, remedy: Remedy) -> Stage:
    records = book.records
    return records.after(entered(records, remedy)).get(Client, book.client_id).stage


def invoices(book: Book) -> list[str]:
    return [each.id for each in book.list if each.table == "invoices"]


def pay(book: Book, invoice: str, on: int) -> None:
    book.add(Payment, invoice=invoice, amount=eur("100"), on=day(on))


def steps(book: Book):
    return [(step.date, step.what) for step in agenda(book.records, TODAY) if step.handbook == "R04"]


class TestR07PricedOut:
    def test_they_pay_and_are_saved(self):
        book = logged("S05").remedy("R07", -9, WORKED)
        assert judged(book).assessment is Assessment.SAVE
        assert stage_after(book, book.list[-1].but(note="…")) is Stage.ACTIVE

    def test_or_they_leave_which_is_a_soft_parting_without_a_letter(self):
        book = Book().client().remedy("R07", -9)
        left = book.list[-1].but(outcome=LEFT, decided=day(-2))
        after = book.records.after(entered(book.records, left))
        assert after.get(Client, book.client_id).stage is Stage.ENDED
        (parting,) = after.of(Exit, book.client_id)
        assert (parting.outcome, parting.ended, parting.last_day) == (Outcome.LEFT, day(-2), day(-2))
        assert set(parting.skipped) == {"reflect", "review", "meet", "notice", "refer", "close-down"}
        assert not list(after.all(Letter))
        assert after.after(entered(after, left.but(note="…"))).of(Exit, book.client_id) == (parting,)

    def test_an_exit_that_was_over_before_stays_as_it_was(self):
        book = (
            Book()
            .client()
            .add(Exit, id="old", path=ExitPath.STANDARD, started=day(-99), ended=day(-90), outcome=Outcome.KEPT)
        )
        book.remedy("R07", -9)
        after = book.records.after(entered(book.records, book.list[-1].but(outcome=LEFT)))
        assert [each.outcome for each in after.of(Exit, book.client_id)] == [Outcome.KEPT, Outcome.LEFT]

    def test_an_exit_under_way_ends_with_it_and_keeps_what_was_done(self):
        book = Book().client(stage=Stage.EXITING).remedy("R07", -9)
        left = book.list[-1].but(outcome=LEFT)
        book.add(
            Exit, path=ExitPath.STANDARD, started=day(-5), done={"reflect": day(-4)}, skipped={"meet": "They fled."}
        )
        (ended,) = book.records.after(entered(book.records, left)).of(Exit, book.client_id)
        assert (ended.outcome, ended.ended, ended.done) == (Outcome.LEFT, day(-9), {"reflect": day(-4)})
        assert set(ended.skipped) == {"review", "meet", "notice", "refer", "close-down"}
        assert ended.skipped["meet"] == "They fled."

    @pytest.mark.parametrize("stage", [Stage.ACTIVE, Stage.PAUSED])
    @pytest.mark.parametrize("undo", ["worked", "deleted"])
    def test_who_did_not_leave_after_all_is_back_as_before(self, stage, undo):
        book = Book().client(stage=stage).remedy("R07", -9)
        left = book.list[-1].but(outcome=LEFT, decided=day(-2))
        gone = book.records.after(entered(book.records, left))
        back = entered(gone, left.but(outcome=WORKED)) if undo == "worked" else removed(gone, left)
        now = gone.after(back)
        assert now.get(Client, book.client_id).stage is stage
        assert now.of(Exit, book.client_id) == ()

    def test_an_exit_that_their_leaving_ended_goes_on(self):
        under_way = {"started": day(-5), "done": {"reflect": day(-4)}, "skipped": {"meet": "They fled."}}
        book = Book().client(stage=Stage.EXITING).remedy("R07", -9)
        left = book.list[-1].but(outcome=LEFT, decided=day(-2))
        book.add(Exit, path=ExitPath.STANDARD, **under_way)
        gone = book.records.after(entered(book.records, left))
        now = gone.after(settled(gone, left, FAILED, TODAY))
        assert now.get(Client, book.client_id).stage is Stage.EXITING
        assert now.of(Exit, book.client_id) == (book.list[-1],)

    def test_who_came_to_be_active_again_by_hand_stays_so(self):
        book = Book().client().remedy("R07", -9, LEFT)
        assert removed(book.records, book.list[-1]).puts == ()

    @pytest.mark.parametrize("remedy", sorted(set(REMEDIES) - {"R04"}))
    def test_nothing_else_follows_from_any_remedy(self, remedy):
        book = Book().client()
        for outcome in (WAITING, WORKED, FAILED):
            given = Remedy(id="r", client=book.client_id, kind=remedy, on=TODAY, outcome=outcome)
            assert entered(book.records, given).puts == (given,)

    def test_only_pricing_out_ends_so(self):
        book = Book().client()
        with pytest.raises(Refused, match="R07"):
            entered(book.records, Remedy(id="r", client=book.client_id, kind="R06", on=TODAY, outcome=LEFT))


class TestR08TheWarning:
    @pytest.mark.parametrize("sign", ["S09", "S10"])
    @pytest.mark.parametrize("by_letter", [False, True], ids=["R08", "L11"])
    def test_what_came_back_after_a_warning_is_left_now(self, sign, by_letter):
        def warned(on: int) -> Book:
            book = Book().client().incident(sign, -9)
            return book.letter("L11", on) if by_letter else book.remedy("R08", on, WAITING)

        assert judged(warned(-5)).assessment is Assessment.SAVE
        assert judged(warned(-5).incident(sign, -5)).assessment is Assessment.SAVE
        again = warned(-5).incident(sign, -4)
        assert (judged(again).assessment, since(again)) == (Assessment.LEAVE_NOW, day(-4))
        assert judged(warned(-10).incident(sign, -4)).assessment is Assessment.SAVE
        assert judged(warned(1).incident(sign, -4)).assessment is Assessment.SAVE

    def test_a_letter_that_never_went_out_warned_nobody(self):
        book = Book().client().incident("S09", -9).letter("L11", None).incident("S09", -4)
        assert judged(book).assessment is Assessment.SAVE
        assert warned_on(Picture(book.records, book.client_id, TODAY)) == ()
        later = book.letter("L11", 1)
        assert warned_on(Picture(later.records, later.client_id, TODAY)) == ()

    def test_a_warning_fades_as_incidents_do(self):
        book = Book(bars={"fades": 100}).client().remedy("R08", -99).remedy("R08", -100).letter("L11", -100)
        assert warned_on(Picture(book.records, book.client_id, TODAY)) == (day(-99),)


@pytest.mark.parametrize("remedy", sorted(set(REMEDIES) - {"R04"}))
def test_the_day_to_look_again_is_in_the_agenda_until_something_came_of_it(remedy):
    (step,) = agenda(Book().client().remedy(remedy, -9, review=day(2)).records, TODAY)
    assert (step.date, step.handbook) == (day(2), remedy)
    assert step.what == f"Look again: did it help to {REMEDIES[remedy].name}?"
    assert agenda(Book().client().remedy(remedy, -9, WORKED, review=day(2)).records, TODAY) == []
    assert agenda(Book().client().remedy(remedy, -9, review=None).records, TODAY) == []


def test_a_remedy_is_described_with_the_day_to_look_again():
    assert list(REMEDIES) == [f"R{number:02}" for number in range(1, 11)]
    assert all(each.name and each.told and each.review_days > 0 for each in REMEDIES.values())

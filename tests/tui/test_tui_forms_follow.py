"""Forms that ask for what was chosen: incidents by their sign, remedies by their kind, extras by what they are."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from builder import TODAY, Book, day
from onscreen import Host, until

from clientdesk.model.client import Stage
from clientdesk.model.errors import Refused
from clientdesk.model.journal import Abuse, Incident, Remedy, RemedyOutcome
from clientdesk.model.money import Money
from clientdesk.model.project import Extra, Project
from clientdesk.model.remedies import REMEDIES
from clientdesk.model.signs import LOGGED, SIGNS
from clientdesk.tui.forms.catalog import adding, blank, editing
from clientdesk.tui.forms.field import Answers, Form
from clientdesk.tui.forms.row import FieldRow
from clientdesk.tui.screens.form import FormDialog

OWN = {key for sign in SIGNS.values() for key in sign.asks}
"""What only some signs ask for."""


def incident_form(book: Book, sign: str) -> Form:
    return editing(book.records, blank(book.records, "incident", book.client_id, TODAY).but(sign=sign), TODAY)


def asked(form: Form, **typed: str) -> dict:
    return dict(Answers(form, form.start | typed, TODAY).fields)


def built(form: Form, **typed: str):
    return form.build(Answers(form, form.start | typed, TODAY))


@pytest.mark.parametrize("sign", sorted(LOGGED))
def test_an_incident_asks_for_the_text_first_and_of_the_rest_only_what_its_sign_asks_for(sign):
    form = incident_form(Book().client(), sign)
    fields = asked(form)
    assert next(iter(fields)) == "said"
    assert set(fields) & OWN == set(SIGNS[sign].asks)
    assert [key for key, field in fields.items() if field.required and not field.start] == []


def test_an_incident_s_text_is_called_what_it_is():
    book = Book().client()
    called = {sign: asked(incident_form(book, sign))["said"].label for sign in ("S09", "S12", "S13", "S19")}
    assert called == {
        "S09": "What was said", "S12": "What they asked for", "S13": "What they said", "S19": "What happened",
    }  # fmt: skip


def test_another_sign_asks_for_its_own_and_drops_what_the_first_one_asked_for():
    form = incident_form(Book().client(), "S08")
    assert "abuse" in asked(form, sign="S09")
    (entry,) = built(form, sign="S09", stalled_since="2026-11-01", abuse="insult", said="You fool").puts
    assert (entry.sign, entry.abuse, entry.stalled_since, entry.said) == ("S09", Abuse.INSULT, None, "You fool")


def test_what_a_sign_asks_for_is_kept_with_the_entry():
    book = Book().client()
    (lie,) = built(incident_form(book, "S13"), said="paid", fact="no money came", proof="the bank").puts
    assert (lie.fact, lie.proof) == ("no money came", "the bank")
    (rival,) = built(incident_form(book, "S16"), agreed="yes").puts
    (threat,) = built(incident_form(book, "S11"), said="You will see.", apologised="yes").puts
    assert (rival.agreed, threat.apologised) == (True, True)


def test_a_correction_keeps_the_day_and_can_be_of_another_sign():
    book = Book().client().incident("S09", -40, said="You fool", abuse=Abuse.INSULT)
    (entry,) = book.records.all(Incident)
    (correction,) = built(editing(book.records, entry, TODAY), sign="S10", reported_by="Ada").puts
    assert (correction.corrects, correction.on) == (entry.id, entry.on)
    assert (correction.sign, correction.reported_by, correction.abuse) == ("S10", "Ada", None)


def test_after_an_insult_the_warning_is_named_until_it_was_given():
    book = Book().client()
    form = incident_form(book, "S09")
    change = built(form, said="You fool")
    assert form.after(book.records.after(change)) == "Try first: R08 give one warning (F8)"
    assert form.after(book.remedy("R08", -9).records.after(change)) == ""


def test_nothing_is_named_to_try_before_a_sign_is_raised_or_against_a_red_one():
    book = Book().client()
    for sign in ("S03", "S11"):
        form = incident_form(book, sign)
        assert form.after(book.records.after(built(form, said="x"))) == ""


@pytest.mark.parametrize(("answer", "told"), [("", "a correction can add it"), ("No.", "")])
def test_an_unethical_request_without_an_answer_says_how_to_add_it(answer, told):
    book = Book().client()
    form = incident_form(book, "S12")
    after = form.after(book.records.after(built(form, said="Forge it", answer=answer)))
    assert told in after
    assert bool(after) == bool(told)


@pytest.mark.parametrize(("agreed", "told"), [("", "counts only where"), ("no", ""), ("yes", "Try first: R06")])
def test_rivals_played_say_that_they_count_only_against_what_was_agreed(agreed, told):
    book = Book().client()
    form = incident_form(book, "S16")
    after = form.after(book.records.after(built(form, said="Others take half", agreed=agreed)))
    assert told in after
    assert bool(after) == bool(told)


def remedy_form(book: Book) -> Form:
    return adding(book.records, "remedy", book.client_id, TODAY)


def test_the_remedies_that_fit_come_first_and_say_against_what():
    form = remedy_form(Book().client().incident("S02").incident("S09"))
    kinds = [value for value, _words in asked(form)["kind"].choices]
    words = dict(asked(form)["kind"].choices)
    assert kinds[:3] == ["R08", "R03", "R06"]
    assert sorted(kinds) == sorted(REMEDIES)
    assert "for S09" in words["R08"]
    assert "for" not in words["R10"].split()
    assert form.start["kind"] == "R08"


def test_where_nothing_is_raised_no_remedy_is_chosen_beforehand():
    form = remedy_form(Book().client())
    assert (form.start["kind"], [value for value, _ in asked(form)["kind"].choices]) == ("", list(REMEDIES))


@pytest.mark.parametrize(
    ("kind", "told"),
    [("R02", "No late fee"), ("R04", "pauses"), ("R07", "starts as billed"), ("R09", "is wanted")],
)
def test_what_a_remedy_does_is_told_below_it(kind, told):
    assert told in asked(remedy_form(Book().client()), kind=kind)["kind"].help


def test_a_late_fee_that_was_agreed_needs_no_word():
    assert "No late fee" not in asked(remedy_form(Book().client().contract(late_fee=8)), kind="R02")["kind"].help


@pytest.mark.parametrize("kind", list(REMEDIES))
def test_the_day_to_look_again_is_the_remedy_s_own(kind):
    form = remedy_form(Book().client().invoice())
    (remedy, *_) = built(form, kind=kind, review=asked(form, kind=kind)["review"].start).puts
    assert remedy.review == TODAY + timedelta(days=REMEDIES[kind].review_days)


def test_an_outcome_has_a_day_which_is_today_unless_another_one_is_given():
    book = Book().client().remedy("R06", -10)
    (running,) = book.records.all(Remedy)
    form = editing(book.records, running, TODAY)
    assert "decided" not in asked(form)
    assert asked(form, outcome="worked")["decided"].start == "21 Nov 2026"
    for typed, decided in (({}, TODAY), ({"decided": "2026-11-18"}, date(2026, 11, 18))):
        (remedy,) = built(form, outcome="worked", **typed).puts
        assert (remedy.outcome, remedy.decided) == (RemedyOutcome.WORKED, decided)


def test_only_who_is_priced_out_can_leave_of_themselves():
    form = remedy_form(Book().client())
    offers = {kind: "left" in dict(asked(form, kind=kind)["outcome"].choices) for kind in ("R06", "R07")}
    assert offers == {"R06": False, "R07": True}
    with pytest.raises(Refused, match="Only R07"):
        built(form, kind="R06", outcome="left")
    assert built(form, kind="R07", outcome="left").puts[1].stage is Stage.ENDED


def test_what_lies_ahead_is_not_known_yet():
    with pytest.raises(Refused, match="hasn't happened yet"):
        built(incident_form(Book().client(), "S09"), said="You fool", on="2026-11-22")
    with pytest.raises(Refused, match="isn't known before its day"):
        built(remedy_form(Book().client()), kind="R06", outcome="failed", decided="2026-11-22")


@pytest.mark.parametrize(
    ("terms", "told"), [({"late_fee": 0, "safeguards": {"C09": False}}, True), ({"safeguards": {"C09": True}}, False)]
)
def test_a_late_fee_needs_the_safeguard_and_nothing_else(terms, told):
    help_of = asked(remedy_form(Book().client().contract(**terms)), kind="R02")["kind"].help
    assert ("No late fee" in help_of) is told


async def test_the_day_to_look_again_follows_the_remedy_until_it_is_changed_by_hand():
    dialog = FormDialog(remedy_form(Book().client()), TODAY)
    async with Host(dialog).run_test(size=(80, 24)) as pilot:

        async def chose(kind: str, review: str) -> None:
            dialog.query_one("#row-kind", FieldRow).value = kind
            await until(pilot, lambda: dialog.typed["review"] == review)

        await chose("R03", "5 Dec 2026")
        await chose("R07", "20 Jan 2027")
        assert not dialog.query_one("#row-decided").display
        dialog.query_one("#row-outcome", FieldRow).value = "left"
        await until(pilot, lambda: dialog.query_one("#row-decided").display)
        await until(pilot, lambda: dialog.typed["decided"] == "21 Nov 2026")
        dialog.query_one("#row-review", FieldRow).value = "2026-12-01"
        await chose("R03", "2026-12-01")


async def test_another_sign_in_the_form_changes_what_is_asked_there_and_then():
    dialog = FormDialog(incident_form(Book().client(), "S13"), TODAY)
    async with Host(dialog).run_test(size=(80, 24)) as pilot:
        said = dialog.query_one("#row-said", FieldRow)
        assert (dialog.focused.id, said.field.label) == ("field-said", "What they said")
        dialog.query_one("#row-sign", FieldRow).value = "S09"
        await until(pilot, lambda: said.field.label == "What was said")
        shown = {row.field.key for row in dialog.query(FieldRow) if row.display}
        assert shown & OWN == {"abuse"}
        assert "What was said" in str(said.render())


def extra_form(book: Book) -> Form:
    return adding(book.records, "extra", book.client_id, TODAY)


def test_an_extra_says_what_its_hours_come_to():
    book = Book().client().project(name="Shop", rate=Money(60_00, "EUR"))
    assert asked(extra_form(book))["amount"].help == "left empty: hours by the rate"
    assert "€150.00" in asked(extra_form(book), hours="2.5", project="Shop")["amount"].help
    assert "€" not in asked(extra_form(book), hours="x", project="Shop")["amount"].help


def test_billing_is_asked_for_only_of_work_outside_the_agreement_that_was_done():
    form = extra_form(Book().client())
    assert "billed" in asked(form)
    for typed in ({"inside": "yes"}, {"done": "no"}):
        assert "billed" not in asked(form, **typed)
        (extra,) = built(form, what="Banner", **typed).puts
        assert not extra.is_given_away
    (extra,) = built(form, what="Banner").puts
    assert extra.is_given_away


@pytest.mark.parametrize(("outcome", "is_billed"), [(RemedyOutcome.WAITING, True), (RemedyOutcome.WORKED, False)])
def test_who_is_priced_out_is_billed_for_every_extra_and_the_form_says_why(outcome, is_billed):
    book = Book().client().remedy("R07", -10, outcome)
    form = extra_form(book)
    assert ("R07" in asked(form)["billed"].help) is is_billed
    assert built(form, what="Banner").puts[0].billed is is_billed


def test_an_extra_that_was_given_away_stays_so_while_it_is_edited():
    book = Book().client().remedy("R07", -10).extra(-20).project(name="Shop")
    (extra,) = book.records.all(Extra)
    assert built(editing(book.records, extra, TODAY)).puts == (extra,)
    assert (
        built(editing(book.records, extra, TODAY), project="shop").puts[0].project
        == next(iter(book.records.all(Project))).id
    )
    assert extra.on == day(-20)

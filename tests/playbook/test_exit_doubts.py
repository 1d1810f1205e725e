"""What is doubted of an end: sums and days in one's own words, names, letters before their time, money left over."""

from __future__ import annotations

from decimal import Decimal

import pytest
from builder import TODAY, Book, day, eur
from exit_kit import Walk, late_payer, thought_over

from clientdesk.letters import exit_letter
from clientdesk.model.change import Change
from clientdesk.model.client import Language
from clientdesk.model.entry.enter import entered
from clientdesk.model.exit import ExitPath
from clientdesk.model.invoice import Invoice
from clientdesk.model.journal import Letter
from clientdesk.model.money import Money
from clientdesk.model.project import Project
from clientdesk.model.settings import Colleague
from clientdesk.playbook.exit import view
from clientdesk.playbook.exit.early import early, went_early
from clientdesk.playbook.exit.final import final
from clientdesk.playbook.exit.gates import gates
from clientdesk.playbook.exit.settlement import settlement
from clientdesk.playbook.exit.unsent import anew, doubts, wrong_day
from clientdesk.playbook.wording.amounts import named
from clientdesk.playbook.wording.numbers import place_of

OWN = "I end our work on 31 December 2026. {}\n\nKind regards\n\nAda Lovelace"


def odd(walk: Walk, kind: str = "L14") -> tuple[str, ...]:
    return doubts(walk.case.records, walk.letters[kind], walk.case.today)


def two_open() -> Book:
    return late_payer().invoice("250.00", due=-30, number="N-3")


def worded(text: str, book: Book | None = None) -> Walk:
    """A standard exit at its last step, whose notice is in one's own words."""
    walk = thought_over(book or two_open()).skip("meet")
    return walk.usual("notice").say("notice", letter=OWN.format(text), last_day="2026-12-31").usual("refer")


def finished(walk: Walk) -> Walk:
    return walk.usual("close-down").finish()


# Sums in one's own words


def test_g4_words_that_were_said_before_a_payment_are_doubted_at_the_finish_though_the_letter_is_written_later():
    walk = worded("Please pay EUR 750: invoices N-2 and N-3 are open.").wait(1).pays().wait(1)
    [told] = odd(finished(walk))
    assert told == (
        "It names €750 as owed, and €250 is left to pay; €500 was paid since 24 Nov 2026:"
        " read it again, or write it anew."
    )
    assert any(told in each for each in final(walk.case).warnings)


@pytest.mark.parametrize("text", ["Invoice N-2 is still open.", "Please pay N-2, €500.00, and N-3, €250.00."])
def test_g4_an_invoice_that_was_paid_after_the_words_were_said_is_told_where_they_name_it(text):
    assert odd(finished(worded(text).wait(1).pays())) == (
        "Written on 24 Nov 2026; since then €500 was paid: read it again, or write it anew.",
    )


@pytest.mark.parametrize(
    "text",
    [
        "Please pay €250.00 for invoice N-3.",
        "What is still open comes to EUR 250.",
        "250 euros are left to pay.",
        "Thank you for all the work.",
        "My price stays €60 an hour for what is still open.",
    ],
)
def test_g4_words_that_the_ledger_agrees_with_or_that_name_nothing_are_not_doubted(text):
    assert odd(finished(worded(text).wait(1).pays())) == ()


def test_g4_a_sum_that_was_never_owed_is_told():
    [told] = odd(finished(worded("You owe me €1,300.")))
    assert told == "It names €1,300 as owed, and €750 is left to pay: read it again, or write it anew."
    assert odd(finished(worded("Of what is open, €500.00 and €250.00, please pay €750.00."))) == ()


def test_g4_words_changed_after_the_payment_are_right_again():
    walk = finished(worded("Please pay €750.00.")).wait(2).pays()
    assert len(odd(walk)) == 1
    walk.commit(entered(walk.case.records, walk.letters["L14"].but(body=OWN.format("Please pay €250.00."))))
    assert odd(walk) == ()


@pytest.mark.parametrize("undelivered", ["refund", "deliver"])
def test_g4_the_desks_own_words_are_never_doubted_on_their_day(undelivered):
    book = two_open().contract(late_fee=Decimal(8), safeguards={"C09": True})
    book.invoice("200.00", due=9, number="N-4", delivered=False).paid(-5, "260.00")
    walk = Walk(book).usual("reflect").say("review", late_fee="charge").usual("review", undelivered=undelivered).wait(3)
    walk.usual("meet", "notice", "refer").wait(1).pays().wait(1).usual("close-down").finish()
    for kind in walk.letters:
        assert odd(walk, kind) == ()
        again = anew(walk.case.records, walk.letters[kind], walk.case.today, exit_letter)
        assert doubts(walk.case.records.after(again), again.puts[0], walk.case.today) == ()
    assert odd(walk.wait(20)) == ()


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("€1,250 is open", [("1250.00", True)]),
        ("EUR 1,250.50 is open", [("1250.50", True)]),
        ("you owe 1.250,50 €", [("1250.50", True)]),
        ("1.250 euros", [("1250.00", False)]),
        ("€60 an hour, €60/hour", []),
        ("You owe 1 250 €, €1 250, 1'250.50 EUR", []),
        ("US$ 5, 12 December 2026, A1", []),
        ("It is €5. You owe €7.", [("5.00", False), ("7.00", True)]),
    ],
)
def test_m_sums_are_read_as_a_person_writes_them(text, read):
    assert [(each.amount, each.is_owed) for each in named(text, ["EUR"], Language.ENGLISH)] == [
        (eur(amount), is_owed) for amount, is_owed in read
    ]


def test_m_a_sum_is_read_with_the_letters_language_and_the_currencys_digits():
    assert [each.amount for each in named("KWD 1.250", ["KWD"], Language.ENGLISH)] == [Money(1250, "KWD")]
    assert [each.amount for each in named("1.250,50 TL", ["TRY"], Language.TURKISH)] == [Money(125050, "TRY")]
    assert [each.amount for each in named("₺1.250,50", ["TRY"], Language.TURKISH)] == [Money(125050, "TRY")]


def test_an_invoice_is_named_by_its_whole_number():
    assert place_of("Invoice A1.", "A1")
    assert not place_of("Invoice A10.", "A1")
    assert place_of("invoice 12 is open", "12")
    assert not place_of("on 12 December", "12")
    assert not place_of("casino 12, and 12 nobles", "12")


# The last day, and who is named


def test_x04_a_notice_without_the_last_day_is_told_after_the_finish_too():
    walk = worded("Goodbye.")
    walk.say("notice", last_day="2026-12-30").usual("close-down").finish()
    told = "It does not name 30 Dec 2026, the day on which the contract ends."
    assert odd(walk) == (told,)
    assert [each for each in view.state(walk.case).warnings if "30 Dec" in each] == [
        f"L14 “{walk.letters['L14'].subject}”: {told}"
    ]


def referred() -> tuple[Walk, Colleague]:
    walk = thought_over(late_payer().add(Colleague, name="Cat", does="shops", agreed=True)).usual("meet", "notice")
    [cat] = walk.case.records.all(Colleague)
    return walk.say("refer", colleagues=cat.id).usual("refer", "close-down").finish(), cat


def test_x05_a_colleague_who_says_no_after_the_letter_was_written_is_told():
    walk, cat = referred()
    assert odd(walk, "L18") == ()
    walk.commit(Change("No", (cat.but(agreed=False),)))
    assert odd(walk, "L18") == ("Cat has said no since: write it anew, or take the name out.",)
    assert odd(walk) == ()
    walk.commit(anew(walk.case.records, walk.letters["L18"], walk.case.today, exit_letter))
    assert odd(walk, "L18") == ()


def test_x05_a_colleague_who_is_gone_is_told():
    walk, cat = referred()
    walk.commit(Change("Gone", (), (cat,)))
    [told] = odd(walk, "L18")
    assert told.startswith("A colleague whom you chose is no longer on this desk: don't name them.")


# Before their time


def own_letter(walk: Walk, sent=None) -> Letter:
    return Letter(id="own", client=walk.client_id, kind="L14", written=TODAY, body="It ends.", sent=sent)


def test_x01_a_letter_of_the_end_before_the_cooling_off_is_over_is_told():
    walk = Walk(path=ExitPath.COLLECT_FIRST)
    letter = own_letter(walk)
    assert wrong_day(walk.case.records, letter, TODAY) == "Nobody was to hear anything before 24 Nov 2026."
    assert early(walk.case.records, letter, day(3)) == "Nobody was to hear anything until €500 is paid."
    assert early(walk.case.records, letter.but(kind="L07"), TODAY) == ""
    assert early(walk.case.records, letter, day(-1)) == ""
    assert early(Walk(path=ExitPath.LEAVE_NOW, because="enough").case.records, letter, TODAY) == ""
    assert wrong_day(late_payer().records, letter, TODAY) == ""


@pytest.mark.parametrize("kind", ["L12", "L13"])
def test_x01_an_ordinary_price_letter_is_news_only_where_the_price_leads_to_the_end(kind):
    walk = Walk()
    letter = own_letter(walk).but(kind=kind)
    assert early(walk.case.records, letter, TODAY) == ""
    assert early(walk.case.records, letter.but(exit="another"), TODAY) == ""
    assert early(walk.case.records, letter.but(exit=walk.exit.id), TODAY) != ""
    assert early(Walk(path=ExitPath.PRICE_OUT, because="enough").case.records, letter, TODAY) != ""
    assert went_early(walk.commit(Change("Sent", (letter.but(sent=TODAY),))).case) == ()


def test_x01_that_a_letter_went_out_before_its_time_is_told_while_the_end_is_not_saved():
    walk = thought_over()
    walk.commit(Change("Sent", (own_letter(walk, sent=TODAY),)))
    told = "L14 went out on 21 Nov 2026, before its time: nobody was to hear anything before 24 Nov 2026."
    assert went_early(walk.case) == (told,)
    assert told in view.state(walk.case).warnings
    walk.commit(Change("Sent", (own_letter(walk, sent=day(3)),)))
    assert went_early(walk.case) == ()


# Disputed, and not waited for


def disputed(path: ExitPath = ExitPath.COLLECT_FIRST) -> Walk:
    walk = Walk(two_open(), path=path)
    first = next(each for each in walk.case.records.all(Invoice) if each.number == "N-2")
    return walk.commit(Change("Disputed", (first.but(disputed=True),)))


def test_x02_a_disputed_invoice_is_said_not_to_be_waited_for():
    walk, told = disputed(), "N-2 is disputed, so it is not waited for."
    [gate] = [each for each in gates(walk.case) if each.is_paid_for]
    assert gate.why.endswith(f"or take another path. {told}")
    assert told in view.check(walk.case).warnings
    assert settlement(walk.case).lines()[-1] == told
    walk.pays("N-3", "250.00")
    assert [(each.is_open, each.why) for each in gates(walk.case)][1] == (True, told)
    assert told not in view.check(disputed(ExitPath.STANDARD).case).warnings


# A reason that the records show no more


def test_x03_a_reason_whose_sign_is_over_is_shown_with_its_words_to_be_kept_or_changed():
    walk = thought_over().skip("meet").say("notice", reason="S01").usual("notice")
    assert walk.words("notice") == "done"
    walk.pays()
    for each in [each for each in walk.case.records.all(Invoice) if each.number == "N-1"]:
        walk.commit(Change("Gone", (), (each,)))
    assert "S01" not in walk.case.signs
    assert walk.words("notice") == "in progress"
    shown = view.page_view(walk.case, view.Place("notice", "reason"))
    [option] = [each for each in shown.page.questions[0].options if each.words.startswith("invoices have often been")]
    assert (option.why, shown.values["reason"]) == ("as you chose; the records don't show it today", "")
    walk.say("notice", reason=option.words)
    assert walk.words("notice") == "done"
    assert walk.case.given_reason == option.value


# Money left over where a part ends


def part(**answers: str) -> Walk:
    book = Book(name="Ada").client("Northwind").project(name="Site").project(name="Shop")
    site, shop = (each.id for each in book.records.of(Project, book.client_id))
    book.invoice("100.00", due=-3, number="SITE-1", project=site).invoice("50.00", number="SHOP-1", project=shop)
    book.paid(-1, "200.00")
    return Walk(book).usual("reflect").say("review", projects=site, **answers).usual("review")


def test_x05_of_their_credit_it_is_said_what_is_taken_off_and_what_stays():
    walk = part()
    sums = settlement(walk.case)
    assert (sums.credit, sums.set_off, sums.kept_credit) == (
        {"EUR": eur("150.00")}, {"EUR": eur("100.00")}, {"EUR": eur("50.00")},
    )  # fmt: skip
    assert "Their credit that stays for the work that goes on: €50" in sums.lines()
    walk.wait(3).skip("meet").usual("notice", "refer", "close-down", reason="we are done").finish()
    body = walk.letters["L14"].body
    assert "- Less, of your credit with me of €150.00: €100.00\n" in body
    assert "€50.00 of your credit stays with me, for the work that goes on." in body
    assert odd(walk) == ()


def test_x05_what_came_in_beyond_an_invoice_that_ends_goes_back():
    book = Book().client("Northwind").project(name="Site").project(name="Shop")
    site, shop = (each.id for each in book.records.of(Project, book.client_id))
    book.invoice(Money(200000, "JPY"), number="SITE-1", delivered=False, project=site).paid(-5, "250000")
    book.invoice("70.00", number="SHOP-1", project=shop).paid(-5, "100.00")
    walk = Walk(book).usual("reflect").say("review", projects=site).usual("review", undelivered="refund")
    assert settlement(walk.case).refund == {"JPY": Money(250000, "JPY")}
    assert settlement(walk.case).kept_credit == {"EUR": eur("30.00")}
    walk.wait(3).skip("meet").usual("notice", "refer", "close-down", reason="we are done").finish()
    assert settlement(walk.case).refund == {"JPY": Money(250000, "JPY")}, "what the end credited is still theirs"


def test_x02_credit_is_not_to_be_used_on_what_is_given_up_or_disputed():
    book = Book().client("Northwind").invoice("80.00", due=-3, number="N-1", delivered=False).paid(-2, "20.00")
    book.invoice("10.00", number="N-2").paid(-1, "40.00")
    assert settlement(Walk(book).case).unused_credit == {"EUR": eur("30.00")}
    assert settlement(Walk(book).usual("reflect").say("review", undelivered="refund").case).unused_credit == {}

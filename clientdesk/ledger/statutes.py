"""The laws that give interest on late payment between businesses, and their rates by half-year (M).

Rule: a rate is checked only where its reference rate and its margin were both found in a page that says so; any other
stands as not checked. A half-year that nobody looked up is left out, and the last one before it is called stale; a
country whose margin nobody could find is left out too. The person's own rates (`LateRate`) add to these or stand in.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING

from msgspec.structs import replace

from clientdesk.ledger.late_rule import CONTRACT, NONE, Band, Rate, Rule
from clientdesk.model.country import country_in, is_code, name_of
from clientdesk.model.errors import Refused
from clientdesk.model.money import Money
from clientdesk.model.settings import LateRate

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clientdesk.model.records import Records

CHECKED = date(2026, 11, 22)
"""When the rates that are checked were last looked up."""
FIRST = 2020
"""The first year whose rates are here: what is older is mostly barred by now."""

_UNCHECKED = "?"
"""What follows a reference rate that was worked out and not found."""
_ECB = "0.00 0.00 0.00 0.00 0.00 0.00 2.50 4.00 4.50 4.25 3.15 2.15 2.15"
"""The European Central Bank's rate for main refinancing operations, on 1 January and 1 July from 2020 on."""
_ECB_TO_THE_HALF = "0.00 0.00 0.00 0.00 0.00 0.00 2.50 4.00 4.50 4.50 3.50 2.50 2.50"
"""The same, rounded up to the next half point."""
_ECB_SOURCE = "European Central Bank, key interest rates, https://www.ecb.europa.eu"

_EUR_40 = (Band(None, Money(40_00, "EUR")),)
_GBP = (
    Band(1_000_00, Money(40_00, "GBP")), Band(10_000_00, Money(70_00, "GBP")), Band(None, Money(100_00, "GBP")),
)  # fmt: skip
_IRISH = (
    Band(1_000_01, Money(40_00, "EUR")), Band(10_000_01, Money(70_00, "EUR")), Band(None, Money(100_00, "EUR")),
)  # fmt: skip
"""In Ireland a sum is for debts up to its limit, the limit included."""


def _rates(reference: str, margin: str, source: str, first: int, *, is_checked: bool) -> tuple[Rate, ...]:
    """A rate for each half-year from a year on: the reference rate of its first day and the margin."""
    days = (date(first + at // 2, 7 if at % 2 else 1, 1) for at in range(400))
    return tuple(
        Rate(
            day,
            Decimal(held.rstrip(_UNCHECKED)) + Decimal(margin),
            source,
            CHECKED if is_checked and not held.endswith(_UNCHECKED) else None,
        )
        for day, held in zip(days, reference.split(), strict=False)
    )


def _statute(  # noqa: PLR0913  a statute has that many facts, each named where it is given
    key: str,
    name: str,
    reference: str = _ECB,
    margin: str = "8",
    source: str = _ECB_SOURCE,
    *,
    is_fixed: bool = False,
    bands: tuple[Band, ...] = _EUR_40,
    first: int = FIRST,
    is_checked: bool = True,
) -> Rule:
    """One law; without more said it is as the Directive has it, for a country of the euro.

    `is_checked`: its margin was found, and how its rates run.
    """
    rates = _rates(reference, margin, source, first, is_checked=is_checked)
    return Rule(key, name, source, rates, is_fixed=is_fixed, half_yearly=True, bands=bands, law=name)


def _since(first: int, reference: str = _ECB) -> str:
    """The same reference rates from a later year on."""
    return " ".join(islice(reference.split(), 2 * (first - FIRST), None))


_ALL = (
    _statute("uk", "the Late Payment of Commercial Debts (Interest) Act 1998",
             "0.75 0.10 0.10 0.10 0.25 1.25 3.50 5.00 5.25 5.25 4.75 4.25 3.75 3.75", "8",
             "SI 2002/1675; Bank of England, Official Bank Rate on 31 December and 30 June,"
             " https://www.bankofengland.co.uk", is_fixed=True, bands=_GBP),
    _statute("eu-at", "§ 456 UGB", "-0.62 -0.62 -0.62 -0.62 -0.62 -0.62 1.88 3.38 3.88 3.88 2.53 1.53 1.53?", "9.2",
             "§ 456 UGB; Oesterreichische Nationalbank, Basiszinssatz, https://www.oenb.at"),
    _statute("eu-be", "the Act of 2 August 2002 on late payment in commercial transactions",
             _ECB_TO_THE_HALF, "8",
             "Belgian FPS Finance, notices in the Moniteur belge, https://finances.belgium.be"),
    _statute("eu-cy", "Law 123(I) of 2012", is_checked=False),
    _statute("eu-de", "§ 288 (2) BGB", "-0.88 -0.88 -0.88 -0.88 -0.88 -0.88 1.62 3.12 3.62 3.37 2.27 1.27 1.27", "9",
             "§§ 247, 288 BGB; Deutsche Bundesbank, Basiszinssatz, https://www.bundesbank.de"),
    _statute("eu-ee", "§ 113 of the Law of Obligations Act"),
    _statute("eu-es", "article 7 of Ley 3/2004"),
    _statute("eu-fi", "section 4 a of the Interest Act (633/1982)",
             _ECB_TO_THE_HALF, "8",
             "Bank of Finland, reference rate of the Interest Act, https://www.suomenpankki.fi"),
    _statute("eu-fr", "article L441-10 of the Code de commerce", margin="10"),
    _statute("eu-gr", "Law 4152/2013"),
    _statute("eu-hr", "article 29 of the Civil Obligations Act", _since(2023), first=2023,
             source="Croatian National Bank, reference rate for default interest, https://www.hnb.hr"),
    _statute("eu-ie", "the European Communities (Late Payment in Commercial Transactions) Regulations 2012",
             is_fixed=True, bands=_IRISH),
    _statute("eu-it", "D.Lgs. 231/2002"),
    _statute("eu-lu", "the Act of 18 April 2004 on payment terms"),
    _statute("eu-mt", "Title II, Sub-Title IA of the Commercial Code"),
    _statute("eu-nl", "article 6:119a BW"),
    _statute("eu-pt", "Decreto-Lei 62/2013"),
    _statute("eu-si", "article 2 of the Act on the Prescribed Interest Rate for Late Payment"),
)  # fmt: skip

STATUTES = {each.id: each for each in _ALL}
"""The program's own rules, by id."""


@cache
def _by_country() -> dict[str, str]:
    return {each.removeprefix("eu-").upper(): each for each in STATUTES} | {"GB": "uk"}


def rules_of(records: Records) -> dict[str, Rule]:
    """Every statute by its id, with the person's own rates in it; those of an id of their own come last (M)."""
    return records.known("late_rules", lambda: _with_own(records))


def rule_of_country(records: Records, country: str) -> Rule | None:
    """The statute of a country, however it is written; None where none is known."""
    code = country_in(country).code
    return rules_of(records).get(_by_country().get(code, code.lower()))


def country_of(rule: str) -> str:
    """The country that a rule, by its id, is the law of, in English; empty for one that is not known."""
    return name_of(rule.removeprefix("eu-"))


def with_country(rule: Rule) -> str:
    """A rule as `Germany: § 288 (2) BGB`; by its name alone where that tells the country, or there is none."""
    country = country_of(rule.id)
    return f"{country}: {rule.name}" if country and country not in rule.name else rule.name


def rule_id(records: Records, text: str) -> str:
    """The id of a rule as people type it: `uk`, `DE` for `eu-de`, `contract`, `none`; raises Refused for no rule's."""
    key = _key(records, text)
    if key not in {CONTRACT, NONE, *rules_of(records)}:
        every = ", ".join((*rules_of(records), CONTRACT, NONE))
        raise Refused(f"“{text}” is no rule of late interest. There is {every}.", "late_rule")
    return key


def rated_id(records: Records, text: str) -> str:
    """The id of a rule that rates can be entered for: one there is, or a country's code for a new one."""
    key = _key(records, text)
    if key in {CONTRACT, NONE}:
        raise Refused(f"“{text}” has no rates of its own. The contract has its late fee.", "rule")
    if key not in rules_of(records) and not is_code(key):
        raise Refused(f"“{text}” is no country. Write it like Turkey, TR or, as the rules have it, eu-de.", "rule")
    return key


def _key(records: Records, text: str) -> str:
    """A rule's id as it may be meant: a country's, however that is written; else the text itself."""
    key = text.strip().lower()
    if key in {CONTRACT, NONE, *rules_of(records)}:
        return key
    code = country_in(key.removeprefix("eu-")).code
    return _by_country().get(code, code.lower()) or key


def _with_own(records: Records) -> dict[str, Rule]:
    own: dict[str, list[LateRate]] = {}
    for each in records.all(LateRate):
        own.setdefault(each.rule, []).append(each)
    merged = {key: _merged(rule, own.pop(key, [])) for key, rule in STATUTES.items()}
    own = {key: given for key, given in own.items() if key not in {CONTRACT, NONE}}
    return merged | {key: _merged(_own_rule(key, given), given) for key, given in own.items()}


def _own_rule(key: str, given: list[LateRate]) -> Rule:
    """A rule of which the program knows nothing but the person's rates: its law is the one that they named last."""
    newest_first = sorted(given, key=lambda each: each.valid_from, reverse=True)
    law = next((each.law for each in newest_first if each.law), "")
    return Rule(key, law or f"the law of {name_of(key) or key.upper()}", "your own rates", (), law=law)


def _merged(rule: Rule, given: list[LateRate]) -> Rule:
    """A rule with the person's rates: each holds from its day until the next of either, and in place of ours there."""
    if not given:
        return rule
    by_day = {each.valid_from: each for each in rule.rates} | dict(_rates_of(given))
    return replace(rule, rates=tuple(by_day[day] for day in sorted(by_day)))


def _rates_of(given: list[LateRate]) -> Iterator[tuple[date, Rate]]:
    for each in given:
        yield each.valid_from, Rate(each.valid_from, each.rate, each.source, each.checked, is_own=True)

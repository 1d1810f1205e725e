"""Currencies: the codes of ISO 4217, how many digits each has after the point, and the symbols lists show.

Rule: facts only. Digits follow ISO 4217 (the amount a bank can move), not CLDR's cash rounding.
"""

from __future__ import annotations

_ZERO = frozenset("BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF".split())
_THREE = frozenset("BHD IQD JOD KWD LYD OMR TND".split())
_TWO = frozenset(
    "AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CNY COP"
    " CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF IDR ILS INR IRR"
    " JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN"
    " NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP"
    " SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD UYU UZS VED VES WST XCD XCG YER ZAR ZMW ZWG".split()
)
CODES = _ZERO | _TWO | _THREE

SYMBOLS = {
    "AUD": "A$", "BRL": "R$", "CAD": "CA$", "CNY": "CN¥", "EUR": "€", "GBP": "£", "HKD": "HK$", "IDR": "Rp",
    "ILS": "₪", "INR": "₹", "JPY": "¥", "KRW": "₩", "MXN": "MX$", "MYR": "RM", "NZD": "NZ$", "PHP": "₱",
    "PLN": "zł", "SGD": "S$", "THB": "฿", "TRY": "₺", "TWD": "NT$", "UAH": "₴", "USD": "$", "VND": "₫",
}  # fmt: skip

LOCAL_SIGNS = dict.fromkeys(
    "ARS AUD BBD BMD BND BSD BZD CAD CLP COP FJD GYD HKD JMD KYD LRD MXN NAD NZD SBD SGD SRD TTD TWD XCD".split(), "$"
) | {"CNY": "¥", "SEK": "kr", "NOK": "kr", "DKK": "kr", "ISK": "kr", "CHF": "Fr", "CZK": "Kč", "HUF": "Ft", "ZAR": "R"}
"""What a currency's own country writes, where that alone would name another currency or none."""


def digits(code: str) -> int:
    """Digits after the decimal sign of a currency: 0, 2 or 3 (ISO 4217; handbook M)."""
    return 0 if code in _ZERO else 3 if code in _THREE else 2


def is_known(code: str) -> bool:
    """Whether a code is one of ISO 4217's (capital letters only)."""
    return code in CODES

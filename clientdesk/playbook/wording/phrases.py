"""The few phrases that a program has to know a letter by, one table per language. Rule: the templates keep to them.

Whoever words a template anew looks here: a day that lies ahead is only found behind, or before, one of these.
"""

from __future__ import annotations

from msgspec import Struct

from clientdesk.model.client import Language

EN, TR, MS, ID = Language.ENGLISH, Language.TURKISH, Language.MALAY, Language.INDONESIAN


class Ahead(Struct, frozen=True):
    """Words around a day that lies ahead of whoever reads it; `{day}` is the day, the rest a pattern of folded text.

    `follows`: in the letters of an end that day goes by the desk, so that writing them anew puts it right.
    """

    words: str
    follows: bool = False


CLOSINGS: dict[Language, tuple[str, ...]] = {
    EN: ("Kind regards", "Best regards", "Yours sincerely", "Sincerely"),
    TR: ("Saygılarımla", "Saygılarımızla", "Saygılar", "Saygıyla", "En iyi dileklerimle", "İyi çalışmalar", "Sevgiler"),
    MS: (
        "Sekian, terima kasih",
        "Sekian terima kasih",
        "Sekian dimaklumkan",
        "Salam hormat",
        "Yang benar",
        "Yang ikhlas",
    ),
    ID: ("Hormat saya", "Hormat kami", "Salam hormat", "Salam hangat", "Salam", "Wassalam", "Wasalam"),
}
"""The line above the name, the templates' own first."""

_ON = "(?: hari)?(?: (?:senin|selasa|rabu|kamis|jum['’]?at|sabtu|minggu),?)?(?: tanggal)?"
"""What may stand before a day in Indonesian: `hari Senin, tanggal 7 Desember 2026`."""

_HARI = "(?: hari)?(?: (?:isnin|selasa|rabu|khamis|jumaat|sabtu|ahad),?)?"
"""The same in Malay: `hari Isnin, 7 Disember 2026`."""

_NOT_THEIRS = "(?<!akan dibayar )(?<!anda akan membayar )"
"""What a promise to pay of theirs is told by, in both: its day is one that they named, and may be over."""

AHEAD: dict[Language, tuple[Ahead, ...]] = {
    EN: (
        Ahead("(?<!would be paid )(?<!you would pay )by {day}", follows=True),
        Ahead("no later than {day}", follows=True),
        Ahead("on {day}(?= i give back)", follows=True),
        Ahead("until {day}"),
        Ahead("ends on {day}"),
        Ahead("ends today, {day}"),
        Ahead("working day for you is {day}"),
        Ahead("from {day}(?= on i)"),
    ),
    TR: (
        Ahead("{day} tarihine kadar(?= calis)"),
        Ahead("{day}(?: tarihine|['’]?[^\\W\\d_]{1,3}) kadar(?! yapilacagini (?:yaz|soyle)mistiniz)", follows=True),
        Ahead("{day}(?: [^\\W\\d_]+)? (?:gunune|aksamina) kadar", follows=True),
        Ahead("en gec {day}", follows=True),
        Ahead("{day} tarihinde(?= (?:geri ver|iade ed))", follows=True),
        Ahead("bugun, {day} tarihinde sona eriyor"),
        Ahead("{day} tarihinde sona er(?:iyor|ecek)"),
        Ahead("calisma gunum {day}"),
        Ahead("{day} tarihinden itibaren(?= her ek)"),
    ),
    MS: (
        Ahead(f"{_NOT_THEIRS}selewat-lewatnya(?: pada)?{_HARI} {{day}}", follows=True),
        Ahead(f"(?:paling|tidak) lewat(?: daripada| dari| pada)?{_HARI} {{day}}", follows=True),
        Ahead(f"(?:sebelum atau pada|pada atau sebelum){_HARI} {{day}}", follows=True),
        Ahead(f"(?<!atau )sebelum{_HARI} {{day}}", follows=True),
        Ahead("pada {day}(?=,? saya (?:akan )?(?:memulangkan|mengembalikan))", follows=True),
        Ahead(f"(?:se)?hingga(?: ke)?{_HARI} {{day}}"),
        Ahead(f"(?<!telah )(?<!sudah )(?:berakhir|(?:di)?tamat(?:kan)?)(?: pada)?(?: hari ini,|{_HARI}) {{day}}"),
        Ahead("hari (?:be)?kerja terakhir saya untuk anda(?: ialah)? {day}"),
        Ahead("mulai {day}(?=,? (?:saya|setiap))"),
    ),
    ID: (
        Ahead(f"{_NOT_THEIRS}(?:paling lambat|selambat(?:-lambat)?nya)(?: pada)?{_ON} {{day}}", follows=True),
        Ahead(f"sebelum{_ON} {{day}}", follows=True),
        Ahead("pada(?: tanggal)? {day}(?=,? saya (?:akan )?mengembalikan)", follows=True),
        Ahead(f"(?:sampai|hingga)(?: dengan)?{_ON} {{day}}"),
        Ahead(f"(?<!telah )(?<!sudah )berakhir(?: hari ini,| pada| per)?{_ON} {{day}}"),
        Ahead("hari kerja terakhir saya untuk anda(?: adalah)? {day}"),
        Ahead("mulai(?: tanggal)? {day}(?=,? (?:saya|setiap))"),
    ),
}
"""Days that lie ahead: `By 31 December 2026`. The first that fits at a place counts."""

OWING: dict[Language, str] = {
    EN: r"ow(?:e|es|ed|ing)\b|open\b|due\b|overdue|pay\b|payable|outstanding|unpaid|balance|invoice|settle",
    TR: r"borc|ode[mny]|odeyi|fatura|vade|bakiye|acik(?!la)|alacagim",
    MS: r"bayar|membayar|pembayaran|dibayar|invois|tertunggak|menunggak|tunggak|baki|(?:ter|ber)?hutang|"
    r"(?:di|me|pe)?langsai",
    ID: r"(?<!telah anda )(?<!sudah anda )bayar|membayar|pembayaran|faktur|tagih|menagih|(?:ber|ter)?utang|hutang|sisa"
    r"|(?:menu|tertu|tu)nggak|lunasi|(?:me|di|pe)lunas|belum dibayar|harus dibayar|jatuh tempo|piutang|kekurangan",
}
"""How words begin that speak of what is owed, folded: a sum in a sentence with one of them is asked for."""

RATE = r"\s*(?:/|(?:an?|per|each|every|se(?:jam|hari|minggu|bulan)|se?tiap|saat\w*)\b)"
"""What follows a price, and not a sum, folded: `€60 an hour`."""

"""The words of a statement in each language that letters are written in. Rule: a row is one whole phrase.

Kinds that are on an invoice have an `{on}`, which names it, or the late fee that it is. The terms are the letters' own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from clientdesk.ledger.ageing import Bucket
from clientdesk.ledger.statement_moves import Kind
from clientdesk.model.client import Language

if TYPE_CHECKING:
    from clientdesk.ledger.statement_moves import What


class Words(Struct, frozen=True, kw_only=True):
    """All that a statement says by itself; `{…}` is put in.

    `kinds` are the rows by what they tell of, and `on_account` those of them that are about no invoice. `on_invoice`
    and `on_fee` stand for `{on}`, `note` for a credit note's own number. `file` is what a file of it is called.
    """

    title: str
    file: str
    by: str
    to: str
    between: str
    at: str
    nothing: str
    heads: tuple[str, ...]
    no_day: str
    kinds: dict[Kind, str]
    on_account: dict[Kind, str]
    on_invoice: str
    on_fee: str
    note: str
    in_dispute: str
    in_hand: str
    open_by_age: str
    ages: dict[Bucket, str]
    total: str
    disputed: str
    given_back: str
    how_to_pay: str


def words_of(language: Language) -> Words:
    """The words of a language."""
    return _WORDS[language]


def told(what: What, words: Words) -> str:
    """What a row is, in a language's words: `Payment on A-1`."""
    if not what.number and what.kind in words.on_account:
        return words.on_account[what.kind]
    on = words.on_fee if what.fee_on else words.on_invoice
    named = {"number": what.number, "fee_on": what.fee_on}
    note = words.note.format(note=what.note) if what.note else ""
    row = words.kinds[what.kind].format(on=on.format(**named), note=note, **named)
    return words.in_dispute.format(row=row) if what.is_disputed else row


def _ages(not_due: str, over_90: str) -> dict[Bucket, str]:
    """The ages in a language; those between two numbers are the same in each."""
    between = {Bucket.TO_30: "1–30", Bucket.TO_60: "31–60", Bucket.TO_90: "61–90"}
    return {Bucket.NOT_DUE: not_due} | between | {Bucket.OVER_90: over_90}


ENGLISH = Words(
    title="Statement of account",
    file="account",
    by="From: {who}",
    to="For: {who}",
    between="From {first} to {last}",
    at="As of {last}",
    nothing="Nothing was invoiced or paid.",
    heads=("Date", "What", "Due", ">Debit", ">Credit", ">Balance"),
    no_day="no date",
    kinds={
        Kind.OPENING: "Opening balance",
        Kind.INVOICE: "Invoice {number}",
        Kind.LATE_FEE: "Invoice {number}, late fee on {fee_on}",
        Kind.CREDIT_NOTE: "Credit note{note} on {number}",
        Kind.PAYMENT: "Payment{on}",
        Kind.CREDIT_USED: "Credit used{on}",
        Kind.REFUND: "Refund{on}",
        Kind.WRITTEN_OFF: "Written off on {number}",
        Kind.NO_LONGER_WRITTEN_OFF: "No longer written off on {number}",
        Kind.CLOSING: "Closing balance",
    },
    on_account={
        Kind.PAYMENT: "Payment on account",
        Kind.CREDIT_USED: "Credit used on account",
        Kind.REFUND: "Refund on account",
    },
    on_invoice=" on {number}",
    on_fee=" on {number}, late fee on {fee_on}",
    note=" {note}",
    in_dispute="{row}, in dispute",
    in_hand="Credit in hand: {amount}, not yet used on what is open below.",
    open_by_age="Open, by days after the due date:",
    ages=_ages("Not due", "Over 90"),
    total="Total",
    disputed="In dispute: {amount} of what is open.",
    given_back="Given back, not asked for: {amount} of what is open.",
    how_to_pay="How to pay",
)
_TURKISH = Words(
    title="Cari hesap ekstresi",
    file="cari hesap ekstresi",
    by="Düzenleyen: {who}",
    to="Müşteri: {who}",
    between="Dönem: {first} – {last}",
    at="{last} itibarıyla",
    nothing="Fatura ya da ödeme kaydı yok.",
    heads=("Tarih", "Açıklama", "Vade", ">Borç", ">Alacak", ">Bakiye"),
    no_day="tarihsiz",
    kinds={
        Kind.OPENING: "Açılış bakiyesi",
        Kind.INVOICE: "{number} numaralı fatura",
        Kind.LATE_FEE: "{number} numaralı fatura ({fee_on} numaralı faturanın gecikme bedeli)",
        Kind.CREDIT_NOTE: "{on} {note}alacak dekontu",
        Kind.PAYMENT: "{on} ödeme",
        Kind.CREDIT_USED: "{on} alacaktan mahsup",
        Kind.REFUND: "{on} iade",
        Kind.WRITTEN_OFF: "{on} silinen tutar",
        Kind.NO_LONGER_WRITTEN_OFF: "{on} silinen tutarın geri alınması",
        Kind.CLOSING: "Kapanış bakiyesi",
    },
    on_account={
        Kind.PAYMENT: "Hesaba mahsuben ödeme",
        Kind.CREDIT_USED: "Alacaktan mahsup",
        Kind.REFUND: "Alacağın iadesi",
    },
    on_invoice="{number} numaralı fatura için",
    on_fee="{number} numaralı fatura ({fee_on} numaralı faturanın gecikme bedeli) için",
    note="{note} numaralı ",
    in_dispute="{row} (itirazlı)",
    in_hand="Bendeki alacağınız: {amount}. Aşağıdaki açık tutardan henüz mahsup edilmedi.",
    open_by_age="Vadeden sonra geçen gün sayısına göre açık tutarlar:",
    ages=_ages("Vadesi gelmemiş", "90 üzeri"),
    total="Toplam",
    disputed="Açık tutarın itirazlı kısmı: {amount}.",
    given_back="Açık tutarın iade edilmiş olan ve talep edilmeyen kısmı: {amount}.",
    how_to_pay="Ödeme bilgileri",
)
_MALAY = Words(
    title="Penyata akaun",
    file="penyata akaun",
    by="Daripada: {who}",
    to="Kepada: {who}",
    between="Dari {first} hingga {last}",
    at="Setakat {last}",
    nothing="Tiada invois atau bayaran.",
    heads=("Tarikh", "Butiran", "Tarikh akhir", ">Debit", ">Kredit", ">Baki"),
    no_day="tiada tarikh",
    kinds={
        Kind.OPENING: "Baki awal",
        Kind.INVOICE: "Invois {number}",
        Kind.LATE_FEE: "Invois {number}, caj lewat bayar bagi invois {fee_on}",
        Kind.CREDIT_NOTE: "Nota kredit{note} {on}",
        Kind.PAYMENT: "Bayaran {on}",
        Kind.CREDIT_USED: "Kredit digunakan {on}",
        Kind.REFUND: "Bayaran balik {on}",
        Kind.WRITTEN_OFF: "Hapus kira {on}",
        Kind.NO_LONGER_WRITTEN_OFF: "Pembatalan hapus kira {on}",
        Kind.CLOSING: "Baki akhir",
    },
    on_account={
        Kind.PAYMENT: "Bayaran ke dalam akaun",
        Kind.CREDIT_USED: "Kredit digunakan",
        Kind.REFUND: "Bayaran balik kredit",
    },
    on_invoice="bagi invois {number}",
    on_fee="untuk invois {number}, caj lewat bayar bagi invois {fee_on}",
    note=" {note}",
    in_dispute="{row} (dipertikaikan)",
    in_hand="Kredit anda yang ada pada saya: {amount}, belum digunakan untuk jumlah belum dibayar di bawah.",
    open_by_age="Jumlah belum dibayar, mengikut bilangan hari selepas tarikh akhir bayaran:",
    ages=_ages("Belum sampai tarikh", "Lebih 90"),
    total="Jumlah",
    disputed="Dipertikaikan: {amount} daripada jumlah belum dibayar.",
    given_back="Telah dipulangkan dan tidak dituntut: {amount} daripada jumlah belum dibayar.",
    how_to_pay="Cara membuat bayaran",
)
_INDONESIAN = Words(
    title="Rincian tagihan dan pembayaran",
    file="rincian tagihan",
    by="Dari: {who}",
    to="Untuk: {who}",
    between="Periode {first} sampai {last}",
    at="Per {last}",
    nothing="Belum ada faktur atau pembayaran.",
    heads=("Tanggal", "Keterangan", "Jatuh tempo", ">Debit", ">Kredit", ">Saldo"),
    no_day="tanpa tanggal",
    kinds={
        Kind.OPENING: "Saldo awal",
        Kind.INVOICE: "Faktur {number}",
        Kind.LATE_FEE: "Faktur {number}, bunga keterlambatan atas faktur {fee_on}",
        Kind.CREDIT_NOTE: "Nota kredit{note} {on}",
        Kind.PAYMENT: "Pembayaran {on}",
        Kind.CREDIT_USED: "Pemakaian saldo kredit {on}",
        Kind.REFUND: "Pengembalian dana {on}",
        Kind.WRITTEN_OFF: "Penghapusan tagihan {on}",
        Kind.NO_LONGER_WRITTEN_OFF: "Pembatalan penghapusan tagihan {on}",
        Kind.CLOSING: "Saldo akhir",
    },
    on_account={
        Kind.PAYMENT: "Pembayaran tanpa faktur",
        Kind.CREDIT_USED: "Pemakaian saldo kredit",
        Kind.REFUND: "Pengembalian saldo kredit",
    },
    on_invoice="untuk faktur {number}",
    on_fee="untuk faktur {number}, bunga keterlambatan atas faktur {fee_on}",
    note=" {note}",
    in_dispute="{row} (dalam sengketa)",
    in_hand="Saldo kredit Anda pada saya: {amount}, belum dipakai untuk tagihan yang belum dibayar di bawah ini.",
    open_by_age="Tagihan yang belum dibayar, menurut jumlah hari setelah jatuh tempo:",
    ages=_ages("Belum jatuh tempo", "Lebih dari 90"),
    total="Jumlah",
    disputed="Dalam sengketa: {amount} dari tagihan yang belum dibayar.",
    given_back="Sudah dikembalikan dan tidak ditagih: {amount} dari tagihan yang belum dibayar.",
    how_to_pay="Cara pembayaran",
)
_WORDS = {
    Language.ENGLISH: ENGLISH,
    Language.TURKISH: _TURKISH,
    Language.MALAY: _MALAY,
    Language.INDONESIAN: _INDONESIAN,
}

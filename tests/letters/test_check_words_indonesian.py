"""What an Indonesian writer would really write, told or not told (L).

The good sentences are those of ordinary work: pets, shops, tax, customers who can't find a button.
"""

from __future__ import annotations

from datetime import date

import pytest

from clientdesk.letters.check import check_words
from clientdesk.letters.check.guess import kind_by_words, language_of
from clientdesk.letters.check.words import pattern, readable
from clientdesk.letters.render import LetterText
from clientdesk.model.client import Language
from clientdesk.model.money import Money
from clientdesk.playbook.wording.amounts import named
from clientdesk.playbook.wording.closing import under_closing
from clientdesk.playbook.wording.days import ahead

ID = Language.INDONESIAN


def rules(text: str, kind: str = "L03") -> set[str]:
    return {each.rule for each in check_words(LetterText(kind, ID, "Pekerjaan kita", text))}


@pytest.mark.parametrize(
    "text",
    [
        "Anda sering sekali terlambat membayar.", "Anda terus mengubah rencana.", "Anda telah wanprestasi.",
        "Anda kurang profesional.", "Anda gak pernah membalas.", "Anda memang orang yang banyak maunya.",
        "Semua ini karena kelalaian Anda.", "Anda tidak punya itikad baik.", "Klien yang sangat sulit.",
        "Kalian tidak tahu terima kasih.", "Dasar anjing.",
    ],
)  # fmt: skip
def test_blame_is_told(text):
    assert "blame" in rules(text)


@pytest.mark.parametrize(
    "text",
    [
        "Saya akan lapor ke pihak yang berwajib.", "Ini bisa kena UU ITE.", "Saya akan memberi tahu pelanggan Anda.",
        "Anda akan saya masukkan ke dalam blacklist.", "Saya buat hal ini menjadi viral.", "Terima sendiri risikonya.",
        "Jika tidak, awas.", "Saya akan mengunci akun Anda.", "Anda pasti membayar mahal.",
    ],
)  # fmt: skip
def test_a_threat_is_told(text):
    assert "threat" in rules(text, "L10")


@pytest.mark.parametrize(
    "text",
    [
        "Semoga Anda selalu sukses.", "Bila Anda belum pernah menerima salinannya, silakan beri tahu saya.",
        "Pelanggan sulit menemukan tombol itu.", "Foto anjing dan kucing ada di folder.",
        "Saya tidak akan memberikan data Anda kepada siapa pun.", "Silakan lihat saja berkasnya di folder.",
        "Anda tidak perlu membayar mahal.", "Iklan di koran terbit hari Senin.",
        "Situs kantor pengacara itu sudah selesai.", "Silakan beri tahu saya secara umum apa yang diperlukan.",
    ],
)  # fmt: skip
def test_what_kind_and_firm_people_write_is_not_told(text):
    assert rules(text) == set()


def test_a_lawyer_is_named_in_late_notices_only():
    text = "Bila tidak, saya akan menyerahkannya kepada pengacara saya."
    assert (rules(text, "L09"), rules(text, "L06")) == (set(), {"threat"})


def test_a_second_reason_is_told_and_therefore_is_none():
    assert "one-reason" in rules("Alasan saya: saya pindah. Lagipula harganya rendah.", "L14")
    assert "one-reason" in rules("Saya pindah. Kedua, harganya rendah.", "L14")
    assert rules("Karena hal itu, kerja sama kita berakhir.", "L17") == set()


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("L10", "Ini teguran terakhir mengenai faktur A-1."), ("L07", "Faktur A-1 telah jatuh tempo."),
        ("L07", "Pembayaran faktur A-1 sampai hari ini belum saya terima."),
        ("L14", "Saya memutuskan untuk tidak melanjutkan kerjasama ini."), ("L14", "Berakhirnya kerja sama kita"),
        ("", "Saya menghentikan pekerjaan ini untuk sementara."),
    ],
)  # fmt: skip
def test_a_kind_is_known_by_its_words(kind, text):
    assert kind_by_words(LetterText("", ID, "", text)) == kind


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("enclosed", "Bersama ini saya kirimkan salinan faktur."), ("pay", "Silakan ditransfer melalui QRIS."),
        ("fee", "Bunga 5% per tahun"), ("fee", "Penalti akan dikenakan."),
    ],
)  # fmt: skip
def test_facts_are_known_by_their_words(kind, text):
    assert pattern(ID, "facts", kind).search(readable(text))
    assert not pattern(ID, "facts", kind).search(readable("Toko bunga itu buka pada hari Senin."))


@pytest.mark.parametrize(
    "text",
    [
        "Mohon dibayar paling lambat hari Senin, 7 Desember 2026.",
        "Mohon dibayar selambatnya tanggal 7 Desember 2026.", "Perjanjian berakhir per 7 Desember 2026.",
        "Sampai dengan hari Senin tanggal 7 Desember 2026.",
    ],
)  # fmt: skip
def test_a_day_ahead_is_known_with_its_weekday(text):
    assert [each.day for each in ahead(text, ID)] == [date(2026, 12, 7)]


@pytest.mark.parametrize(
    ("text", "is_owed"),
    [
        ("Mohon lunasi Rp1.250.000.", True), ("Sudah jatuh tempo: Rp1.250.000.", True),
        ("Tertunggak Rp1.250.000.", True),
        ("Dana Rp1.250.000 yang telah Anda bayar di muka kembali kepada Anda.", False),
    ],
)  # fmt: skip
def test_a_sum_is_asked_for_or_was_paid(text, is_owed):
    assert [(each.amount, each.is_owed) for each in named(text, ("IDR",), ID)] == [(Money(125000000, "IDR"), is_owed)]


@pytest.mark.parametrize("closing", ["Hormat saya,", "Hormat kami,", "Salam hangat,", "Wassalam,"])
def test_the_name_stands_below_each_usual_closing(closing):
    assert under_closing(f"Isi.\n\n{closing}\n\nAda", ID) == "Ada"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (ID, "Mohon kabar mengenai proyek ini, silakan kirim berkas dan nomor tagihan."),
        (Language.MALAY, "Sila beritahu saya mengenai projek ini, kerana fail dan invois perlu dihantar."),
    ],
)
def test_indonesian_and_malay_are_told_apart(language, text):
    assert language_of(text) is language

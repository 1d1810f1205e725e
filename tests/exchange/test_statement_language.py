"""What leaves to a client is in the client's language: the words, the days and the amounts of a statement (R03, M)."""

from __future__ import annotations

import subprocess
from pathlib import Path
from shutil import which
from typing import Any

import pytest
from builder import TODAY, Book, day

from clientdesk.exchange.bundle.contents import bundle
from clientdesk.exchange.paper_size import PaperSize
from clientdesk.exchange.statement import ENGLISH, file_name, statement_file, told, words_of
from clientdesk.ledger.statement_moves import Kind, What
from clientdesk.letters.shipped import TEMPLATES
from clientdesk.model.client import Client, Language
from clientdesk.model.invoice import PaymentKind
from clientdesk.model.money import Money

OTHERS = [each for each in Language if each is not Language.ENGLISH]
ABOUT = {kind: What(kind, "A-1") for kind in Kind if kind not in (Kind.OPENING, Kind.CLOSING)}
ABOUT[Kind.LATE_FEE] = What(Kind.LATE_FEE, "A-1-F", "A-1")


def book(language: Language, currency: str = "TRY", **settings: Any) -> Book:
    """An invoice in dispute, its late fee that is paid, and money on account."""
    made = Book(name="Şebnem Işık", **settings).client("Güneş İnşaat", language=language)
    made.invoice(Money(123450, currency), number="A-1", issued=-60, due=-30, disputed=True)
    made.invoice(Money(4500, currency), number="A-1-F", issued=-25, due=-5, fee_for=made.invoice_id).paid(-4)
    return made.paid(-2, "7.00", invoice=None).paid(-1, "7.00", PaymentKind.REFUND, invoice=None)


def text(of: Book, since: int | None = None, language: Language | None = None) -> list[str]:
    first = None if since is None else day(since)
    made = statement_file(of.records, of.client_id, TODAY, first, ".txt", language=language)
    return [" ".join(line.split()) for line in made.decode().splitlines()]


def test_r03_a_turkish_client_reads_turkish() -> None:
    lines = text(book(Language.TURKISH, payment_details="IBAN TR1"))
    assert lines[0] == "Cari hesap ekstresi"
    assert lines[3:6] == ["Düzenleyen: Şebnem Işık", "Müşteri: Güneş İnşaat", "21 Kasım 2026 itibarıyla"]
    assert lines[10:17] == [
        "Tarih Açıklama Vade Borç Alacak Bakiye",
        "22 Eyl 2026 A-1 numaralı fatura (itirazlı) 22 Eki 2026 ₺1.234,50 ₺1.234,50",
        "27 Eki 2026 A-1-F numaralı fatura (A-1 numaralı faturanın gecikme bedeli) 16 Kas 2026 ₺45,00 ₺1.279,50",
        "17 Kas 2026 A-1-F numaralı fatura (A-1 numaralı faturanın gecikme bedeli) için ödeme ₺45,00 ₺1.234,50",
        "19 Kas 2026 Hesaba mahsuben ödeme ₺7,00 ₺1.227,50",
        "20 Kas 2026 Alacağın iadesi ₺7,00 ₺1.234,50",
        "21 Kas 2026 Kapanış bakiyesi ₺1.234,50",
    ]
    assert lines[18:] == [
        "Vadeden sonra geçen gün sayısına göre açık tutarlar:",
        "",
        "Vadesi gelmemiş 1–30 31–60 61–90 90 üzeri Toplam",
        "₺0,00 ₺1.234,50 ₺0,00 ₺0,00 ₺0,00 ₺1.234,50",
        "",
        "Açık tutarın itirazlı kısmı: ₺1.234,50.",
        "",
        "Ödeme bilgileri",
        "---------------",
        "",
        "IBAN TR1",
    ]


def test_r03_a_malay_client_reads_malay() -> None:
    lines = text(book(Language.MALAY, "MYR"), since=-30)
    assert (lines[0], lines[5]) == ("Penyata akaun", "Dari 22 Oktober 2026 hingga 21 November 2026")
    assert lines[10:14] == [
        "Tarikh Butiran Tarikh akhir Debit Kredit Baki",
        "22 Okt 2026 Baki awal RM 1,234.50",
        "27 Okt 2026 Invois A-1-F, caj lewat bayar bagi invois A-1 16 Nov 2026 RM 45.00 RM 1,279.50",
        "17 Nov 2026 Bayaran untuk invois A-1-F, caj lewat bayar bagi invois A-1 RM 45.00 RM 1,234.50",
    ]
    assert lines[-1] == "Dipertikaikan: RM 1,234.50 daripada jumlah belum dibayar."


def test_r03_an_indonesian_client_reads_indonesian() -> None:
    lines = text(book(Language.INDONESIAN, "IDR"), since=-30)
    assert (lines[0], lines[5]) == (
        "Rincian tagihan dan pembayaran",
        "Periode 22 Oktober 2026 sampai 21 November 2026",
    )
    assert lines[11:14] == [
        "22 Okt 2026 Saldo awal Rp 1.234,50",
        "27 Okt 2026 Faktur A-1-F, bunga keterlambatan atas faktur A-1 16 Nov 2026 Rp 45,00 Rp 1.279,50",
        "17 Nov 2026 Pembayaran untuk faktur A-1-F, bunga keterlambatan atas faktur A-1 Rp 45,00 Rp 1.234,50",
    ]


def test_m_rupiah_without_cents_are_written_so_and_all_of_a_column_with_them_where_one_has_them() -> None:
    whole = Book().client(language=Language.INDONESIAN).invoice(Money(1_250_000, "IDR"))
    assert "Rp 12.500 Rp 12.500" in text(whole)[10]
    assert "Rp 12.500,00 Rp 12.500,00" in text(whole.invoice(Money(50, "IDR"), issued=-2))[10]


def test_another_language_can_be_asked_for_and_english_stays_as_it_was() -> None:
    of = book(Language.TURKISH)
    assert text(of, language=Language.MALAY)[0] == "Penyata akaun"
    lines = text(of, since=-30, language=Language.ENGLISH)
    assert lines[5] == "From 22 October 2026 to 21 November 2026"
    assert lines[13] == "17 Nov 2026 Payment on A-1-F, late fee on A-1 ₺45.00 ₺1,234.50"


def test_a_csv_is_data_and_the_same_in_every_language() -> None:
    made = {statement_file(book(each).records, "clients-1", TODAY, day(-30), ".csv") for each in Language}
    assert len(made) == 1
    assert made.pop().decode("utf-8-sig").splitlines()[:2] == [
        "currency,date,what,debit,credit,balance,due",
        "TRY,2026-10-22,Opening balance,,,1234.50,",
    ]


def test_p_what_goes_to_a_lawyer_stays_in_english() -> None:
    of = book(Language.TURKISH)
    texts = bundle(of.records, {}, of.client_id, TODAY, lambda _: None, private=False).texts
    assert texts["statement.txt"].startswith(b"Statement of account\n")


@pytest.mark.parametrize("language", Language)
def test_every_row_has_words_and_names_what_it_is_about(language: Language) -> None:
    words = words_of(language)
    every = {kind: told(what, words) for kind, what in ABOUT.items()}
    assert len(set(every.values())) == len(ABOUT)
    assert all("A-1" in row for row in every.values())
    assert "CN-9" in told(What(Kind.CREDIT_NOTE, "A-1", note="CN-9"), words)
    assert told(What(Kind.INVOICE, "{who} {0}"), words).count("{who} {0}") == 1, "a number is never a place"
    on_account = {told(What(kind), words) for kind in (Kind.PAYMENT, Kind.CREDIT_USED, Kind.REFUND)}
    rows = {*every.values(), *on_account, told(What(Kind.OPENING), words), told(What(Kind.CLOSING), words)}
    assert not [row for row in rows if "  " in row or row != row.strip() or "{" in row]


@pytest.mark.parametrize("language", OTHERS)
def test_a_word_of_english_is_nowhere_in_another_language(language: Language) -> None:
    english, other = (
        {told(what, words) for what in ABOUT.values()} | {getattr(words, name) for name in _SENTENCES}
        for words in (ENGLISH, words_of(language))
    )
    assert not english & other
    assert {*words_of(language).heads} & {*ENGLISH.heads} <= {">Debit"}, "which Malay and Indonesian write so too"


_SENTENCES = ("title", "file", "by", "to", "between", "at", "nothing", "no_day", "in_dispute", "in_hand", "open_by_age",
              "total", "disputed", "given_back", "how_to_pay")  # fmt: skip


@pytest.mark.parametrize("language", OTHERS)
def test_x06_the_letter_that_it_comes_with_calls_it_by_its_title(language: Language) -> None:
    letter = (TEMPLATES / language.value / "L20.txt").read_text(encoding="utf-8")
    assert words_of(language).title.lower() in letter.lower()


def test_its_file_is_called_in_the_client_s_language_too() -> None:
    named = {file_name(Client(id="c", name="Işık", language=each), TODAY) for each in (Language.ENGLISH, OTHERS[0])}
    assert named == {"2026-11-21 Işık account", "2026-11-21 Işık cari hesap ekstresi"}


@pytest.mark.skipif(not which("pdftotext"), reason="poppler is not installed")
@pytest.mark.parametrize("paper", PaperSize)
def test_on_paper_no_row_is_broken_and_no_letter_lost(paper: PaperSize, tmp_path: Path) -> None:
    of = book(Language.TURKISH, payment_details="Ziraat Bankası, İstanbul")
    of.invoice(Money(100, "TRY"), number="2026-0150 Kadıköy şubesi, açılış kampanyası ve ilanları", issued=-1)
    lines = on_paper(of, paper, tmp_path)
    assert "22 Eyl 2026 A-1 numaralı fatura (itirazlı) 22 Eki 2026 ₺1.234,50 ₺1.234,50" in lines
    assert "Müşteri: Güneş İnşaat" in lines
    assert "Ziraat Bankası, İstanbul" in lines


@pytest.mark.skipif(not which("pdftotext"), reason="poppler is not installed")
def test_on_paper_the_largest_sums_are_whole_and_leave_room_for_words(tmp_path: Path) -> None:
    of = Book().client(language=Language.TURKISH).invoice(Money(12_345_678_901_234_500, "KWD"), number="A-1")
    of.paid(-5, "12000000000000.000").invoice(Money(12_345_678_901_234_500, "KWD"), number="A-2", due=9)
    lines = on_paper(of, PaperSize.A4, tmp_path)
    sums = "KWD 12.000.000.000.000,000 KWD 12.691.357.802.469,000"
    assert f"16 Kas 2026 A-1 numaralı fatura için ödeme {sums}" in lines
    ages = "KWD 12.345.678.901.234,500 KWD 345.678.901.234,500 KWD 0,000 KWD 0,000 KWD 0,000"
    assert f"{ages} KWD 12.691.357.802.469,000" in lines


def on_paper(of: Book, paper: PaperSize, folder: Path) -> list[str]:
    """The lines of a statement's PDF, which says whose language it is in."""
    pytest.importorskip("typst")
    pdf = folder / "ekstre.pdf"
    pdf.write_bytes(statement_file(of.records, of.client_id, TODAY, None, ".pdf", paper))
    assert b"/Lang(tr" in pdf.read_bytes().replace(b"/Lang (", b"/Lang(")
    read = subprocess.run(["pdftotext", "-layout", pdf, "-"], check=True, capture_output=True, encoding="utf-8")
    return [" ".join(line.split()) for line in read.stdout.splitlines()]

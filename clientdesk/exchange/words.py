"""What columns are called, per kind of list.

Rule: a word stands for one field; of two columns for one field the word listed first wins, except where several columns
make up one field (`MANY`). Words are folded, signs between them dropped (`Rechnungs-Nr.` is `rechnungs nr`).
"""

from __future__ import annotations

import re
from enum import StrEnum

from msgspec import Struct

from clientdesk.model.names import fold


class Kind(StrEnum):
    """What the rows of a list are."""

    CLIENTS = "clients"
    INVOICES = "invoices"
    PAYMENTS = "payments"


MANY = frozenset({"contact", "phone", "address"})
"""Fields that several columns make up together: `First Name` and `Last Name`, two `Phone`s, the lines of an address."""


class Shape(Struct, frozen=True):
    """A kind of list: fields it can't do without, what names it in a title line, and the words for its columns."""

    needs: frozenset[str]
    titles: frozenset[str]
    words: dict[str, tuple[str, ...]]


def heading(text: str) -> str:
    """A column's name as words are compared."""
    return " ".join(re.findall(r"\w+", fold(text).replace("_", " ")))


def _words(text: str) -> tuple[str, ...]:
    return tuple(word.strip() for word in text.split(","))


_CURRENCY = _words(
    "currency, currency code, wahrung, waehrung, devise, moneda, divisa, mata wang, mata uang, para birimi, doviz"
)
_CLIENT = _words(
    "client, client name, customer, customer name, bill to, company, company name, musteri, musteri adi, cari,"
    " pelanggan, nama pelanggan, klien, nama klien, kunde, kundenname, auftraggeber, nom du client, cliente,"
    " nombre del cliente"
)
_NUMBER = _words(
    "invoice number, invoice no, invoice id, invoice nr, invoice num, inv no, fatura no, fatura numarasi, no invois,"
    " nombor invois, no faktur, nomor faktur, nomor invoice, rechnungsnummer, rechnungs nr, rechnung nr, rechnungsnr,"
    " numero de facture, facture no, no de facture, n de facture, numero de factura, factura no, no factura,"
    " no de factura, n de factura"
)
_AMOUNT = _words(
    "amount, total, invoice amount, invoice total, total amount, amount due, grand total, tutar, toplam,"
    " genel toplam, fatura tutari, amaun, jumlah, nilai, betrag, rechnungsbetrag, bruttobetrag, summe, gesamtbetrag,"
    " brutto, montant, montant ttc, total ttc, importe, monto, importe total"
)
_EMAIL = _words(
    "email, client email, customer email, e mail, mail, email address, e posta, eposta, emel, e mail adresse, courriel,"
    " correo, correo electronico"
)
_DATE = _words("date, tarih, tarikh, tanggal, datum, fecha")

SHAPES = {
    Kind.CLIENTS: Shape(
        frozenset({"name"}),
        frozenset({"clients", "customers", "contacts", "musteriler", "pelanggan", "kunden", "clientes"}),
        {
            "name": (*_CLIENT, "name", "organization", "organisation", "ad", "isim", "unvan", "nama", "firma", "nom",
                     "societe", "nombre", "empresa"),
            "email": _EMAIL,
            "phone": _words("phone, telephone, phone number, tel, mobile, telefon, telefono, telepon, no telefon, hp,"
                            " cep, cep telefonu, handy, telefonnummer, portable"),
            "contact": _words("contact, contact name, contact person, yetkili, ilgili kisi, narahubung, kontak,"
                              " ansprechpartner, contacto, first name, last name, vorname, nachname, prenom,"
                              " nom de famille, soyad"),
            "currency": _CURRENCY,
            "country": _words("country, ulke, negara, land, pays, pais"),
            "language": _words("language, dil, bahasa, sprache, langue, idioma"),
            "since": _words("since, client since, customer since, since when, tarihinden beri, sejak, seit, depuis,"
                            " desde"),
            "address": _words("address, street, adres, alamat, adresse, anschrift, strasse, direccion"),
            "trade": _words("trade, industry, sektor, industri, branche, secteur, sector"),
            "kind": _words("kind"),
            "stage": _words("stage"),
            "note": _words("note, notes, notlar, not, nota, catatan, notiz, remarque"),
        },
    ),
    Kind.INVOICES: Shape(
        frozenset({"client", "number", "amount"}),
        frozenset({"invoices", "faturalar", "invois", "faktur", "rechnungen", "factures", "facturas"}),
        {
            "client": _CLIENT,
            "email": _EMAIL,
            "number": ("number", "no", "nr", *_NUMBER, "invoice", "fatura", "invois", "rechnung", "facture", "factura"),
            "amount": _AMOUNT,
            "currency": _CURRENCY,
            "issued": ("issued", *_words("issue date, invoice date, date issued, issued on, date of issue, sent,"
                                         " duzenleme tarihi, fatura tarihi, kesim tarihi, tarikh invois,"
                                         " tanggal faktur, tanggal invoice, rechnungsdatum, date de facture,"
                                         " date d emission, fecha de factura, fecha de emision"), *_DATE),
            "due": _words("due, due date, due on, date due, payment due, vade, vade tarihi, son odeme tarihi,"
                          " tarikh akhir, tarikh matang, jatuh tempo, tanggal jatuh tempo, fallig, fallig am,"
                          " falligkeit, falligkeitsdatum, faelligkeit, echeance, date d echeance, vencimiento,"
                          " fecha de vencimiento"),
            "paid": _words("paid, amount paid, paid amount, paid to date, odenen, odenen tutar, dibayar, bezahlt,"
                           " gezahlt, paye, montant paye, pagado"),
            "paid_on": _words("paid on, paid date, date paid, payment date, odeme tarihi, tarikh bayaran,"
                              " tanggal bayar, tanggal pembayaran, bezahlt am, zahlungsdatum, date de paiement,"
                              " fecha de pago"),
            "disputed": _words("disputed, dispute, in dispute, itirazli, ihtilafli, dipertikaikan, strittig,"
                               " bestritten, en litige, conteste, en disputa"),
            "project": _words("project, project name, proje, projek, proyek, projekt, projet, proyecto"),
            "status": _words("status, state, durum, zustand, statut, etat, estado"),
            "note": _words("note, notes"),
        },
    ),
    Kind.PAYMENTS: Shape(
        frozenset({"invoice", "amount"}),
        frozenset({"payments", "odemeler", "bayaran", "pembayaran", "zahlungen", "paiements", "pagos"}),
        {
            "invoice": ("invoice", *_NUMBER, "fatura", "invois", "faktur", "rechnung", "facture", "factura"),
            "client": _CLIENT,
            "amount": ("payment amount", "amount received", "amount paid", "odenen tutar", *_AMOUNT),
            "currency": _CURRENCY,
            "on": ("on", *_words("payment date, paid on, date paid, date received, received, received on,"
                                 " odeme tarihi, tarikh bayaran, tanggal bayar, tanggal pembayaran, zahlungsdatum,"
                                 " bezahlt am, zahlungseingang, date de paiement, fecha de pago"), *_DATE),
            "reference": _words("reference, ref, payment reference, transaction reference, transaction id, referans,"
                                " aciklama, rujukan, referensi, verwendungszweck, referenz, referencia, memo"),
            "kind": _words("kind"),
        },
    ),
}  # fmt: skip

"""Words that a letter is better without, in each language that letters are written in (L).

The good sentences are what kind and firm people write; none of them may be told.
"""

from __future__ import annotations

import pytest

from clientdesk.letters.check import check_words
from clientdesk.letters.render import LetterText
from clientdesk.model.client import Language

EN, TR, MS, ID = Language.ENGLISH, Language.TURKISH, Language.MALAY, Language.INDONESIAN

BLAME = {
    EN: [
        "You never pay on time.", "You’re always late with your feedback.", "You keep changing your mind.",
        "Every time you call, the plan is open again.", "You have been very unprofessional.",
        "You are a difficult client.", "This toxic person wrote to me.", "It is your own fault.",
        "Your lack of respect is why I write.", "You have wasted my time.", "What a stupid idea.", "Shame on you.",
        "YOU\nNEVER answer.", "Your team has been extremely rude.", "You didn't even read it.",
    ],
    TR: [
        "Her zaman geç ödüyorsunuz.", "Sürekli fikrinizi değiştiriyorsunuz.", "Asla zamanında cevap vermediniz.",
        "HİÇBİR ZAMAN vaktinde ödemediniz.", "Çok kaba bir müşterisiniz.", "Profesyonel değilsiniz.",
        "Saygısızsınız.", "Bu tamamen sizin suçunuz.", "Sizin yüzünüzden iş gecikti.", "Zamanımı boşa harcadınız.",
        "Siz bir yalancısınız.", "Yazıklar olsun.", "İlgisizliğiniz yüzünden iş durdu.", "Sözünüzü tutmadınız.",
        "Terbiyesizce davrandınız.", "DOLANDIRICISINIZ.", "Hiçbir mesajıma cevap vermediniz.", "Beni mağdur ettiniz.",
        "Bir türlü ödeme yapmadınız.", "Defalarca hatırlatmama rağmen ödeme gelmedi.", "Kusur sizde.",
        "Bu bir rezalet.", "Dürüst davranmadınız.", "Kötü niyetlisiniz.", "Sözünüzü tutmuyorsunuz.",
        "Yine geç kaldınız.",
    ],
    MS: [
        "Anda selalu lewat membayar.", "Anda tidak pernah menjawab.", "Setiap kali anda menelefon, rancangan berubah.",
        "Anda sangat tidak profesional.", "Anda seorang pelanggan yang cerewet.", "Sikap anda yang biadab itu.",
        "Ini salah anda.", "Anda telah menipu saya.", "Ini membuang masa saya.", "Bodohnya cadangan ini.",
        "Anda memang tak tahu malu.", "Akibat sikap anda, kerja tergendala.", "Anda sepatutnya malu.",
        "Anda telah gagal menjelaskan bayaran.", "Kegagalan anda membayar itu.", "Pelanggan tak guna.",
    ],
    ID: [
        "Anda selalu terlambat membayar.", "Anda tidak pernah menjawab.", "Setiap kali Anda menelepon, semua berubah.",
        "Anda sangat tidak profesional.", "Anda klien yang plin-plan.", "Klien yang sulit seperti ini.",
        "Ini kesalahan Anda.", "Anda telah menipu saya.", "Ini membuang-buang waktu saya.", "Usulan yang bodoh.",
        "Anda memang tidak tahu malu.", "Gara-gara ulah Anda pekerjaan terhenti.", "Penipu.", "Anda harus malu.",
    ],
}  # fmt: skip

THREAT = {
    EN: [
        "I will go to the police.", "I will ruin your reputation.", "Everyone will know what you did.",
        "I will tell your clients.", "I will leave a bad review.", "I will post this on social media.",
        "A debt collector will visit you.", "Pay today, or else.", "You will regret this.", "I know where you live.",
        "I will take your website down.", "I will make this public.", "I will share everything on LinkedIn.",
        "There will be consequences.", "You'll be sorry.",
    ],
    TR: [
        "Polise gideceğim.", "Sizi şikayet edeceğim.", "Savcılığa suç duyurusunda bulunacağım.",
        "İtibarınızı zedeleyeceğim.", "Herkese anlatacağım.", "Sizi rezil edeceğim.",
        "Google'da kötü bir yorum yazacağım.", "Bunu sosyal medyada paylaşacağım.",
        "Tahsilat şirketini üzerinize salacağım.", "Pişman olacaksınız.", "Sitenizi kapatacağım.",
        "Evinize gelirim.", "Bunun bedelini ödeyeceksiniz.", "Sizi kara listeye alacağım.",
        "Sizi vergi dairesine ihbar edeceğim.", "CİMER'e yazacağım.", "Tüm sektör bilecek.", "Basına vereceğim.",
        "Şikayetvar'a yazacağım.", "Bunu sosyal medyada paylaşırım.", "Dosyalarınızı teslim etmeyeceğim.",
    ],
    MS: [
        "Saya akan membuat laporan polis.", "Saya akan melaporkan anda.", "Saya akan merosakkan nama baik anda.",
        "Semua orang akan tahu.", "Saya akan viralkan perkara ini.", "Saya akan beri ulasan buruk.",
        "Saya akan siarkan perkara ini di media sosial.", "Saya akan hantar pengutip hutang.",
        "Anda akan menyesal.", "Tanggunglah akibatnya.", "Saya akan menutup laman web anda.",
        "Ini amaran terakhir.", "Saya tahu di mana rumah anda.", "Saya akan senaraihitamkan syarikat anda.",
        "Saya akan mengadu kepada LHDN.", "Saya akan dedahkan kepada media.", "Jangan salahkan saya nanti.",
    ],
    ID: [
        "Saya akan lapor ke polisi.", "Saya akan melaporkan Anda.", "Saya akan menghancurkan reputasi Anda.",
        "Semua orang akan tahu.", "Saya akan memviralkan hal ini.", "Saya akan memberi ulasan buruk.",
        "Saya akan menyebarkan hal ini di media sosial.", "Saya akan mengirim penagih utang.",
        "Anda akan menyesal.", "Tanggung sendiri akibatnya.", "Saya akan menutup situs web Anda.",
        "Lihat saja nanti.", "Saya tahu di mana rumah Anda.",
    ],
}  # fmt: skip

GOOD = {
    EN: [
        "You are always welcome to write to me.", "It has been a difficult week for both of us.",
        "I keep the files that you sent me.", "It would be unprofessional of me to go on without an answer.",
        "The social media templates for Instagram are in the folder.", "Because of your rules I send it by post.",
        "I have not received the payment yet.", "Your review of the draft helped me.", "I have not heard from you.",
        "The public opening is on Monday.", "I will end our work together.", "Your police-green logo is done.",
    ],
    TR: [
        "Bana her zaman yazabilirsiniz.", "Hiç çekinmeden arayabilirsiniz.", "Zor bir hafta oldu.",
        "Kabaca üç saat sürer.", "Ödemeniz bana henüz ulaşmadı.", "Birlikte çalıştığım herkese teşekkür ederim.",
        "Bu işin bedelini banka hesabıma ödemenizi rica ederim.", "Sosyal medya şablonları klasörde.",
        "Yorumlarınız bana yardımcı oldu.", "İhbar süresi otuz gündür.", "Size adınızı vermeden yazıyorum.",
        "İstediğiniz zaman yazın.", "Dosyalarınızı teslim edeceğim.", "Vergi dairesi ve vergi numaranız faturada.",
        "Her zaman memnuniyetle karşılanırsınız.", "Saat başına verdiğim fiyat aynı kalıyor.",
        "Google yazı tipini kullandım.", "Instagram'da paylaşacağınız görseller hazır.", "Pişman olmayacaksınız.",
        "Olumsuz bir yorumunuz varsa bana bildirin.", "Gizli bilgilerinizi ifşa etmeyeceğim.",
        "Faturaları her zaman zamanında ödüyorsunuz.", "Yetersiz ekipman yüzünden çekim ertelendi.",
    ],
    MS: [
        "Anda sentiasa boleh menghubungi saya.", "Terima kasih kerana menghubungi saya.",
        "Bayaran masih belum saya terima.", "Jika anda sukar menghubungi saya, tulislah e-mel.",
        "Templat media sosial ada dalam folder.", "Saya telah menyemak polis insurans itu.",
        "Ulasan anda banyak membantu.", "Saya akan menghantar fail anda.", "Minggu ini agak sukar bagi kita.",
        "Nombor LHDN untuk e-Invois ada pada invois.", "Laman web firma peguam itu sudah siap.",
        "Sila beritahu saya media sosial yang anda gunakan.", "Nama anda akan dipaparkan pada laman utama.",
        "Setelah siap anda boleh menyemaknya.", "Fail lama itu sudah tidak berguna lagi.", "Label tanpa babi itu siap.",
        "Jika anda gagal log masuk, beritahu saya.", "Terima kasih sekali lagi, anda banyak membantu.",
    ],
    ID: [
        "Anda selalu dapat menghubungi saya.", "Terima kasih telah menghubungi saya.",
        "Pembayaran belum saya terima.", "Minggu ini sulit bagi kita berdua.",
        "Templat media sosial ada di dalam folder.", "Ulasan Anda sangat membantu.",
        "Saya akan mengirimkan berkas Anda.", "Saya membagikan templat Instagram di folder bersama.",
        "Toko bunga itu buka pada hari Senin.",
    ],
}  # fmt: skip

FIRE = {
    EN: ["I have to fire you.", "I am firing a client."],
    TR: ["Sizi kovuyorum.", "Kovuldunuz.", "Sizi işten çıkarıyorum.", "You are fired."],
    MS: ["Saya memecat anda.", "Anda dipecat."],
    ID: ["Saya memecat Anda.", "Anda dipecat."],
}
NO_FIRE = {
    EN: ["The firefly logo is done."], TR: ["Kova ve kovan çizimleri hazır.", "Konuyu kapattık."],
    MS: ["Tempat itu cantik."], ID: ["Pecatur bermain catur."],
}  # fmt: skip

SARCASM = {
    EN: ["Thanks for nothing.", "How kind of you to finally answer.", "What a surprise!"],
    TR: ["Hiçbir şey için teşekkürler.", "Ne kadar naziksiniz.", "Lütfettiniz."],
    MS: ["Tahniah kerana lewat.", "Akhirnya sudi juga menjawab.", "Hahaha."],
    ID: ["Akhirnya sudi juga menjawab.", "Terima kasih banyak atas keterlambatan ini.", "Wkwkwk."],
}


def pairs(table):
    return [(language, text) for language, texts in table.items() for text in texts]


def rules(text: str, language: Language = EN, kind: str = "L03") -> set[str]:
    return {each.rule for each in check_words(LetterText(kind, language, "About our work", text))}


@pytest.mark.parametrize(("language", "text"), pairs(BLAME))
def test_blame_is_told(language, text):
    assert "blame" in rules(text, language)


@pytest.mark.parametrize(("language", "text"), pairs(THREAT))
def test_a_threat_is_told_in_a_late_notice_too(language, text):
    assert "threat" in rules(text, language)
    assert "threat" in rules(text, language, "L10")


@pytest.mark.parametrize(("language", "text"), [*pairs(GOOD), *pairs(NO_FIRE)])
def test_what_kind_and_firm_people_write_is_not_told(language, text):
    assert rules(text, language) == set()


@pytest.mark.parametrize(("language", "text"), pairs(FIRE))
def test_the_word_never_leaves(language, text):
    assert "word-fire" in rules(text, language)


@pytest.mark.parametrize(("language", "text"), pairs(SARCASM))
def test_mockery_is_told(language, text):
    assert "emotion" in rules(text, language)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (EN, "If it has not arrived by then, I will bring a civil claim in the small claims court."),
        (TR, "O güne kadar ulaşmazsa mahkemede dava açacağım."),
        (TR, "Aksi hâlde yasal takip başlatacağım."),
        (TR, "O güne kadar ulaşmazsa icra takibi başlatacağım."),
        (MS, "Jika tidak, saya akan memfailkan tuntutan kecil di mahkamah."),
        (ID, "Jika tidak, saya akan mengajukan gugatan sederhana ke pengadilan."),
    ],
)
def test_a_civil_claim_is_named_plainly_in_late_notices_and_nowhere_else(language, text):
    for kind in ("L07", "L08", "L09", "L10"):
        assert rules(text, language, kind) == set()
    for kind in ("L01", "L05", "L06", "L11", "L14", "L20"):
        assert rules(text, language, kind) == {"threat"}


ONE_AND_TWO = [
    (EN, "My reason is this: I am moving.", "My reason is this: I am moving. Another reason is the price."),
    (EN, "I end it because I am moving.", "I end it because I am moving. I also do it because it pays little."),
    (TR, "Gerekçem şu: taşınıyorum.", "Gerekçem şu: taşınıyorum. Bir diğer neden de fiyat."),
    (TR, "Taşınıyorum, çünkü yeni bir iş buldum.", "Çünkü taşınıyorum. Üstelik fiyat da düşük."),
    (TR, "Taşındığım için bırakıyorum.", "Taşındığım için bırakıyorum. Zira vaktim de az."),
    (MS, "Sebab saya: saya berpindah.", "Sebab saya: saya berpindah. Sebab kedua ialah harga."),
    (ID, "Alasan saya: saya pindah.", "Alasan saya: saya pindah. Alasan lain adalah harga."),
]


def test_therefore_is_no_reason():
    for text, language in (
        ("Karena itu kerja sama kita berakhir.", ID),
        ("Kerana itu kerja kita berakhir.", MS),
        ("Oleh sebab itu kerja kita tamat.", MS),
    ):
        assert rules(text, language, "L17") == set()


@pytest.mark.parametrize(
    ("language", "one", "two"),
    ONE_AND_TWO,
)
def test_l_an_end_gives_one_reason_and_an_immediate_end_none(language, one, two):
    for kind in ("L13b", "L14", "L15", "L16"):
        assert "one-reason" not in rules(one, language, kind)
        assert "one-reason" in rules(two, language, kind)
    assert "one-reason" in rules(one, language, "L17")
    assert "one-reason" not in rules(two, language, "L03")


@pytest.mark.parametrize(
    "text",
    ["Please pay NOW OR NEVER.", "Really?!", "Pay now!!", "I am done 😡", "IMMEDIATELY, please.", "Great work (!)"],
)
def test_shouting_is_told(text):
    assert "emotion" in rules(text)


@pytest.mark.parametrize(
    "text", ["The PDF and the SEO report.", "My IBAN is below.", "Thank you!", "Do you have all of it?", "VAT no. X1."]
)
def test_abbreviations_and_a_single_mark_are_no_shouting(text):
    assert rules(text) == set()


@pytest.mark.parametrize(
    "text",
    ["Dear {{ greeting }},", "Dear [name],", "Invoice XXX is open.", "TODO", "Please pay by None.",
     "It is due on ____.", "Hello <client name>,", "{% if x %}"],
)  # fmt: skip
def test_what_was_left_to_be_filled_in_is_told(text):
    assert "placeholder" in rules(text)


@pytest.mark.parametrize("greeting", ["Dear", "Hi", "Sayın", "Yth."])
def test_a_greeting_without_a_name_is_told_as_what_it_is(greeting):
    [problem] = check_words(LetterText("L03", EN, "Drafts", f"{greeting},\n\nall is well."))
    assert (problem.rule, problem.line, problem.text) == ("missing", 1, f"{greeting},")
    assert problem.why == f"Nobody is named in the greeting: put their name after “{greeting}”."


@pytest.mark.parametrize(
    "text", ["None of this is urgent.", "None.", "Write to ada [at] example.org or <ada@example.org>.", "Size XXL."]
)
def test_ordinary_brackets_and_words_are_not(text):
    assert rules(text) == set()


@pytest.mark.parametrize(
    "text",
    ["As S04 says.", "This is L10.", "ClientDesk wrote this.", "Your trouble score is high.", "✖ leave now",
     "The sign scope-creep is raised.", "Acme is never satisfied.", "Clause C09 of the handbook, see X04."],
)  # fmt: skip
def test_labels_of_the_program_never_leave_it(text):
    assert "labels" in rules(text)


@pytest.mark.parametrize(
    "text", ["Late-payment interest is due.", "Let go of the old logo.", "A steady hand.", "Model S100, room G12."]
)
def test_what_only_looks_like_a_label_is_none(text):
    assert rules(text) == set()


def test_a_problem_names_its_line_and_words_and_the_subject_is_line_0():
    body = "Dear Ada,\n\nall is well.\n\nYou\nnever pay.\n\nPay now!!"
    found = check_words(LetterText("L03", EN, "Pay now!!", body))
    assert [(each.rule, each.line, each.text) for each in found] == [
        ("emotion", 0, "!!"), ("blame", 5, "You never"), ("emotion", 8, "!!"),
    ]  # fmt: skip
    assert all(each.why.endswith(".") and not each.blocks for each in found)


def test_a_letter_of_too_many_words_is_told_and_lists_do_not_count():
    assert "too-long" in rules("word " * 301)
    assert "too-long" not in rules("- word word word\n" * 200)


def test_l17_an_immediate_end_has_three_sentences_and_one_for_money_that_goes_back():
    three = "Dear Dr. Kaya,\n\nOne. Two. Three.\n\n"
    signed = "Kind regards\n\nAda Lovelace\nAda Design. Since 2010."
    assert rules(f"{three}{signed}", kind="L17") == set()
    assert rules(f"{three}I am returning the €20.00 that you have paid ahead.\n\n{signed}", kind="L17") == set()
    assert rules(f"{three}Four.\n\n{signed}", kind="L17") == {"too-long"}

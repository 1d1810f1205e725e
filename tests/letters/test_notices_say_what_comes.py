"""A late notice names the legal step, and before it the letters that really come first (G3)."""

from __future__ import annotations

import pytest
from builder import TODAY
from chasing_kit import ada, chased

from clientdesk.model.client import Language
from clientdesk.model.journal import Matter
from clientdesk.playbook.agenda import agenda

MORE = {
    Language.ENGLISH: ("after further notices", "one more notice follows, then a final one"),
    Language.TURKISH: ("sonraki bildirimlerin ardından", "bir bildirim daha, ardından da süre belirten"),
    Language.MALAY: ("selepas notis yang seterusnya", "satu lagi notis akan menyusul, kemudian notis terakhir"),
    Language.INDONESIAN: (
        "setelah pemberitahuan berikutnya", "satu pemberitahuan lagi akan menyusul, lalu pemberitahuan terakhir",
    ),
}  # fmt: skip


@pytest.mark.parametrize("language", Language)
def test_the_first_and_the_second_notice_say_that_others_come_before_the_claim(language):
    book = ada().invoice("900", issued=-200, due=-65, number="A-1").wrote(-40, matter=Matter.PAYMENT)
    first, second = MORE[language]
    assert first in chased(book, "L07", language=language).body
    assert second in chased(book, "L08", language=language).body
    (step,) = agenda(book.letter("L08", -1).records, TODAY)
    assert step.letter == "L09"

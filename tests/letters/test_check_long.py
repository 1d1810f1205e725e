"""A text of any length is checked in a moment: what is pasted by mistake holds nobody up (L)."""

from __future__ import annotations

from time import process_time

import pytest

from clientdesk.letters import LetterText
from clientdesk.letters.check import check_words
from clientdesk.model.client import Language


@pytest.mark.parametrize(
    ("language", "word"),
    [(Language.ENGLISH, "a"), (Language.TURKISH, "çok"), (Language.MALAY, "yang"), (Language.INDONESIAN, "yang")],
)
def test_a_word_said_twenty_thousand_times_takes_no_minute(language, word):
    begun = process_time()
    check_words(LetterText("L09", language, "Late", f"{word} " * 20_000))
    assert process_time() - begun < 4

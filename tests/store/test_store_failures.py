"""What the disk's errors mean to a person."""

from __future__ import annotations

import errno

from clientdesk.store.failures import unsaved


def test_a_desk_that_the_computer_lets_grow_no_further_is_said_so_and_is_as_it_was():
    told = unsaved(OSError(errno.EFBIG, "File too large")).sentence
    assert told.startswith("The desk could not be saved: it is larger than this computer allows. The file is as it was")

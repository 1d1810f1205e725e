"""A file of answers: what it may say besides the answers."""

from __future__ import annotations

import pytest

from clientdesk.model.errors import Refused
from clientdesk.playbook.exit.script import script_of


@pytest.mark.parametrize(("told", "finish"), [({}, True), ({"finish": False}, False), ({"finish": "no"}, False)])
def test_it_ends_the_exit_unless_it_says_not_to(told, finish):
    assert script_of(told).finish is finish


def test_what_it_can_not_mean_is_refused():
    with pytest.raises(Refused, match="true or false"):
        script_of({"finish": "later"})
    with pytest.raises(Refused, match="“refelct” is no step"):
        script_of({"refelct": {}})

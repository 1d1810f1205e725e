"""A template from somebody else is a stranger's: no link in it leads out of the folder, and its bounds are said."""

from __future__ import annotations

from pathlib import Path

import pytest
from chasing_kit import bare, chased

from clientdesk.letters.sandbox import MOST_NESTED
from clientdesk.model.errors import Refused


@pytest.fixture
def place(monkeypatch, tmp_path) -> Path:
    """The folder of the person's own templates in English; beside it is what is nobody's business."""
    (tmp_path / "secret").write_text("Secret\n\nroot:x:0:0")
    folder = tmp_path / "templates" / "en"
    folder.mkdir(parents=True)
    monkeypatch.setenv("CLIENTDESK_TEMPLATES", str(folder.parent))
    return folder


@pytest.mark.parametrize("target", ["../../secret", "{}/secret"])
@pytest.mark.parametrize("name", ["L07.txt", "_x.txt"])
def test_a_link_out_of_the_folder_is_refused_for_a_letter_and_for_what_it_takes_in(place, tmp_path, name, target):
    (place / "L07.txt").write_text("Subject\n\n{% include '_x.txt' %}")
    (place / name).unlink(missing_ok=True)
    (place / name).symlink_to(target.format(tmp_path))
    with pytest.raises(Refused, match=f"{name}: it can't be read .*a link out of the templates' folder"):
        chased(bare(), "L07")


def test_a_language_that_is_a_link_out_of_the_folder_is_refused_too(place, tmp_path):
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "L07.txt").write_text("Subject\n\nBody")
    place.rmdir()
    place.symlink_to(tmp_path / "elsewhere")
    with pytest.raises(Refused, match="a link out of the templates' folder"):
        chased(bare(), "L07")


def test_a_link_within_the_folder_is_followed_and_so_is_one_to_the_folder(place, tmp_path, monkeypatch):
    (place / "L08.txt").write_text("Subject\n\nAs in L08")
    (place / "L07.txt").symlink_to("L08.txt")
    (tmp_path / "dotfiles").symlink_to(place.parent)
    for folder in (place.parent, tmp_path / "dotfiles"):
        monkeypatch.setenv("CLIENTDESK_TEMPLATES", str(folder))
        assert chased(bare(), "L07").body.strip() == "As in L08"


def nested(loops: int) -> str:
    return "Subject\n\nBody\n" + "{% for a in invoices %}\n" * loops + "{% endfor %}\n" * loops


def test_how_many_loops_may_lie_in_one_another_is_said_with_the_line(place):
    path = place / "L07.txt"
    path.write_text(nested(MOST_NESTED))
    assert chased(bare(), "L07").body.strip() == "Body"
    path.write_text(nested(22))
    with pytest.raises(Refused, match=f"L07.txt, line {4 + MOST_NESTED}: more than {MOST_NESTED} loops lie in one"):
        chased(bare(), "L07")

"""A kind that comes from a desk is any text: it finds no template outside of the person's folder."""

from __future__ import annotations

import pytest

from clientdesk.letters.own import own_file
from clientdesk.letters.render import source
from clientdesk.model.client import Language
from clientdesk.model.errors import NotFound


@pytest.mark.parametrize("kind", ["{}/secret", "../../secret", "../secret", "..", ".", "", "a\0b", "en/../../secret"])
def test_a_kind_that_is_written_like_a_path_has_no_template(kind, monkeypatch, tmp_path):
    (tmp_path / "secret.txt").write_text("Secret\n\nroot:x:0:0")
    (tmp_path / "templates" / "en").mkdir(parents=True)
    monkeypatch.setenv("CLIENTDESK_TEMPLATES", str(tmp_path / "templates"))
    kind = kind.format(tmp_path)
    assert own_file(kind, Language.ENGLISH) is None
    with pytest.raises(NotFound):
        source(kind, Language.ENGLISH)

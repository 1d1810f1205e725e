"""A client whose id was chosen by whoever wrote the imported file is forgotten like any other, and nothing else is."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from cli_kit import Cli


@pytest.mark.parametrize("id_", ["{}/victim", "../../../victim"])
def test_forgetting_an_imported_client_leaves_the_persons_own_folders_alone(cli: Cli, tmp_path: Path, id_: str) -> None:
    (tmp_path / "victim").mkdir()
    (tmp_path / "victim" / "photo").touch()
    (tmp_path / "desk.json.files" / "editing").mkdir(parents=True)
    client = {"id": id_.format(tmp_path), "name": "Acme"}
    file = tmp_path / "crafted.json"
    file.write_text(json.dumps({"clientdesk": {"schema": 1}, "clients": [client]}))
    assert cli("import", str(file)).code == 0
    assert cli("forget", "Acme", "--yes").code == 0
    assert (tmp_path / "victim" / "photo").exists()
    assert not cli("clients", "--json").json

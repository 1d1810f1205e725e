"""A defect is written down without data."""

from __future__ import annotations

from clientdesk.tui.crash import report


def failing(secret: str) -> None:
    raise ValueError(secret)


def test_the_log_tells_where_but_neither_what_nor_with_which_data(tmp_path):
    file = tmp_path / "state" / "crash.log"
    try:
        failing("Northwind")
    except ValueError as error:
        said = report(error, file)
    log = file.read_text()
    assert str(file) in said
    assert "ValueError" in log
    assert "in failing" in log
    assert "Northwind" not in said + log
    assert file.stat().st_mode & 0o777 == 0o600


def test_a_disk_that_refuses_the_log_is_no_second_failure(tmp_path):
    (tmp_path / "state").write_text("a file where the folder should be")
    assert "made a mistake" in report(ValueError(), tmp_path / "state" / "crash.log")

"""`letter L03 --project`: a letter about one silence of several, kept with the work that it is about."""

from __future__ import annotations

from cli_kit import Cli


def test_a_letter_is_about_the_silence_of_the_project_that_is_named(cli: Cli):
    cli("client", "add", "Acme")
    for name in ("Shop", "Logo"):
        cli("project", "add", "Acme", name)
        about = (
            "--project",
            name,
            "--awaits-reply",
            "--direction",
            "out",
            "--stage",
            "working",
            "--subject",
            f"The {name}",
        )
        assert cli("message", "add", "Acme", "--on", "2026-11-10", *about).code == 0
    assert cli("letter", "L03", "Acme", "--project", "Logo").out.startswith("Re: The Logo\n")
    assert cli("letter", "L03", "Acme", "--project", "Shop", "--save").code == 0
    logo = cli("project", "list", "Acme", "--json").json
    drafts = cli("letter", "list", "Acme", "--json").json
    assert drafts[0]["project"] in {each["id"] for each in logo if each["name"] == "Shop"}
    assert "no place for a project" in cli("letter", "L10", "Acme", "--project", "Shop").err
    assert cli("letter", "L03", "Acme", "--project", "Site").code == 1

"""A warning sign or a remedy given on the command line, by its id or its name."""

from __future__ import annotations

from typing import Any

import click


class SignParam(click.ParamType[str]):
    """A sign: `S09` or `verbal-abuse`."""

    name = "SIGN"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The sign's id, or a usage error."""
        from clientdesk.playbook.signs import SIGNS

        wanted = value.strip().lower()
        found = next((sign.id for sign in SIGNS.values() if wanted in (sign.id.lower(), sign.name)), None)
        if found is None:
            self.fail(f"“{value}” is not a warning sign. They are S01 to S22, or names like verbal-abuse.", param, ctx)
        return found


class RemedyParam(click.ParamType[str]):
    """A remedy: `R07`."""

    name = "REMEDY"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The remedy's id, or a usage error."""
        from clientdesk.playbook.remedies import REMEDIES

        wanted = value.strip().upper()
        if wanted not in REMEDIES:
            self.fail(f"“{value}” is not a remedy. They are R01 to R10.", param, ctx)
        return str(wanted)


SIGN = SignParam()
REMEDY = RemedyParam()

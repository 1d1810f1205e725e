"""A warning sign or a remedy given on the command line, by its id or its name."""

from __future__ import annotations

from typing import Any

import click

from clientdesk.model.errors import Refused


class SignParam(click.ParamType[str]):
    """A sign to log: `S09` or `verbal-abuse`."""

    name = "SIGN"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The sign's id, or a usage error."""
        from clientdesk.model.signs import loggable

        try:
            return loggable(value).id
        except Refused as error:
            self.fail(error.sentence, param, ctx)


class RemedyParam(click.ParamType[str]):
    """A remedy: `R07`."""

    name = "REMEDY"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The remedy's id, or a usage error."""
        from clientdesk.model.remedies import REMEDIES

        wanted = value.strip().upper()
        if wanted not in REMEDIES:
            self.fail(f"“{value}” is not a remedy. They are R01 to R10.", param, ctx)
        return str(wanted)


SIGN = SignParam()
REMEDY = RemedyParam()

"""Write docs/commands.md from the commands themselves. `--check` only says whether it is as it should be (for CI)."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import click
from written import write_or_check

from clientdesk.cli.commands import SECTIONS, root

TARGET = Path(__file__).parent.parent / "docs" / "commands.md"

PREFACE = """\
# Commands

*Written by `scripts/docs.py` from the commands themselves; change those instead.*

{usage}

{help}

{options}

Output goes to stdout and talk to stderr. Exit codes: 0 done · 1 refused or failed, with one sentence on stderr ·
2 wrong usage, or no terminal for the screens · 3 conflict with a change from outside · 4 damaged desk file.

With `--json` an answer is one JSON document in UTF-8: days are `2026-11-21`, money is
`{{"amount": "1234.50", "currency": "EUR"}}`, and several sums are listed in order of currency code. Commands that write
print the new record's id, or the record.

CLIENT and INVOICE are an id, a unique start of one, a number, or a name in any case and without accents. D is a day:
`2026-11-21`, `21.11.2026`, `21 Nov`, `yesterday`, `mon`, `+2w`. Text that is long or sensitive comes from standard
input or `--text-file`; a note or an address may be `@FILE`. In `edit` and `set`, an option left out changes nothing;
`none` takes a day or a number away, and an empty text (`""`) a text. Every command has `--help`.
"""


def reference() -> str:
    """The whole reference, in Markdown."""
    context = root.make_context("clientdesk", [], resilient_parsing=True)
    parts = [PREFACE.format(usage=_usage(root, context), help=_help(root), options="\n".join(_options(root, context)))]
    for title, names in SECTIONS.items():
        parts.append(f"## {title}\n")
        for name in names:
            command = root.get_command(context, name)
            assert command is not None
            parts += _command(command, click.Context(command, info_name=name, parent=context))
    return "\n".join(parts)


def _command(command: click.Command, context: click.Context) -> Iterator[str]:
    yield f"### {context.command_path.removeprefix('clientdesk ')}\n"
    yield f"{_help(command)}\n"
    yield f"{_usage(command, context)}\n"
    options = _options(command, context)
    if options:
        yield "\n".join(options) + "\n"
    if isinstance(command, click.Group):
        for name in command.list_commands(context):
            below = command.get_command(context, name)
            assert below is not None
            yield from _command(below, click.Context(below, info_name=name, parent=context))


def _usage(command: click.Command, context: click.Context) -> str:
    return f"```\n{' '.join([context.command_path, *command.collect_usage_pieces(context)])}\n```"


def _help(command: click.Command) -> str:
    return (command.help or "").replace("\n    ", "\n").strip()


def _options(command: click.Command, context: click.Context) -> list[str]:
    options = (param for param in command.get_params(context) if isinstance(param, click.Option))
    records = (option.get_help_record(context) for option in options if "--help" not in option.opts)
    return [f"- `{record[0]}`: {record[1]}" for record in records if record]


if __name__ == "__main__":
    sys.exit(write_or_check(TARGET, reference()))

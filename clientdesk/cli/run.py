"""One run of the program, from arguments to exit code. Rule: no traceback ever reaches a person.

Exit codes: 0 done · 1 refused or failed · 2 wrong usage, or no terminal · 3 conflict · 4 damaged desk file.
"""

from __future__ import annotations

import errno
import os
import sys
from typing import TYPE_CHECKING, NoReturn

from clientdesk.cli.output import finish, open_closed, talk
from clientdesk.cli.quick import quick
from clientdesk.model.errors import ClientDeskError, NoDesk

if TYPE_CHECKING:
    import click

    from clientdesk.cli.session import Session

PROGRAM = "clientdesk"
COMPLETION = "_CLIENTDESK_COMPLETE"
"""The variable through which a shell asks for completions."""


def run(arguments: list[str]) -> int:
    """Carry out a command line and tell the exit code; every failure is one sentence on stderr."""
    try:
        open_closed()
        _take_any_bytes()
        code = _carry_out(arguments)
        finish()
    except (Exception, KeyboardInterrupt) as error:  # noqa: BLE001  the last stop before a person sees a traceback
        return _failed(error)
    return code


def leave(code: int) -> NoReturn:
    """End the process at once: taking modules down one by one would cost as much as loading a small one."""
    threading = sys.modules.get("threading")
    if threading is not None and threading.active_count() > 1:
        sys.exit(code)
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except (OSError, ValueError, AttributeError):
            continue  # `run` has said so already; a stream may also be closed
    os._exit(code)


def _take_any_bytes() -> None:
    """Read from a pipe or a keyboard that doesn't speak our encoding: what can't be read is shown as such."""
    reconfigure = getattr(sys.stdin, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(errors="replace")


def _carry_out(arguments: list[str]) -> int:
    instruction = os.environ.get(COMPLETION)
    if instruction:
        return _complete(instruction)
    code = quick(arguments)
    return _command(arguments) if code is None else code


def _complete(instruction: str) -> int:
    """Answer a shell that asks how a line could go on."""
    from click.shell_completion import shell_complete

    from clientdesk.cli.commands import root

    return shell_complete(root, {}, PROGRAM, COMPLETION, instruction)


def _command(arguments: list[str]) -> int:
    import click

    from clientdesk.cli.commands import root
    from clientdesk.cli.session import Session

    try:
        with root.make_context(PROGRAM, list(arguments)) as context:
            try:
                root.invoke(context)
            except ClientDeskError as error:
                return _failed(error, context.find_object(Session))
    except click.exceptions.Exit as done:
        return done.exit_code
    except click.ClickException as slip:
        talk(_usage(slip, arguments))
        return slip.exit_code
    except click.Abort:
        raise KeyboardInterrupt from None
    return 0


def _failed(error: BaseException, session: Session | None = None) -> int:
    if isinstance(error, BrokenPipeError):
        return 0  # whoever read our output has seen enough
    talk(_sentence(error, session))
    return error.exit_code if isinstance(error, ClientDeskError) else 1


def _sentence(error: BaseException, session: Session | None) -> str:
    """What to say about a failure; `session` is the command's, where it came to one."""
    if isinstance(error, NoDesk):
        return f"{error.sentence} Begin with `clientdesk client add NAME`, or look around with `clientdesk demo`."
    if isinstance(error, ClientDeskError):
        return _with_its_way(error, session)
    if isinstance(error, (KeyboardInterrupt, EOFError)):
        return "Stopped."
    if isinstance(error, OSError):
        return _disk(error)
    return _defect(error)


def _with_its_way(error: ClientDeskError, session: Session | None) -> str:
    if session is None:
        return error.sentence
    from clientdesk.cli.spelled import spelled

    return spelled(session, error.told)


def _usage(slip: click.ClickException, arguments: list[str]) -> str:
    import click

    from clientdesk.cli.dashed import below_zero

    context = getattr(slip, "ctx", None) or click.Context(click.Command(PROGRAM), info_name=PROGRAM)
    what = slip.format_message().rstrip()
    if isinstance(slip, click.exceptions.NoArgsIsHelpError) and isinstance(context.command, click.Group):
        what = f"Say what to do: {', '.join(context.command.list_commands(context))}."
    if isinstance(slip, click.NoSuchOption) and slip.option_name[1:2].isdecimal():
        what = below_zero(context.command, slip.option_name, arguments)
    return f"{what}{'' if what.endswith(('.', '?', '?)')) else '.'} See: {context.command_path} --help"


def _disk(error: OSError) -> str:
    where = f" ({error.filename})" if error.filename else ""
    if error.errno == errno.ENOSPC and not where:
        return "The output could not be written: there is no space left."
    if error.errno == errno.EBADF and not where:
        return "The output could not be written: stdout is closed."
    return f"That did not work: {error.strerror or 'the system refused'}{where}."


def _defect(error: BaseException) -> str:
    return (
        f"Something went wrong inside ClientDesk ({type(error).__name__}{_place(error)}); your desk is as it was last"
        " saved. Please report this line and the command you gave, without your clients' data."
    )


def _place(error: BaseException) -> str:
    """Module and line of a defect: enough to find it, and nothing of what was being worked on."""
    trace = error.__traceback__
    while trace and trace.tb_next:
        trace = trace.tb_next
    return f" in {trace.tb_frame.f_globals.get('__name__', '?')}:{trace.tb_lineno}" if trace else ""

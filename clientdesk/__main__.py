"""Starting the program. Rule: nothing is loaded before it is needed, so that a question is answered at once."""

from __future__ import annotations

import gc
import sys


def main() -> None:
    """Run `clientdesk` with the process's own arguments and leave with its exit code."""
    gc.disable()  # a command lives for milliseconds, and collecting while modules load costs a fifth of them
    try:
        from clientdesk.cli.run import leave, run

        if "--version" not in sys.argv:
            remember_holidays()
        leave(run(sys.argv[1:]))
    except KeyboardInterrupt:  # before `run` could take care of it
        sys.stderr.write("Stopped.\n")
        sys.exit(1)


def remember_holidays() -> None:
    """Keep from one process to the next which days nobody works: the library that knows them takes 0.1 s to load."""
    from clientdesk.playbook import workdays

    def own() -> workdays.Keeper:
        from clientdesk.store import holiday_file

        return holiday_file.own()

    workdays.keep_in(own)


if __name__ == "__main__":
    main()

"""The command as a user types it: in this process, or at a terminal of so many columns.

In: arguments. Out: click's ``Result`` (standard output, standard error, exit code), or what a terminal was sent. Never
done here: judging them.
"""

import contextlib
import os
import struct
import subprocess
import sys

from click.testing import CliRunner, Result

from l10n.cli import main


def l10n(*arguments: str, env: dict[str, str | None] | None = None) -> Result:
    """Run ``l10n`` with arguments in the working folder."""
    return CliRunner(env=env).invoke(main, list(arguments), prog_name="l10n")


def at_terminal(*arguments: str, columns: int = 80, env: dict[str, str] | None = None) -> str:
    """Run ``l10n`` with all its output going to a terminal, and give what that was sent, newlines as ``\\n``."""
    import fcntl  # noqa: PLC0415 - not on Windows
    import pty  # noqa: PLC0415 - the same
    import termios  # noqa: PLC0415 - the same

    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
    plain = {name: value for name, value in os.environ.items() if name not in {"COLUMNS", "LINES", "NO_COLOR"}}
    running = subprocess.Popen(
        [sys.executable, "-m", "l10n", *arguments],
        stdin=subprocess.DEVNULL, stdout=theirs, stderr=theirs, env=plain | {"TERM": "xterm"} | (env or {}),
    )  # fmt: skip
    os.close(theirs)
    sent = b""
    with contextlib.suppress(OSError):  # how Linux says that nobody writes any more
        while piece := os.read(ours, 65536):
            sent += piece
    os.close(ours)
    running.wait()
    return sent.decode().replace("\r\n", "\n")

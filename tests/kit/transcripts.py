"""Console transcripts in documents: found, played again, compared.

A block that opens with ```console is played: each line that begins with "$ " is a command, lines that follow it at once
and begin with "> " continue it, and those up to the next command are what it printed. Each command works in the folder
where the one before it left off. A line of "…" alone stands for any lines.
"""

import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

BLOCK = re.compile(r"^```console\n(.*?)^```$", re.DOTALL | re.MULTILINE)
ANY = "…"


def play(document: str, folder: Path) -> str:
    """Run every command of every transcript in ``folder``, and give the document with what was printed now."""
    shell = _Shell(folder)
    return BLOCK.sub(lambda block: f"```console\n{_play(block[1], shell)}```", document)


def _play(transcript: str, shell: "_Shell") -> str:
    lines: list[str] = []
    for command, expected in _commands(transcript):
        lines.append("$ " + command.replace("\n", "\n> "))
        lines += _kept(expected, shell.run(command))
    return "".join(f"{line}\n" for line in lines)


def _commands(transcript: str) -> list[tuple[str, list[str]]]:
    commands: list[tuple[str, list[str]]] = []
    for line in transcript.splitlines():
        if line.startswith("$ "):
            commands.append((line[2:], []))
        elif line.startswith(("> ", ">")) and not commands[-1][1]:
            commands[-1] = (f"{commands[-1][0]}\n{line[2:]}", [])
        else:
            commands[-1][1].append(line)
    return commands


class _Shell:
    """Runs one command after another, each in the folder where the one before it left off."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._environment = os.environ | {
            "NO_COLOR": "1",
            "COLUMNS": "100",
            "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}",
        }

    def run(self, command: str) -> list[str]:
        """Run a command, and give the lines that it printed."""
        with tempfile.NamedTemporaryFile("r") as place:
            script = f"{command}\npwd > {place.name}"
            done = subprocess.run(
                ["bash", "-c", script],
                cwd=self._folder,
                env=self._environment,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                check=False,
            )
            self._folder = Path(place.read().strip() or self._folder)
        return done.stdout.decode().rstrip("\n").splitlines()


def _kept(expected: list[str], printed: list[str]) -> list[str]:
    """Keep the "…" of a transcript where what was printed fits it."""
    if ANY not in expected:
        return printed
    pattern = "\n".join(".*?" if line == ANY else re.escape(line) for line in expected)
    return expected if re.fullmatch(pattern, "\n".join(printed), re.DOTALL) else printed

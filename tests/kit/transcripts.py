"""Console transcripts in documents: found, played again, compared.

A block that opens with ```console is played: each line that begins with "$ " is a command, the lines up to the next
one are what it printed. A block continues in the folder where the one before it left off. A line of "…" alone stands
for any lines.
"""

import os
import re
import subprocess
import sys
from pathlib import Path

BLOCK = re.compile(r"^```console\n(.*?)^```$", re.DOTALL | re.MULTILINE)
ANY = "…"


def play(document: str, folder: Path) -> str:
    """Run every command of every transcript in ``folder``, and give the document with what was printed now."""
    return BLOCK.sub(lambda block: f"```console\n{_play(block[1], folder)}```", document)


def _play(transcript: str, folder: Path) -> str:
    lines: list[str] = []
    for command, expected in _commands(transcript):
        lines.append(f"$ {command}")
        lines += _kept(expected, _run(command, folder))
    return "".join(f"{line}\n" for line in lines)


def _commands(transcript: str) -> list[tuple[str, list[str]]]:
    commands: list[tuple[str, list[str]]] = []
    for line in transcript.splitlines():
        if line.startswith("$ "):
            commands.append((line[2:], []))
        else:
            commands[-1][1].append(line)
    return commands


def _run(command: str, folder: Path) -> list[str]:
    environment = os.environ | {
        "NO_COLOR": "1",
        "COLUMNS": "100",
        "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}",
    }
    shell = ["bash", "-c", command]
    done = subprocess.run(
        shell, cwd=folder, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False
    )
    return done.stdout.decode().rstrip("\n").splitlines()


def _kept(expected: list[str], printed: list[str]) -> list[str]:
    """Keep the "…" of a transcript where what was printed fits it."""
    if ANY not in expected:
        return printed
    pattern = "\n".join(".*?" if line == ANY else re.escape(line) for line in expected)
    return expected if re.fullmatch(pattern, "\n".join(printed), re.DOTALL) else printed

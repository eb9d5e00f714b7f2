"""Fuzz each target for a bounded time with atheris, and keep what breaks a law below ``found/``.

In: seconds a target, or a number of inputs, and which targets. Out: a line a target; exit code 1 if anything was found.
Never done here: saying what a law is. Each target has a process of its own: libFuzzer never returns. So many inputs of
a new corpus are the same inputs each time, as long as the code is the same.
"""

import argparse
import os
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path

HERE = Path(__file__).parent
FOUND = HERE / "found"
sys.path[:0] = [str(HERE), str(HERE.parent / "kit")]
import debris  # noqa: E402 - found by the path above
from seeds import SEEDS  # noqa: E402 - the same

NAMES = ("page", "codes", "po", "mo", "plurals", "dates", "config", "xml")
_RUNS = re.compile(r"Done (\d+) runs")


def _words() -> list[str]:
    """Give the pieces that wild inputs are made of: a dictionary for the fuzzer."""
    groups = (
        debris.WORDS, debris.REFERENCES, debris.COMMENTS, debris.RAW, debris.BROKEN, debris.HOSTILE,
        ('msgid "', 'msgstr "', 'msgctxt "', "#~ ", "#| ", "#, fuzzy\n", 'msgstr[0] "', "charset=SHIFT_JIS\\n"),
        ("nplurals=2; plural=", "n%10==1", " février ", "2014-02-26", "[[extract.rules]]\n", "[build]\n", "<![CDATA["),
    )  # fmt: skip
    return [word for group in groups for word in group if word]


def _dictionary(path: Path) -> None:
    lines = ("".join(f"\\x{byte:02x}" for byte in word.encode("utf-8", "surrogatepass")) for word in _words())
    path.write_text("".join(f'"{line}"\n' for line in lines))


def fuzz(name: str, arguments: list[str]) -> None:
    """Fuzz one target in this process, which ends with it."""
    import atheris  # noqa: PLC0415 - an extra, and not there on every system

    with atheris.instrument_imports(include=["l10n"]):
        from targets import TARGETS  # noqa: PLC0415 - instrumented on import
    atheris.Setup([sys.argv[0], *arguments], TARGETS[name])
    atheris.Fuzz()


def run(name: str, seconds: int, runs: int, folder: Path) -> bool:
    """Fuzz one target with so many inputs, or for so many seconds, in a process of its own; say whether it held."""
    inputs, found = folder / name, FOUND / name
    inputs.mkdir(parents=True, exist_ok=True)
    found.mkdir(parents=True, exist_ok=True)
    for number, data in enumerate(SEEDS[name]):
        (inputs / f"seed-{number}").write_bytes(data)
    _dictionary(folder / "words")
    options = [f"-max_total_time={seconds}", "-timeout=25", "-max_len=1500", f"-dict={folder / 'words'}", "-seed=1"]
    options += [f"-runs={runs}", f"-artifact_prefix={found}/"]
    command = [sys.executable, __file__, "--only", name, str(inputs), str(found), *options]
    environment = os.environ | {"PYTHONHASHSEED": "0"}
    started = time.monotonic()
    done = subprocess.run(
        command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False
    )
    tried = _RUNS.findall(done.stdout)
    what = f"{tried[-1]} inputs" if tried else "broken"
    print(f"{name:8} {what} in {time.monotonic() - started:.0f} s", flush=True)  # noqa: T201 - what it is for
    if done.returncode:
        print(done.stdout[-1500:])  # noqa: T201 - the same
    if not any(found.iterdir()):
        found.rmdir()
    return not done.returncode


def main() -> None:
    """Fuzz the targets asked for, or all of them."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("--seconds", type=int, default=20)
    parser.add_argument("--runs", type=int, default=-1, help="Stop after so many inputs, if the seconds allow.")
    parser.add_argument("--corpus", type=Path, help="Keep what covers new code here, for the next time.")
    parser.add_argument("targets", nargs="*", default=list(NAMES))
    asked = parser.parse_args()
    FOUND.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        held = [run(name, asked.seconds, asked.runs, asked.corpus or Path(scratch)) for name in asked.targets]
    sys.exit(not all(held))


if __name__ == "__main__":
    if sys.argv[1:2] == ["--only"]:
        fuzz(sys.argv[2], sys.argv[3:])
    main()

"""The peers: tools that extract from HTML as well, in an environment of their own.

In: a folder for that environment. Out: commands, or None with a note where a peer cannot be had. They are never
dependencies of the project.
"""

import shutil
import subprocess
import venv
from pathlib import Path

TOOLKIT = "translate-toolkit[html]==3.20.4"
notes: list[str] = []
"""What was not run, and why."""


def html2po(folder: Path) -> Path | None:
    """Install translate-toolkit on demand, and give its ``html2po``."""
    environment = folder / "peers"
    found = next(environment.glob("*/html2po*"), None)
    if found:
        return found
    try:
        venv.create(environment, with_pip=True)
        python = next(environment.glob("[Sb][ci][rn]*/python*"))
        subprocess.run(
            [python, "-m", "pip", "install", "--quiet", TOOLKIT], check=True, capture_output=True, timeout=300
        )
    except (OSError, StopIteration, subprocess.SubprocessError) as error:
        shutil.rmtree(environment, ignore_errors=True)
        notes.append(f"html2po: {TOOLKIT} could not be installed ({type(error).__name__})")
        return None
    return next(environment.glob("*/html2po*"), None)


def system(name: str, package: str) -> str | None:
    """Find a tool of the system."""
    found = shutil.which(name)
    if found is None:
        notes.append(f"{name}: not installed; Debian has it in {package}")
    return found

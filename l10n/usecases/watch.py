"""Building again whenever something changes.

In: a configuration and a way to build. Out: a build for every change, for as long as the caller iterates. Never done
here: asking the operating system for notice, which every system does otherwise: looking at times and sizes is enough.
"""

import contextlib
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from l10n.errors import L10nError, UsageError
from l10n.files import Url
from l10n.site import find_site
from l10n.usecases.build import Built, Plan, build
from l10n.usecases.project import Project

PAUSE = 0.2
"""Seconds between two looks."""

Stamps = dict[Path, tuple[int, int]]
"""For every file its time of change in nanoseconds and its size."""


def watch(project: Project, plan: Plan, sleep: Callable[[float], None] = time.sleep) -> Iterator[Built | L10nError]:
    """Yield a first build, and one more after each change of a page or a catalog.

    Where only catalogs changed the pages are not read again. What stops a build is yielded as well: while somebody
    edits, it will not last.

    Raises:
        UsageError: The export or the output is behind a URL, which nobody should be asked for five times a second.
    """
    if any(isinstance(each, Url) for each in (*project.config.exports, plan.out)):
        raise UsageError("--watch", "watches folders of this machine, and one place is a URL", "Build without it.")
    stamps: Stamps | None = None
    made = None
    while True:
        seen = _stamps(project)
        if seen == stamps:
            sleep(PAUSE)
            continue
        if stamps is not None:
            project = _renewed(project, {path for path, _ in seen.items() ^ stamps.items()})
        stamps = seen
        try:
            built = build(project, plan, made)
        except L10nError as error:
            made = None
            yield error
        else:
            made = built.made
            yield built


def _renewed(project: Project, changed: set[Path]) -> Project:
    """Give the project as it is now, with its pages where none of them changed."""
    renewed = Project(project.config, project.only)
    if all(path.is_relative_to(project.folder) for path in changed):
        renewed.reuse(project)
    return renewed


def _stamps(project: Project) -> Stamps:
    """Look at everything that a build reads; what cannot be looked at now has no stamp."""
    files = list(project.folder.rglob("*.[pm]o"))
    with contextlib.suppress(L10nError):
        files += (each.file for each in find_site(project.config).files if isinstance(each.file, Path))
    stamps = {}
    for path in files:
        with contextlib.suppress(OSError):
            stat = path.stat()
            stamps[path] = (stat.st_mtime_ns, stat.st_size)
    return stamps

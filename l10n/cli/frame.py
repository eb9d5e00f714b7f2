"""What every command shares: the project it works on, how it speaks, how it ends.

In: the global options. Out: lines on standard output, errors on standard error, an exit code. Never done here: work.
"""

import contextlib
import functools
import math
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Concatenate, ParamSpec

import click

from l10n.cli import candidates
from l10n.cli.excerpt import excerpt
from l10n.cli.exits import CLEAN, FAILED, FINDINGS
from l10n.cli.words import harmless
from l10n.config import Config, find_config, load_config, with_flags
from l10n.diagnostics import Diagnostic, Severity
from l10n.errors import L10nError, UsageError
from l10n.files import lock

if TYPE_CHECKING:
    from l10n.usecases.project import Project

_P = ParamSpec("_P")
STEP = 10
"""Columns of the names of steps; what they say stands behind."""
_COLORS = {Severity.ERROR: "red", Severity.WARNING: "yellow"}
_LEFT = frozenset({"po/missing", "po/fuzzy"})
"""What is left to do is a list, and no fault of a line."""
_QUOTED = 60
"""Characters of a text at fault that are quoted behind what is wrong with it."""


@dataclass
class Frame:
    """A command under way. ``only`` are the locales asked for with ``-l``; ``said`` is what it printed, with styles."""

    config: Config
    verbosity: int = 0
    only: tuple[str, ...] = ()
    code: int = CLEAN
    cached: bool = True
    said: list[str] = field(default_factory=list)
    _shown: set[Diagnostic] = field(default_factory=set)
    _advice: set[str] = field(default_factory=set)

    @functools.cached_property
    def project(self) -> "Project":
        """The project in the current folder."""
        from l10n.cli.progress import start_progress  # noqa: PLC0415 - rich, for long work only
        from l10n.usecases.project import Project  # noqa: PLC0415 - imports all of the engine

        return Project(self.config, self.only, start_progress if self.verbosity >= 0 else _no_progress, self.cached)

    @contextlib.contextmanager
    def writing(self, *, really: bool = True) -> Iterator[None]:
        """Keep other runs away from the catalogs, from before they are read until they are written.

        A command that is asked to write nothing (``really`` is false) locks nobody out. Locking makes the folder where
        it is missing: what can go wrong before, such as a missing export, is best found out first.
        """
        with lock(self.project.folder) if really else contextlib.nullcontext():
            yield

    def say(self, line: str) -> None:
        """Print a line."""
        self.said.append(line)
        click.echo(line)

    def step(self, name: str, text: str) -> None:
        """Say in one line what a step did; silent when quiet."""
        if self.verbosity >= 0:
            self.say(step_line(name, text))

    def detail(self, text: str) -> None:
        """Say more, when asked to."""
        if self.verbosity > 0:
            self.say(" " * STEP + harmless(text))

    def fail(self, text: str) -> None:
        """Say in one line why the command ends with 1."""
        self.say(click.style("failed".ljust(STEP), fg="red", bold=True) + text)
        self.code = max(self.code, FINDINGS)

    def has_shown(self, diagnostic: Diagnostic) -> bool:
        """Say whether a diagnostic has been shown, or taken for shown."""
        return diagnostic in self._shown

    def take_for_shown(self, diagnostic: Diagnostic) -> None:
        """Show a diagnostic no more: it has been, or will be."""
        self._shown.add(diagnostic)

    def show(self, diagnostics: Iterable[Diagnostic]) -> None:
        """Show what is wrong, each once, and remember how bad it is."""
        for each in diagnostics:
            if not self.has_shown(each):
                self.take_for_shown(each)
                self.count(each)
                self.tell(each, hinted=self.verbosity >= 0)

    def count(self, diagnostic: Diagnostic) -> None:
        """Remember how bad it is, shown or not."""
        if diagnostic.severity is Severity.ERROR:
            self.code = max(self.code, FAILED if diagnostic.rule.startswith("io/") else FINDINGS)

    def tell(self, each: Diagnostic, *, hinted: bool) -> None:
        """Show one diagnostic: in a line where and what, then the place in its file, then what to do if ``hinted``.

        The place is shown for errors in what a line says, and with -v for all; -q leaves it out, and warnings with it.
        What to do is said once, where several faults ask for the same, and with -v of each.
        """
        if self.verbosity < 0 and each.severity is not Severity.ERROR:
            return
        faulty = each.severity is Severity.ERROR and each.rule not in _LEFT
        placed = excerpt(each.path, each.line, each.column, STEP + 4) if self.verbosity >= (0 if faulty else 1) else []
        severity = click.style(each.severity.value, fg=_COLORS[each.severity])
        what = harmless(each.message) + ("" if placed and _is_in(each.excerpt, placed[0]) else _quoted(each.excerpt))
        self.say(f"{' ' * (STEP + 2)}{harmless(each.place)} {severity} {each.rule}  {what}")
        for line in placed:
            self.say(line)
        if each.hint and hinted and (self.verbosity > 0 or each.hint not in self._advice):
            self._advice.add(each.hint)
            self.say(f"{' ' * (STEP + 4)}{click.style(each.hint, dim=True)}")


def _quoted(text: str) -> str:
    words = " ".join(text.split())
    if len(words) > _QUOTED:
        words = words[: _QUOTED - 1] + "…"
    return f'  "{harmless(words)}"' if words else ""


def _is_in(text: str, line: str) -> bool:
    return bool(text) and harmless(text) in click.unstyle(line)


class Share(click.FloatRange):
    """A number within bounds, which "nan" is not."""

    def convert(self, value: float, param: click.Parameter | None, ctx: click.Context | None) -> float:
        """Take a number, or refuse what is none."""
        number = super().convert(value, param, ctx)
        if math.isnan(number):
            self.fail(f"{value} is not a number.", param, ctx)
        return number


def step_line(name: str, text: str) -> str:
    """Write the line in which a step says what it did."""
    return click.style(name.ljust(STEP), bold=True) + text


def framed(function: Callable[Concatenate[Frame, _P], None]) -> Callable[_P, None]:
    """Turn ``function(frame, **options)`` into the body of a click command that ends with the right exit code."""

    @functools.wraps(function)
    def body(*args: _P.args, **kwargs: _P.kwargs) -> None:
        context = click.get_current_context()
        try:
            frame = _frame(context)
            function(frame, *args, **kwargs)
            sys.stdout.flush()
        except L10nError as error:
            _refuse(error)
            context.exit(FAILED)
        except BrokenPipeError:
            # Whoever read our output has enough; what is still to be flushed has nowhere to go.
            _drop_output()
            context.exit(FINDINGS)
        except OSError as error:
            if error.filename is not None:
                raise  # a file's own trouble is an L10nError; what has no name is standard output
            _drop_output()
            click.echo(f"error     standard output cannot be written: {error.strerror}", err=True)
            context.exit(FAILED)
        context.exit(frame.code)

    return body


def _refuse(error: L10nError) -> None:
    """Say what stopped the command, and show the line that did."""
    where = f"{error.place}: " if error.place else ""
    name = click.style("error".ljust(STEP), fg="red", bold=True)
    click.echo(f"{name}{harmless(where + error.problem)}", err=True)
    for line in excerpt(*error.location, STEP - 4) if error.location else ():
        click.echo(line, err=True)
    if error.remedy:
        click.echo(f"  {harmless(error.remedy)}", err=True)


def _drop_output() -> None:
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def locales_option(function: Callable[_P, None]) -> Callable[_P, None]:
    """Add ``-l LOCALE``, which may be given several times."""
    return click.option(
        "-l",
        "--locale",
        "locales",
        metavar="LOCALE",
        multiple=True,
        shell_complete=candidates.locales,
        help="Only this locale; may be repeated.",
    )(function)


def _frame(context: click.Context) -> Frame:
    options = context.find_root().params
    context.color = {"always": True, "never": False}.get(
        options["color"], False if os.environ.get("NO_COLOR") else None
    )
    _enter(options["folder"])
    explicit = Path(options["config_file"]) if options["config_file"] is not None else None
    found = find_config(Path.cwd(), explicit)
    config = load_config(_relative(found)) if found else Config(root=Path.cwd())
    verbosity = options["verbose"] - options["quiet"]
    if verbosity > 0:  # on standard error, for standard output may be JSON
        said = (
            f"{'config'.ljust(STEP)}{_relative(found) if found else 'no l10n.toml here or above: all at its default'}"
        )
        click.echo(click.style(said, dim=True), err=True)
    config = with_flags(config, {"run.jobs": options["jobs"]})
    only = tuple(context.params.get("locales") or ())
    return Frame(config, verbosity, only, cached=not options["no_cache"])


def _relative(path: Path) -> Path:
    """Name a file as somebody who is in this folder would."""
    here = Path.cwd()
    return path.relative_to(here) if path.is_relative_to(here) else path


def _enter(folder: str) -> None:
    try:
        os.chdir(folder)
    except OSError as error:
        raise UsageError(folder, f"cannot be entered: {error.strerror}", "-C takes an existing folder.") from error


def _no_progress(_what: str, _total: int) -> Callable[[], None]:
    return lambda: None

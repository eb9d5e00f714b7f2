"""A first look at an export: what it is, and a configuration that says so.

In: a folder, the locales wanted. Out: an ``Inspection``, and the text of an ``l10n.toml``. Never done here: overwriting
a configuration, or asking for what the export says by itself.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from l10n.config import ORIGIN_FLAG, Config, render_config
from l10n.errors import InputError
from l10n.files import Location, Url
from l10n.html.encoding import read_source
from l10n.locales import Locale
from l10n.site import FileKind, Site, find_site
from l10n.units.survey import SAMPLE, Survey, survey
from l10n.usecases.pages import peek

_USUAL = ("export", "blog", "html", "public", "_site", "site", "output")
_NEVER = ("locales", "node_modules")


@dataclass(frozen=True, slots=True)
class Inspection:
    """What an export turned out to be. ``encodings`` counts the pages looked at by their encoding."""

    folder: Location
    site: Site
    survey: Survey
    encodings: Counter[str]

    @property
    def feeds(self) -> int:
        """How many feeds there are."""
        return len(self.site.of_kind(FileKind.FEED))


def inspect(config: Config, folder: Location | None) -> Inspection:
    """Look at an export: the one given, what the configuration names, or the one folder here that holds pages.

    Raises:
        InputError: There is no such folder, none that holds a page, or more than one.
    """
    found = folder or _only_export(config)
    named = (*config.origins, ("inputs", ORIGIN_FLAG))
    looked = replace(config, inputs=(_written(found),), origins=named) if found else config
    site = find_site(looked)
    sample = [(file.path, partial(peek, file.file)) for file in site.pages]
    step = max(1, len(sample) // SAMPLE)
    encodings = Counter(read_source(read()).codec for _, read in sample[::step][:SAMPLE])
    return Inspection(found or site.roots[0], site, survey(looked, sample), encodings)


def starter(inspection: Inspection, locales: tuple[str, ...], root: Path) -> str:
    """Write the configuration that a person would have written after looking at the export.

    Raises:
        UnknownLocaleError: A locale does not exist.
    """
    found: dict[str, object] = {
        "inputs": (_relative(inspection.folder, root),),
        "platform": inspection.survey.platform.name,
        "locales": tuple(dict.fromkeys(Locale.parse(tag).tag for tag in locales)),
    }
    if inspection.survey.interface.tag:
        found["source.interface"] = inspection.survey.interface.tag
    if inspection.survey.posts.tag:
        found["source.posts"] = inspection.survey.posts.tag
    return render_config(found)


def _only_export(config: Config) -> Path | None:
    """Find the export where nobody says where it is; None where the configuration does."""
    if any(key == "inputs" for key, _ in config.origins) or any(
        config.located(each).exists() for each in config.inputs
    ):
        return None
    usual = [config.root / name for name in _USUAL if (config.root / name).is_dir()]
    folders = usual or [path for path in sorted(config.root.iterdir()) if path.is_dir() and path.name not in _NEVER]
    found = [folder for folder in folders if not folder.name.startswith(".") and any(_pages(folder))]
    if len(found) == 1:
        return found[0]
    if not found and any(config.root.glob("*.htm*")):
        return config.root
    names = ", ".join(folder.name for folder in found)
    problem = f"more than one folder holds pages: {names}" if found else "no folder here holds HTML pages"
    raise InputError(str(config.root), problem, "Name the folder of the export: l10n init --from DIR.")


def _pages(folder: Path) -> Iterator[Path]:
    yield from folder.glob("**/*.html")
    yield from folder.glob("**/*.htm")


def _written(folder: Location) -> str:
    return folder.root if isinstance(folder, Url) else str(folder)


def _relative(folder: Location, root: Path) -> str:
    if isinstance(folder, Url):
        chain, archive, file = folder.root.rpartition("::file://")
        return f"{chain}::{_relative(Path(file), root)}" if archive else folder.root
    try:
        return folder.resolve().relative_to(root.resolve()).as_posix()
    except ValueError:
        return folder.as_posix()

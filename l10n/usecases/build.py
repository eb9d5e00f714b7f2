"""Catalogs and pages to localized pages, feeds and a sitemap.

In: a project. Out: files in the output folder. Never done here: changing a catalog, or a file that is not ours.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import overload

from l10n.build.feeds import localize_feed
from l10n.build.layout import output_path, refuse_collisions
from l10n.build.localize import Scene
from l10n.build.output import Output
from l10n.build.plan import Group, Version
from l10n.build.press import Order, Press, Pressed
from l10n.build.remembered import Causes, Outcome
from l10n.build.sitemap import sitemap_files, sitemap_paths
from l10n.build.unchanged import Made, Unchanged
from l10n.cache import Cache, scope_of
from l10n.diagnostics import Diagnostic
from l10n.errors import InputError
from l10n.files import Location, read_bytes
from l10n.records import pack, unpack
from l10n.runner import map_pages
from l10n.site import FileKind, SiteFile
from l10n.units.feed import FeedReading
from l10n.usecases.build_faults import build_faults, refuse_inputs
from l10n.usecases.pages import shown_path
from l10n.usecases.project import Project
from l10n.usecases.scene import plan_site, read_voices

_VERSIONS_AT_ONCE = 64
"""How many pages a worker makes before it hands them over: some MB, however many locales there are."""


@dataclass(frozen=True, slots=True)
class Plan:
    """How a build is to be done: where to, from which kind of catalog, whether to write at all.

    ``verify`` has every page read by a second parser, and its structure compared with its source's.
    """

    out: Location
    catalogs: str = "po"
    check: bool = False
    verify: bool = False


@dataclass(frozen=True, slots=True)
class Built:
    """What a build made: how many pages at the root and in locales, the files that changed, and what it was made of.

    ``left_out`` counts the localized pages that there are not, as too little of their own text is translated.
    ``manifest`` is the digest of what says which files are in the folder by a build now.
    """

    folder: Location
    at_root: int
    localized: int
    left_out: int
    changed: Sequence[str]
    diagnostics: tuple[Diagnostic, ...]
    made: Made = field(repr=False)
    manifest: bytes = field(repr=False)


def build(project: Project, plan: Plan, before: Made | None = None) -> Built:
    """Write every page and feed in every locale, and copy the rest. Unchanged files are not touched.

    ``before`` is what the last build into the same folder was made of: pages that would come out the same are left out.

    Raises:
        BusyError: Another build is at work in the output folder.
        InputError: Two files would go to one path, or a catalog cannot be read.
        OutputError: A file in the way is not ours, or cannot be written.
    """
    refuse_inputs(project, plan.out)
    heard = read_voices(project, plan.catalogs)
    made = Made(project.pages.readings, heard.voices, plan_site(project, heard.voices))
    faults = [*build_faults(project, made.scene, heard)]
    scene, groups = made.scene, _pages(project, made.scene)
    maps = sitemap_paths(groups, scene.addresses) if scene.annotate else []
    made_anew = {*scene.groups, *maps}
    others = [file for file in project.pages.site.files if file.path not in made_anew]
    refuse_collisions(lambda: chain(_named(scene.groups.values()), ((path, path) for path in (*_paths(others), *maps))))
    with Output.open(plan.out, check=plan.check) as output:
        under_way = _Build(project, plan, made, output, before)
        faults += under_way.pages()
        faults += under_way.feeds()
        faults += _copy((file for file in others if file.kind is not FileKind.PAGE), output)
        for path, data in sitemap_files(groups, scene.addresses) if maps else ():
            output.write(path, data)
            del data  # some 45 MB, while the next are made
    tally = Counter[bool]()
    for group in groups:
        tally.update(version.path == version.page for version in group.versions if _is_asked_for(project, version))
    left_out = sum(_left_out(project, group) for group in groups)
    return Built(plan.out, tally[True], tally[False], left_out, output.changed, tuple(faults), made, output.manifest)


class _Build:
    """One build under way: has the versions made that are asked for, and keeps what an earlier build made of others.

    Versions are made by workers and written here, in one process: a build that is killed leaves nobody writing.
    """

    def __init__(self, project: Project, plan: Plan, made: Made, output: Output, before: Made | None) -> None:
        self.project, self.plan, self.made, self.output = project, plan, made, output
        self.files = {file.path: file.file for file in project.pages.site.files}
        self.same = Unchanged(made, before) if before is not None else None
        self.causes = Causes(made.voices, made.scene)
        scope = scope_of("build") if project.cached and not plan.verify else ""
        self.outcomes = Cache(project.config.located(project.config.run.cache), Outcome, scope)

    def pages(self) -> Iterator[Diagnostic]:
        """Write every page."""
        pattern = self.project.config.build.url
        copied = self.project.pages.tally.copied
        wanted = list[str]()
        for path in self.made.readings.paths:
            if path not in self.made.scene.groups:
                self.output.keep(*(output_path(path, each, pattern, None) for each in (None, *self.made.voices)))
            elif versions := tuple(self._changed(path)):
                if path in copied:
                    self._copy(path, versions)
                elif not self._is_remembered(path, versions):
                    wanted.append(path)
        causes = self.causes if self.outcomes.scope else None
        press = Press(self.made.voices, self.made.scene, self.plan.verify, causes)
        at_once = max(1, _VERSIONS_AT_ONCE // (len(self.made.voices) + 1))
        run, advance = self.project.config.run, self.project.progress("build", len(wanted))
        orders = _Orders(wanted, self._order)
        results = map_pages(press, orders, run, advance, _killed, at_once=at_once)
        for page, pressed in zip(wanted, results, strict=True):
            for path, data in pressed.files:
                self.output.write(path, data)
            self.output.keep(*pressed.kept)
            if pressed.causes and not pressed.faults:
                self._remember(page, pressed)
            yield from pressed.faults

    def _order(self, path: str) -> Order:
        return Order(self.files[path], self.made.readings.of(path), tuple(self._changed(path)))

    def feeds(self) -> Iterator[Diagnostic]:
        """Write every feed."""
        for feed in self.project.pages.feeds:
            yield from self._feed(feed)

    def _wanted(self, path: str) -> Iterator[Version]:
        """Yield the versions that are asked for."""
        for version in self.made.scene.groups[path].versions:
            if _is_asked_for(self.project, version):
                yield version
            else:
                self.output.keep(version.path)

    def _changed(self, path: str) -> Iterator[Version]:
        """Yield the versions that are asked for and would come out other than before."""
        for version in self._wanted(path):
            if self.same is not None and self.same.holds(version):
                self.output.keep(version.path)
            else:
                yield version

    def _is_remembered(self, path: str, versions: tuple[Version, ...]) -> bool:
        """Keep what an earlier build made of a page, where all that it was made of and all it wrote is still the same.

        A page that cannot be read any more is not, and said so by whoever makes it.
        """
        if not self.outcomes.scope:
            return False
        try:
            causes = self.causes.of(read_bytes(self.files[path]), self.made.readings.of(path), versions)
        except InputError:
            return False
        packed = self.outcomes.get(path, causes)
        digests = unpack(packed, Outcome).digests if packed is not None else ()
        if not digests or not all(self.output.holds(*each) for each in digests):
            return False
        self.output.keep(*(each for each, _ in digests))
        return True

    def _remember(self, path: str, pressed: Pressed) -> None:
        digests = tuple((name, self.output.folder.digest(data)) for name, data in pressed.files)
        self.outcomes.put(path, pressed.causes, pack(Outcome(digests)))

    def _copy(self, path: str, versions: Iterable[Version]) -> None:
        data = read_bytes(self.files[path])
        for version in versions:
            self.output.write(version.path, data)

    def _feed(self, feed: FeedReading) -> Iterator[Diagnostic]:
        path = feed.reading.path
        try:
            data = read_bytes(self.files[path])
        except InputError as error:
            self.output.keep(*(version.path for version in self.made.scene.groups[path].versions))
            yield Diagnostic(shown_path(self.files[path]), 0, 0, "io/read", error.problem, error.remedy)
            return
        for version in self._wanted(path):
            if version.locale is None or not feed.items:
                self.output.write(version.path, data)
            else:
                speech = self.made.voices[version.locale]
                self.output.write(version.path, localize_feed(data, feed, version, speech, self.made.scene))


@dataclass(frozen=True, slots=True)
class _Orders(Sequence[Order]):
    """The pages to be made: what it takes to make one is gathered as it is handed out."""

    wanted: Sequence[str]
    gather: Callable[[str], Order]

    def __len__(self) -> int:
        return len(self.wanted)

    @overload
    def __getitem__(self, at: int) -> Order: ...
    @overload
    def __getitem__(self, at: slice) -> list[Order]: ...
    def __getitem__(self, at: int | slice) -> Order | list[Order]:
        if isinstance(at, slice):
            return [self[each] for each in range(*at.indices(len(self)))]
        return self.gather(self.wanted[at])


def _killed(order: Order) -> Pressed:
    """Give what becomes of a page that cannot be made to its end."""
    problem = "the process that built it was killed, twice"
    hint = "There may be too little memory. What was built of it before stays."
    fault = Diagnostic(order.versions[0].page, 0, 0, "page/unreadable", problem, hint)
    return Pressed(kept=tuple(version.path for version in order.versions), faults=(fault,))


def _is_asked_for(project: Project, version: Version) -> bool:
    return version.locale is None or not project.only or version.locale in project.locales


def _left_out(project: Project, group: Group) -> int:
    """Count the locales that are asked for and have no version of a page that could be translated."""
    there = {version.locale for version in group.versions}
    missing = sum(locale not in there for locale in project.locales)
    return 0 if group.page in project.pages.tally.copied else missing


def _pages(project: Project, scene: Scene) -> list[Group]:
    return [scene.groups[path] for path in project.pages.readings.paths if path in scene.groups]


def _paths(files: Iterable[SiteFile]) -> Iterator[str]:
    return (file.path for file in files)


def _named(groups: Iterable[Group]) -> Iterator[tuple[str, str]]:
    for group in groups:
        for version in group.versions:
            yield version.path, f"{version.page} ({version.locale or 'source'})"


def _copy(files: Iterable[SiteFile], output: Output) -> Iterator[Diagnostic]:
    """Copy what is no page; what cannot be read is reported, and the other files are copied all the same."""
    for file in files:
        try:
            data = read_bytes(file.file)
        except InputError as error:
            output.keep(file.path)
            yield Diagnostic(shown_path(file.file), 0, 0, "io/read", error.problem, error.remedy)
        else:
            output.write(file.path, data)

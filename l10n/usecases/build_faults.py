"""What stands in the way of a build, or keeps it from being all that it could be, whatever its pages say.

In: a project, and the site as it will be. Out: diagnostics, or the error that stops the build. Never done here: making,
or writing, anything.
"""

from collections.abc import Iterator

from l10n.build.localize import Scene
from l10n.build.plan import is_done
from l10n.config import FILE_NAME
from l10n.diagnostics import Diagnostic, Severity
from l10n.errors import OutputError
from l10n.files import Location, encloses
from l10n.usecases.project import Project
from l10n.usecases.scene import Heard, Voices


def refuse_inputs(project: Project, out: Location) -> None:
    """Keep the output apart from the export, which is never written to, and must not grow by what was built.

    Raises:
        OutputError: One of them lies in the other.
    """
    for root in project.pages.site.roots:
        # A single page may lie beside the output; a folder is read with all that is in it.
        whole = any(encloses(root, each) and encloses(each, root) for each in project.config.exports)
        if encloses(out, root) or (whole and encloses(root, out)):
            problem = f"is no place to build into: the export {project.shown(root)} is there, or it is in the export"
            raise OutputError(project.shown(out), problem, "Set build.out to a folder of its own.")


def build_faults(project: Project, scene: Scene, heard: Heard) -> Iterator[Diagnostic]:
    """Yield what the site lacks as a whole, the messages it is refused for, and what is wrong with its catalogs."""
    yield from _unsure(project, scene)
    yield from _refused(project, heard.voices)
    yield from heard.torn


def _unsure(project: Project, scene: Scene) -> Iterator[Diagnostic]:
    """Say once what cannot be written while nobody knows where the site will be."""
    build = project.config.build
    if build.annotate and not build.base_url and any(group.has_alternates for group in scene.groups.values()):
        problem = "no alternates, canonical links or sitemap: where the site will be is not known"
        hint = "Set build.base_url."
        yield Diagnostic(FILE_NAME, 0, 0, "build/base-url", problem, hint, severity=Severity.WARNING)


def _refused(project: Project, voices: Voices) -> Iterator[Diagnostic]:
    """Yield the messages that are missing where a build with missing messages is refused."""
    if project.config.build.untranslated != "error":
        return
    profile = project.pages.profile
    for reading in project.pages.readings:
        for locale in project.locales:
            for placed in reading.messages:
                if not is_done(placed, voices[locale], profile):
                    problem = f"not translated into {locale.tag}"
                    hint = "Translate it, or set build.untranslated to source or skip."
                    yield Diagnostic(reading.path, 0, 0, "build/untranslated", problem, hint, placed.unit.message)

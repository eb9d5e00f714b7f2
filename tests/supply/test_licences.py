"""What is installed with this package may be used as freely as it: MIT, BSD, Apache, ISC or PSF, and nothing else."""

import re
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from importlib.metadata import PackageNotFoundError, distribution

from packaging.requirements import Requirement

_FREE = re.compile(r"\b(MIT|BSD|Apache|ISC|PSF|Python Software Foundation)\b|0BSD")
_NOT_FREE = re.compile(r"\bA?L?GPL|General Public|proprietary", re.IGNORECASE)


def _needed(name: str, extras: AbstractSet[str], seen: set[str]) -> Iterator[str]:
    """Yield what a distribution with some extras needs to run here, and what that needs."""
    if name in seen:
        return
    seen.add(name)
    yield name
    for line in distribution(name).requires or ():
        requirement = Requirement(line)
        if requirement.marker is None or any(requirement.marker.evaluate({"extra": each}) for each in ("", *extras)):
            yield from _needed(requirement.name, requirement.extras, seen)


def _licence(name: str) -> str:
    """Give what a distribution says of its licence: an expression (PEP 639), else its classifiers, else its words."""
    said = distribution(name).metadata
    classified = [each for each in said.get_all("Classifier") or () if each.startswith("License ::")]
    return said.get("License-Expression") or " ".join(classified) or (said.get("License") or "").partition("\n")[0]


def test_everything_needed_at_run_time_has_a_permissive_licence() -> None:
    extras = set(distribution("blog-l10n").metadata.get_all("Provides-Extra") or ())
    assert extras == {"dask", "remote"}
    licences = {name: _licence(name) for name in _needed("blog-l10n", extras, set())}
    assert {"distributed", "s3fs", "lxml"} <= licences.keys()
    assert {name: said for name, said in licences.items() if not _FREE.search(said) or _NOT_FREE.search(said)} == {}


def test_what_is_not_installed_is_not_vouched_for() -> None:
    try:
        _licence("no-such-distribution-of-anybody")
    except PackageNotFoundError:
        return
    raise AssertionError

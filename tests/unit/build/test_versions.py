"""Where versions go, and back: which page, and which locale, a path is of."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from l10n.build.layout import output_path
from l10n.build.versions import Versions
from l10n.locales import Locale

LOCALES = tuple(map(Locale.parse, ("de", "pt", "pt-BR", "zh-Hant")))
PATTERNS = (
    "{locale}/{path}",
    "{path}.{locale}.html",
    "{path}.{locale}",
    "./{locale}//{path}",
    "{locale}-{path}",
    "{path}/{locale}/{path}",
    "{locale}{path}",
)
NAMES = st.sampled_from(("index.html", "a.html", "b/index.html", "BR-a.html", "de/a.html", "-BR/a.html", "a"))


@pytest.mark.parametrize("url", PATTERNS)
@given(pages=st.frozensets(NAMES, min_size=1))
def test_a_path_is_of_the_page_and_the_locale_whose_version_goes_there(url: str, pages: frozenset[str]) -> None:
    versions = Versions(pages, LOCALES, url)
    places = {output_path(page, each, url, None): (page, each) for each in LOCALES for page in sorted(pages)}
    expected = {path: of for path, of in places.items() if path not in pages}
    for path in (*places, *pages, "elsewhere.html", "de", "de/"):
        assert (versions.page(path), versions.get(path)) == expected.get(path, (path, None))


@pytest.mark.parametrize("url", PATTERNS)
@given(pages=st.frozensets(NAMES, min_size=1))
def test_each_path_is_among_the_versions_of_one_page(url: str, pages: frozenset[str]) -> None:
    versions = Versions(pages, LOCALES, url)
    paths = {output_path(page, each, url, None) for each in LOCALES for page in pages} | pages | {"elsewhere.html"}
    listed = [path for page in {versions.page(path) for path in paths} for path in versions.of(page)]
    assert sorted(listed) == sorted(paths)


def test_a_page_that_nobody_has_given_has_no_versions() -> None:
    assert list(Versions(frozenset({"a.html"}), LOCALES, "{locale}/{path}").of("b.html")) == ["b.html"]

import pytest

from l10n.catalog.layout import LAYOUT, Place, catalog_path, check_layout, compiled_path, place_of, template_path
from l10n.errors import ConfigError


def test_gettexts_layout_is_the_default() -> None:
    check_layout(LAYOUT)
    path = catalog_path(LAYOUT, Place("pt_BR", "posts"))
    assert path == "pt_BR/LC_MESSAGES/posts.po"
    assert compiled_path(path) == "pt_BR/LC_MESSAGES/posts.mo"
    assert template_path("posts") == "posts.pot"


@pytest.mark.parametrize("layout", [LAYOUT, "{domain}/{locale}.po", "po/{domain}.{locale}.po"])
@pytest.mark.parametrize("place", [Place("de", "interface"), Place("sr@latin", "posts/2014/02/small-talk")])
def test_a_path_says_whose_catalog_it_is(layout: str, place: Place) -> None:
    assert place_of(layout, catalog_path(layout, place)) == place


@pytest.mark.parametrize("path", ["de/posts.po", "de/LC_MESSAGES/posts.mo", "a/b/LC_MESSAGES/x.po", "posts.pot"])
def test_other_paths_are_nobodys_catalog(path: str) -> None:
    assert place_of(LAYOUT, path) is None


@pytest.mark.parametrize(
    "layout",
    [
        "{locale}.po",
        "{domain}.po",
        "{locale}/{domain}/{domain}.po",
        "{lang}/{locale}/{domain}.po",
        "{locale}/{domain}.txt",
        "/{locale}/{domain}.po",
        "../{locale}/{domain}.po",
        "{locale}\\{domain}.po",
    ],
)
def test_a_layout_that_cannot_keep_catalogs_apart_is_refused(layout: str) -> None:
    with pytest.raises(ConfigError):
        check_layout(layout)

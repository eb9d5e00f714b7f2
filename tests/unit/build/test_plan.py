"""Which versions a page has, and what they take."""

import pickle

import pytest

from l10n.build.layout import Layout
from l10n.build.plan import ABSENT, ANNOUNCED, BUILT, Group, Version
from l10n.locales import Locale

DE, FR, AR = map(Locale.parse, ("de", "fr", "ar"))


@pytest.mark.parametrize(
    ("default", "translated", "states", "versions"),
    [
        (None, False, "a-b", [(None, "", False, True), (DE, "de/", True, False), (AR, "ar/", False, False)]),
        (FR, False, "aab", [(FR, "", True, True), (DE, "de/", True, False), (AR, "ar/", False, False)]),
        (FR, True, "-ba", [(FR, "", False, False), (AR, "ar/", True, False)]),
        (FR, True, "a--", [(None, "", False, True), (DE, "de/", True, False)]),
    ],
)
def test_the_version_at_the_root_comes_first(
    default: Locale | None, *, translated: bool, states: str, versions: list[tuple[Locale | None, str, bool, bool]]
) -> None:
    layout = Layout("{locale}/{path}", (DE, FR, AR), default, translates_root=translated)
    group = Group("a.html", layout, states)
    expected = [Version("a.html", locale, f"{folder}a.html", *flags) for locale, folder, *flags in versions]
    assert list(group.versions) == expected
    assert group.root == expected[0]
    assert {each.locale: group.path(each.locale) for each in expected} == {each.locale: each.path for each in expected}
    assert all(
        group.path(locale) == "a.html" for locale in layout.locales if locale not in {v.locale for v in expected}
    )


@pytest.mark.parametrize(("states", "alternates"), [("b-b", 0), ("-a-", 0), ("-ab", 0), ("aa-", 3), ("a--", 2)])
def test_a_page_names_its_other_versions_if_there_are_any(states: str, alternates: int) -> None:
    group = Group("a.html", Layout("{locale}/{path}", (DE, FR, AR), FR), states)
    assert group.alternates == alternates
    assert group.has_alternates == (alternates > 0)


def test_millions_of_versions_are_letters() -> None:
    layout = Layout("{locale}/{path}", (DE, FR, AR) * 17, None)
    states = [ANNOUNCED * 51, BUILT * 50 + ABSENT]
    groups = [Group(f"posts/{number}.html", layout, states[number % 2]) for number in range(1000)]
    assert len(pickle.dumps(groups)) < 51_000

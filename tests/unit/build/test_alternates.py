"""Pages that name each other as versions, in many languages: what is said, of whom, and how often anybody looks."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from l10n.build.addresses import Addresses, Place, addresses_of
from l10n.build.statements import Expected, read
from l10n.build.validate import compare, judge, pages_among, validate

HOME = "https://me.example/"
LOCALES = """
    af bg bn bs ca cs da de el es et eu fi fil fr ga gl gu hi hr hu hy id is it ja ka kk km ko lt lv mk ml mr ms nb nl
    pl pt ro ru sk sl sr sv sw th tr uk
""".split()  # noqa: SIM905 - a table of names reads best as one
"""Fifty that are written from left to right."""


def site(pages: int = 1) -> dict[str, str]:
    """Pages in English and fifty other languages, all sound."""
    files = {}
    for number in range(pages):
        urls = {tag: f"{HOME}{tag}/{number}.html" for tag in LOCALES} | {"en": f"{HOME}{number}.html"}
        named = [*sorted(urls.items()), ("x-default", urls["en"])]
        links = "\n".join(f'<link rel="alternate" hreflang="{tag}" href="{url}">' for tag, url in named)
        files |= {url.removeprefix(HOME): f'<html lang="{tag}">{links}' for tag, url in urls.items()}
    return files


def found(files: dict[str, str]) -> list[tuple[str, str]]:
    faults = validate({path: text.encode() for path, text in files.items()}, HOME)
    return [(fault.path, fault.message) for fault in faults]


def test_fifty_one_sound_versions_have_no_fault() -> None:
    assert len(LOCALES) == 50
    assert found(site()) == []


def test_one_version_of_fifty_one_that_differs_is_at_fault_towards_all_others() -> None:
    files = site()
    files["de/0.html"] = files["de/0.html"].replace('hreflang="fr"', 'hreflang="fy"')
    assert found(files) == [
        ("de/0.html", "names https://me.example/fr/0.html as fy, and that page is in fr"),
        (
            "de/0.html",
            "does not name the same versions as 0.html and 49 more: fr is missing, fy is one more",
        ),
    ]


def test_what_fifty_one_versions_share_is_said_of_the_first_in_each_group() -> None:
    files = {path: text.replace("x-default", "x-none") for path, text in site(2).items()}
    said = ["has alternates, and no x-default among them", "names a version in 'x-none', which is no language"]
    assert found(files) == [(path, f"{each}; so do 50 more") for path in ("0.html", "1.html") for each in said]


def test_the_smaller_half_of_versions_is_at_fault() -> None:
    files = site()
    missing = f'<link rel="alternate" hreflang="uk" href="{HOME}uk/0.html">'
    smaller = [f"{tag}/0.html" for tag in LOCALES[:20]]
    for path in smaller:
        files[path] = files[path].replace(missing, "")
    # None of the twenty names the thirty-first of the others, which names all twenty.
    assert found(files) == [
        (path, "does not name the same versions as 0.html and 30 more: uk is missing") for path in smaller
    ]


def test_the_order_in_which_a_page_names_its_versions_does_not_matter() -> None:
    files = site()
    head, *links = files["de/0.html"].replace("><", ">\n<").split("\n")
    files["de/0.html"] = "\n".join((head, *reversed(links)))
    assert found(files) == []


def test_an_alternate_that_stands_twice_is_counted_twice_where_others_have_it_too() -> None:
    files = {path: f'{text}<link rel=alternate hreflang=qq href="{HOME}qq/">' for path, text in site().items()}
    files["0.html"] += f'<link rel=alternate hreflang=qq href="{HOME}qq/">'
    assert found(files) == [
        ("0.html", "names qq twice"),
        ("0.html", f"names a version that is not there: {HOME}qq/; so do 50 more"),
        ("0.html", "names a version in 'qq', which is no language; so do 51 more"),
    ]


def test_where_the_alternates_of_a_page_lead_is_found_out_once(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []
    find = Addresses.find

    def counting(self: Addresses, target: str, start: str) -> Place | None:
        asked.append(target)
        return find(self, target, start)

    monkeypatch.setattr(Addresses, "find", counting)
    assert found(site(3)) == []
    assert len(asked) == 3 * (len(LOCALES) + 1)


@given(st.randoms(use_true_random=False))
def test_faults_come_in_the_order_of_pages_whatever_the_order_of_verdicts(chance: random.Random) -> None:
    files = {path: text.encode() for path, text in list(site(2).items())[::7]}  # most versions are gone
    files["0.html"] = b"<html lang=xx><a href=gone.html>"
    addresses = addresses_of(frozenset(files), HOME)
    paths = pages_among(files, Expected())
    verdicts = [judge(read(path, files[path], addresses), addresses, Expected()) for path in paths]
    before = list(compare(paths, verdicts, addresses))
    assert [fault.path for fault in before] == sorted(fault.path for fault in before)
    chance.shuffle(verdicts)
    after = list(compare(paths, verdicts, addresses))
    assert before
    assert after == before

"""A site of one page in two languages is sound; ten faults, each seeded alone, are found."""

from collections.abc import Callable

import pytest

from l10n.build.validate import validate

HOME = "https://me.example/"
LINKS = (
    '<link rel="alternate" hreflang="de" href="https://me.example/de/">'
    '<link rel="alternate" hreflang="ar" href="https://me.example/ar/">'
    '<link rel="alternate" hreflang="x-default" href="https://me.example/">'
)


def page(lang: str, own: str, more: str = "") -> str:
    direction = ' dir="rtl"' if lang == "ar" else ""
    head = f'{LINKS}<link rel="canonical" href="{own}">'
    return f'<html lang="{lang}"{direction}><head>{head}</head><body><a href="a.html">a</a>{more}</body></html>'


def site() -> dict[str, str]:
    files = {
        "index.html": page("en", HOME),
        "de/index.html": page("de", f"{HOME}de/"),
        "ar/index.html": page("ar", f"{HOME}ar/"),
    }
    leaf = '<html lang="{}"{}><body><a href="index.html#x">x</a></body></html>'
    leaves = {"a.html": ("en", ""), "de/a.html": ("de", ""), "ar/a.html": ("ar", ' dir="rtl"')}
    return files | {path: leaf.format(*said) for path, said in leaves.items()}


def rules(files: dict[str, str]) -> set[str]:
    return {fault.rule for fault in validate({path: text.encode() for path, text in files.items()}, HOME)}


def alternates(files: dict[str, str]) -> list[tuple[str, str]]:
    faults = validate({path: text.encode() for path, text in files.items()}, HOME)
    return [(fault.path, fault.message) for fault in faults if fault.rule in {"site/alternates", "site/x-default"}]


def test_a_sound_site_has_no_fault() -> None:
    assert rules(site()) == set()


FAULTS: list[tuple[str, str, Callable[[str], str]]] = [
    ("one-way", "site/alternates", lambda text: text.replace('hreflang="ar" href="https://me.example/ar/"', "")),
    ("no x-default", "site/x-default", lambda text: text.replace('hreflang="x-default"', 'hreflang="fr"')),
    ("not itself", "site/alternates", lambda text: text.replace("https://me.example/de/", "https://me.example/ar/")),
    ("twice", "site/alternates", lambda text: text.replace('hreflang="ar"', 'hreflang="de"')),
    ("no language", "site/alternates", lambda text: text.replace('hreflang="ar"', 'hreflang="arabic"')),
    ("relative", "site/alternates", lambda text: text.replace('href="https://me.example/ar/"', 'href="../ar/"')),
    ("gone", "site/alternates", lambda text: text.replace("https://me.example/ar/", "https://me.example/he/")),
    ("copy", "site/canonical", lambda text: text.replace('l" href="https://me.example/de', 'l" href="')),
    ("wrong lang", "site/alternates", lambda text: text.replace('lang="de"><head>', 'lang="fr"><head>')),
    ("wrong dir", "site/dir", lambda text: text.replace('lang="de"><head>', 'lang="de" dir="rtl"><head>')),
    ("no lang", "site/lang", lambda text: text.replace(' lang="de"><head>', "><head>")),
    ("dead link", "site/dead-link", lambda text: text.replace('href="a.html"', 'href="b.html"')),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "spoil"), [fault[1:] for fault in FAULTS], ids=[fault[0] for fault in FAULTS])
def test_a_seeded_fault_is_found(rule: str, spoil: Callable[[str], str]) -> None:
    files = site()
    spoilt = spoil(files["de/index.html"])
    assert spoilt != files["de/index.html"]
    assert rule in rules(files | {"de/index.html": spoilt})


def test_a_version_that_differs_from_all_others_is_the_one_at_fault() -> None:
    files = site()
    files["de/index.html"] = files["de/index.html"].replace('hreflang="ar"', 'hreflang="arz"')
    assert alternates(files) == [
        ("de/index.html", "names https://me.example/ar/ as arz, and that page is in ar"),
        (
            "de/index.html",
            "does not name the same versions as ar/index.html and 1 more: ar is missing, arz is one more",
        ),
    ]


def test_a_version_that_names_none_is_the_one_at_fault() -> None:
    files = site()
    files["ar/index.html"] = files["ar/index.html"].replace("alternate", "bookmark")
    assert alternates(files) == [("ar/index.html", "names no versions, and is one of de/index.html and 1 more")]


def test_what_all_versions_name_in_the_same_way_is_said_of_the_first() -> None:
    gone = {path: text.replace("https://me.example/ar/", "https://me.example/he/") for path, text in site().items()}
    del gone["ar/index.html"], gone["ar/a.html"]
    assert (
        alternates(gone)
        == [
            ("de/index.html", "names a version that is not there: https://me.example/he/; so does 1 more"),
            ("index.html", "does not name itself among its alternates"),
        ][:1]
    )
    without = {path: text.replace('hreflang="x-default"', 'rel="x"') for path, text in site().items()}
    assert alternates(without)[0] == ("ar/index.html", "has alternates, and no x-default among them; so do 2 more")


def test_pages_that_are_not_judged_are_read_for_what_those_that_are_say_of_them() -> None:
    files = site()
    files["ar/index.html"] = files["ar/index.html"].replace("alternate", "bookmark")
    data = {path: text.encode() for path, text in files.items()}
    found = [fault.path for fault in validate(data, HOME, judged={"de/index.html", "index.html"})]
    assert found == ["de/index.html", "index.html"]

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

"""What a localized page says of its language and address; expected values by hand, after docs/edits.md."""

from sites import SETTINGS, Build

PAGE = """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>Tea</title>{head}
</head>
<body><p>Drink it warm.</p></body>
</html>
"""
DE = '<link rel="alternate" hreflang="de" href="https://me.example/de/tea.html">\n'
AR = '<link rel="alternate" hreflang="ar" href="https://me.example/ar/tea.html">\n'
EN = '<link rel="alternate" hreflang="en" href="https://me.example/tea.html">\n'
X = '<link rel="alternate" hreflang="x-default" href="https://me.example/tea.html">\n'


def page(head: str = "") -> dict[str, str]:
    return {"tea.html": PAGE.format(head=head)}


def test_a_source_page_changes_by_its_alternates_alone(build: Build) -> None:
    source = page()["tea.html"]
    assert build(page())["tea.html"] == source.replace("</head>", f"{EN}{DE}{AR}{X}</head>")


def test_a_localized_page_declares_language_direction_versions_and_address(build: Build) -> None:
    expected = page()["tea.html"].replace(
        "</head>", f'{EN}{DE}{AR}{X}<link rel="canonical" href="https://me.example/ar/tea.html">\n</head>'
    )
    for before, after in (('<html lang="en"', '<html dir="rtl" lang="ar"'), ("Tea", "Tea ar"), ("warm.", "warm. ar")):
        expected = expected.replace(before, after)
    assert build(page())["ar/tea.html"] == expected


def test_existing_declarations_are_replaced_in_place_and_other_languages_stay(build: Build) -> None:
    head = (
        "\n<link rel='canonical' href='/old'>\n<link hreflang='DE' rel='alternate' href='/old-de'>"
        "\n<link hreflang='nl' rel='alternate' href='nl.html'>\n<link hreflang='ar' rel='alternate' href='/old-ar'>"
        "\n<meta property='og:url' content='/old'>\n<meta property='og:locale' content='en_US'>"
        "\n<meta property='og:locale:alternate' content='de_DE'>\n<meta property='og:locale:alternate' content='nl_NL'>"
        "\n<meta http-equiv='content-language' content='en'>"
        '\n<script type="application/ld+json">{"@type": "WebPage", "inLanguage": "en-US"}</script>'
    )
    made = build(page(head))["de/tea.html"]
    assert "\n<link rel='canonical' href='https://me.example/de/tea.html'>" in made
    assert "\n<link hreflang='DE' rel='alternate' href='https://me.example/de/tea.html'>" in made
    assert "\n<link hreflang='ar' rel='alternate' href='https://me.example/ar/tea.html'>" in made
    assert "\n<link hreflang='nl' rel='alternate' href='../nl.html'>" in made
    assert "\n<meta property='og:url' content='https://me.example/de/tea.html'>" in made
    assert "\n<meta property='og:locale' content='de_DE'>" in made
    assert "\n<meta property='og:locale:alternate' content='nl_NL'>" in made
    assert '<meta property="og:locale:alternate" content="ar_EG">' in made
    assert "content='de_DE'>\n<meta property='og:locale:alternate' content='de_DE'" not in made
    assert "content='de'>" in made
    assert '"inLanguage": "de"' in made
    assert made.count("hreflang=") == 5
    assert made.count("canonical") == 1


def test_a_partial_translation_is_announced_nowhere_and_names_the_root(build: Build) -> None:
    files = build(page(), lambda msgid, locale: "" if locale == "ar" and msgid == "Tea" else f"{msgid} {locale}")
    assert 'rel="canonical" href="https://me.example/tea.html"' in files["ar/tea.html"]
    assert "hreflang" not in files["ar/tea.html"]
    assert 'hreflang="ar"' not in files["de/tea.html"] + files["tea.html"] + files["sitemap.xml"]
    assert "https://me.example/ar/" not in files["sitemap.xml"]
    assert '<title lang="en" dir="ltr">Tea</title>' in files["ar/tea.html"]


def test_a_page_of_which_nothing_is_translated_is_not_built_and_links_go_to_the_root(build: Build) -> None:
    pages = page() | {"cup.html": '<!DOCTYPE html><html lang="en"><p>A cup <a href="tea.html">of tea</a>.</p></html>'}
    files = build(pages, lambda msgid, _: "" if msgid in {"Tea", "Drink it warm."} else msgid.replace("cup", "Tasse"))
    assert "de/tea.html" not in files
    assert '<a href="../tea.html">of tea</a>' in files["de/cup.html"]


def test_without_a_base_url_there_are_no_alternates_and_no_address_of_the_source(build: Build) -> None:
    settings = SETTINGS.replace('base_url = "https://me.example/"', "")
    files = build(page('\n<link rel="canonical" href="https://old.example/tea.html">'), settings=settings)
    assert "sitemap.xml" not in files
    assert "hreflang" not in "".join(files.values())
    assert "canonical" not in files["de/tea.html"]
    assert "canonical" in files["tea.html"]


def test_without_annotations_nothing_but_messages_changes(build: Build) -> None:
    files = build(page(), settings=f"{SETTINGS}annotate = false\n")
    assert files["tea.html"] == page()["tea.html"]
    expected = page()["tea.html"].replace("Tea", "Tea ar").replace("warm.", "warm. ar")
    assert files["ar/tea.html"] == expected

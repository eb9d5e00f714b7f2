import gettext
import re
import shutil
import subprocess
from pathlib import Path

import babel
import pytest
from babel import localedata

from l10n.locales import Locale, UnknownLocaleError

CLDR_IDENTIFIERS = sorted(set(localedata.locale_identifiers()) - {"root"})
MSGINIT_DIFFERS = {
    "pt": "msginit has Portugal's rule for the language, CLDR Brazil's",
    "ga": "msginit stops at three forms, CLDR asks for five",
    "lv": "msginit has a form for 0 alone, CLDR one for 0, 10, 11, 20 …",
}
TEMPLATE = (
    'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n\nmsgid "a"\nmsgid_plural "b"\nmsgstr[0] ""\n'
)


@pytest.mark.parametrize(
    ("written", "tag", "posix"),
    [
        ("de", "de", "de"),
        ("pt-BR", "pt-BR", "pt_BR"),
        ("pt_BR", "pt-BR", "pt_BR"),
        ("PT-br", "pt-BR", "pt_BR"),
        ("de_DE.UTF-8", "de-DE", "de_DE"),
        ("de_DE@euro", "de-DE", "de_DE"),
        ("sr@latin", "sr-Latn", "sr@latin"),
        ("sr-Latn-RS", "sr-Latn-RS", "sr_RS@latin"),
        ("uz_UZ@cyrillic", "uz-Cyrl-UZ", "uz_UZ@cyrillic"),
        ("ca-valencia", "ca-valencia", "ca@valencia"),
        ("ca@valencia", "ca-valencia", "ca@valencia"),
        ("es-419", "es-419", "es_419"),
        ("zh-Hant", "zh-Hant", "zh_Hant"),
        ("zh_TW", "zh-TW", "zh_TW"),
        ("zh-hant-tw", "zh-Hant-TW", "zh_Hant_TW"),
        ("iw", "he", "he"),
        ("in_ID", "id-ID", "id_ID"),
        ("no", "nb", "nb"),
        ("sh", "sr-Latn", "sr@latin"),
        ("tl", "fil", "fil"),
        ("en-UK", "en-GB", "en_GB"),
        ("ger", "de", "de"),
        (" fr ", "fr", "fr"),
    ],
)
def test_a_tag_is_read_as_people_write_it(written: str, tag: str, posix: str) -> None:
    locale = Locale.parse(written)
    assert (locale.tag, locale.posix, str(locale)) == (tag, posix, tag)


@pytest.mark.parametrize(
    ("written", "nearest"),
    [
        ("gr", "el"),
        ("jp", "ja"),
        ("cz", "cs"),
        ("German", "de"),
        ("fr-FRR", "fr-FR"),
        ("pt-BX", "pt-BR"),
        ("x-default", None),
        ("", None),
        ("C", None),
        ("und", None),
        ("de-DE-u-co-phonebk", None),
        ("../../etc", None),
    ],
)
def test_what_is_no_locale_is_refused_with_the_nearest(written: str, nearest: str | None) -> None:
    with pytest.raises(UnknownLocaleError) as caught:
        Locale.parse(written)
    assert caught.value.problem == f'no such locale: "{written}"'
    if nearest:
        assert caught.value.remedy == f'Did you mean "{nearest}"?'
    else:
        assert caught.value.remedy


def test_every_locale_of_cldr_reads_back_from_both_its_names() -> None:
    locales = [Locale.parse(identifier) for identifier in CLDR_IDENTIFIERS]
    assert [locale for locale in locales if Locale.parse(locale.tag) != locale] == []
    assert [locale for locale in locales if Locale.parse(locale.posix) != locale] == []
    assert [locale for locale in locales if not re.fullmatch(r"[A-Za-z0-9_@]+", locale.posix)] == []


def test_direction_is_what_cldr_says() -> None:
    said = {identifier: babel.Locale.parse(identifier).text_direction for identifier in CLDR_IDENTIFIERS}
    horizontal = {identifier: direction for identifier, direction in said.items() if direction != "ttb"}
    assert {identifier: Locale.parse(identifier).direction for identifier in horizontal} == horizontal


@pytest.mark.parametrize(
    ("written", "chain"),
    [
        ("pt-BR", "pt-BR pt"),
        ("de", "de"),
        ("es-MX", "es-MX es-419 es"),
        ("zh-Hant-TW", "zh-Hant-TW zh-Hant"),
        ("zh-TW", "zh-TW zh-Hant"),
        ("zh-Hant-MO", "zh-Hant-MO zh-Hant-HK zh-Hant"),
        ("zh-CN", "zh-CN zh"),
        ("sr-Latn-RS", "sr-Latn-RS sr-Latn"),
        ("sr-ME", "sr-ME sr-Latn"),
        ("sr-Cyrl-BA", "sr-Cyrl-BA sr-Cyrl sr"),
        ("ca-valencia", "ca-valencia ca"),
        ("nn", "nn"),
        ("ht", "ht"),
    ],
)
def test_fallback_goes_to_the_parent_but_never_to_another_script(written: str, chain: str) -> None:
    assert [locale.tag for locale in Locale.parse(written).chain()] == chain.split()


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("en", "en-GB", True),
        ("pt-BR", "pt-PT", True),
        ("zh-Hant", "zh-TW", True),
        ("zh-Hans", "zh-Hant", False),
        ("zh", "zh-TW", False),
        ("sr", "sr-Latn", False),
        ("nb", "no", True),
        ("nb", "nn", False),
        ("de", "nl", False),
    ],
)
def test_the_same_language_is_language_and_script(one: str, other: str, same: bool) -> None:  # noqa: FBT001 - a table's column
    assert Locale.parse(one).same_language(Locale.parse(other)) is same
    assert Locale.parse(other).same_language(Locale.parse(one)) is same


@pytest.mark.parametrize(
    ("written", "autonym", "english"),
    [
        ("de", "Deutsch", "German"),
        ("pt-BR", "português (Brasil)", "Brazilian Portuguese"),
        ("ar", "العربية", "Arabic"),
        ("zh-Hant", "繁體中文", "Traditional Chinese"),
        ("sr-Latn", "srpski (latinica)", "Serbian (Latin)"),
        ("es-419", "español latinoamericano", "Latin American Spanish"),
    ],
)
def test_names_are_those_of_cldr(written: str, autonym: str, english: str) -> None:
    locale = Locale.parse(written)
    assert (locale.autonym, locale.english_name) == (autonym, english)


@pytest.mark.parametrize(
    ("written", "name"),
    [("de", "de_DE"), ("en", "en_US"), ("pt-BR", "pt_BR"), ("ar", "ar_EG"), ("zh-Hant", "zh_TW"), ("es-419", "es_LA")],
)
def test_open_graph_gets_a_country(written: str, name: str) -> None:
    assert Locale.parse(written).og == name


@pytest.mark.parametrize(("written", "identifier"), [("zh-TW", "zh_Hant_TW"), ("de-BR", "de"), ("ace", "root")])
def test_data_comes_from_the_nearest_locale_that_has_some(written: str, identifier: str) -> None:
    assert Locale.parse(written).cldr == identifier


@pytest.mark.parametrize(
    ("written", "count"),
    [
        *[("ja", 1), ("zh-Hant", 1), ("fr", 2), ("pt-BR", 2), ("he", 2), ("es", 2), ("it", 2), ("fa", 2)],
        *[("ru", 3), ("pl", 3), ("cs", 3), ("lt", 3), ("lv", 3), ("ro", 3), ("uk", 3), ("hr", 3)],
        *[("sl", 4), ("br", 4), ("gd", 4), ("ga", 5), ("mt", 5), ("ar", 6), ("cy", 6)],
    ],
)
def test_plurals_have_the_usual_number_of_forms(written: str, count: int) -> None:
    locale = Locale.parse(written)
    assert locale.nplurals == count
    assert locale.plural_forms.startswith(f"nplurals={count}; plural=")
    assert locale.plural_forms.endswith(";")


@pytest.mark.parametrize(
    "identifier", sorted({name.partition("_")[0] for name in CLDR_IDENTIFIERS} - {"no"} | {"pt_PT"})
)
def test_forms_part_the_numbers_as_cldr_does(identifier: str) -> None:
    locale = Locale.parse(identifier)
    category = babel.Locale.parse(identifier).plural_form
    index = gettext.c2py(locale.plural_forms.partition("plural=")[2].rstrip(";"))
    folded = {"two": "other"} if identifier == "he" else {}
    for number in range(1001):
        said = category(number)
        assert locale.categories[index(number)].category == folded.get(said, said), number
        assert locale.form(number) == index(number)


def test_each_form_comes_with_numbers_that_take_it() -> None:
    assert [(form.category, form.examples) for form in Locale.parse("ru").categories] == [
        ("one", (1, 21, 31)),
        ("few", (2, 3, 4)),
        ("many", (0, 5, 6)),
    ]


@pytest.mark.skipif(not shutil.which("msginit"), reason="gettext's msginit is not installed")
@pytest.mark.parametrize(
    "locale",
    [
        *["cs", "de", "el", "en", "eo", "es", "et", "fi", "fr", "ga", "he", "hr", "hu", "it", "ja"],
        *["ko", "lt", "lv", "pl", "pt", "pt_BR", "ro", "ru", "sk", "sl", "sr"],
    ],
)
def test_forms_are_those_that_msginit_writes(locale: str, tmp_path: Path) -> None:
    (tmp_path / "messages.pot").write_text(TEMPLATE, encoding="utf-8")
    command = ["msginit", "--no-translator", "--no-wrap", "-l", locale, "-i", "messages.pot", "-o", "-"]
    written = subprocess.run(
        command, cwd=tmp_path, capture_output=True, text=True, check=True, env={"PATH": "/usr/bin:/bin"}
    )
    found = re.search(r"nplurals=(\d+); plural=([^\\]*);", written.stdout)
    assert found
    index, ours = gettext.c2py(found[2]), Locale.parse(locale)
    same = int(found[1]) == ours.nplurals and all(index(number) == ours.form(number) for number in range(1001))
    assert same or locale in MSGINIT_DIFFERS


@pytest.mark.skipif(not shutil.which("msgfmt"), reason="gettext's msgfmt is not installed")
@pytest.mark.parametrize(
    "tag", ["ar", "br", "cy", "fil", "fr", "ga", "gv", "ja", "kw", "lag", "mt", "ru", "shi", "tzm"]
)
def test_msgfmt_accepts_the_header(tag: str, tmp_path: Path) -> None:
    locale = Locale.parse(tag)
    header = (
        f"Language: {locale.posix}\\nContent-Type: text/plain; charset=UTF-8\\nPlural-Forms: {locale.plural_forms}\\n"
    )
    forms = "".join(f'msgstr[{index}] "x"\n' for index in range(locale.nplurals))
    catalog = f'msgid ""\nmsgstr "{header}"\n\nmsgid "a"\nmsgid_plural "b"\n{forms}'
    (tmp_path / "messages.po").write_text(catalog, encoding="utf-8")
    judged = subprocess.run(
        ["msgfmt", "--check-header", "-c", "-o", "/dev/null", "messages.po"],
        cwd=tmp_path, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert judged.returncode == 0, judged.stderr


@pytest.mark.parametrize(
    ("tag", "expected"),
    [
        ("en", "1,234"), ("de", "1.234"), ("pl", "1\u00a0234"), ("fr", "1\u202f234"), ("fa", "۱٬۲۳۴"), ("bn", "১,২৩৪"),
        ("ar-EG", "١٬٢٣٤"), ("mr", "१,२३४"), ("hi", "1,234"), ("ja", "1,234"),
    ],
)  # fmt: skip
def test_a_number_is_written_in_the_locales_own_digits_and_groups(tag: str, expected: str) -> None:
    assert Locale.parse(tag).decimal(1234) == expected

"""Locale data: Babel stays out until it is needed, and one locale's names never become another's."""

import subprocess
import sys

from l10n.dates.cldr import is_same_language, load_locale


def test_babel_is_not_loaded_by_importing_the_package() -> None:
    code = "import sys, l10n.dates; sys.exit('babel' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_one_locale_s_months_do_not_leak_into_another() -> None:
    # with Babel alone, Spanish stand-alone months are "yanvar", "fevral" … once Azerbaijani was read
    code = (
        "from l10n.dates import recognise, format_match\n"
        "print(format_match(recognise('yanvar 2014', 'az'), 'az'))\n"
        "print(format_match(recognise('January 2014', 'en'), 'es'))"
    )
    run = subprocess.run([sys.executable, "-X", "utf8", "-c", code], check=True, capture_output=True, encoding="utf-8")
    assert run.stdout.splitlines() == ["yanvar 2014", "enero de 2014"]


def test_a_tag_falls_back_to_the_nearest_locale() -> None:
    for tag, language in [("fr-FR", "fr"), ("de-XX", "de"), ("iw", "he"), ("pt-br", "pt"), ("en-Latn-US-x-y", "en")]:
        data = load_locale(tag)
        assert data is not None
        assert data.language == language
    assert load_locale("qq-QQ") is None


def test_languages_are_compared_with_their_script() -> None:
    assert is_same_language("en", "en-GB")
    assert is_same_language("zh-TW", "zh-Hant")
    assert not is_same_language("zh-TW", "zh-Hans")
    assert not is_same_language("sr", "sr-Latn")
    assert is_same_language("qq", "qq")

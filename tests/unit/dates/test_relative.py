"""Relative times. Expected texts: CLDR dateFields as Intl.RelativeTimeFormat writes them."""

import pytest

from l10n.dates import recognise_relative, render_relative


@pytest.mark.parametrize(
    ("source", "text", "target", "written"),
    [
        ("fr", "il y a 3 jours", "en", "3 days ago"),
        ("fr", "il y a 3 jours", "ru", "3 дня назад"),
        ("fr", "il y a 5 jours", "pl", "5 dni temu"),
        ("de", "vor 2 Stunden", "ar", "قبل ساعتين"),
        ("ar", "قبل ساعتين", "de", "vor 2 Stunden"),
        ("es", "hace 2 semanas", "fr", "il y a 2 semaines"),
        ("en", "in 5 minutes", "es", "dentro de 5 minutos"),
        ("en", "3 Days Ago", "fr", "il y a 3 jours"),
        ("ja", "3日前", "en", "3 days ago"),
        ("en", "3 days ago", "fa", "۳ روز پیش"),
        ("fr", "il y a 3 jours", "fr-CA", "il y a 3 jours"),
    ],
)
def test_number_and_unit_are_kept(source: str, text: str, target: str, written: str) -> None:
    match = recognise_relative(text, source)
    assert match is not None
    assert render_relative(match, target, source) == written


def test_a_short_form_that_means_past_and_future_is_written_in_full() -> None:
    match = recognise_relative("3 mo. ago", "en")
    assert match is not None
    assert render_relative(match, "ar", "en") == "قبل 3 أشهر"


@pytest.mark.parametrize("text", ["il y a 3 pommes", "3 jours", "il y a 3 ou 4 jours", "hier", "", "il y a"])
def test_anything_else_is_refused(text: str) -> None:
    assert recognise_relative(text, "fr") is None


def test_an_unknown_locale_is_none() -> None:
    match = recognise_relative("3 days ago", "en")
    assert match is not None
    assert render_relative(match, "xx", "en") is None
    assert recognise_relative("3 days ago", "xx") is None

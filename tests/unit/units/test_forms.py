"""Forms of counts that no lexicon knows, from the pages of a site."""

import pytest
from values import read

from l10n.units.forms import pair_forms


def forms(*texts: str, language: str = "en") -> set[tuple[str, str | None]]:
    """Give the messages of pages that show one count each."""
    readings = [read(f'<a href="x#comments">{text}</a>', language=language) for text in texts]
    return {(placed.unit.message, placed.unit.plural) for page in pair_forms(readings) for placed in page.messages}


@pytest.mark.parametrize(
    ("language", "texts", "expected"),
    [
        ("en", ("1 big hoot", "7 big hoots", "0 big hoots"), ("{count} big hoot", "{count} big hoots")),
        ("fr", ("0 coucou", "5 coucous"), ("{count} coucou", "{count} coucous")),
        ("de", ("1 Buch", "2 Bücher"), ("{count} Buch", "{count} Bücher")),
        ("ru", ("1 отзыв", "2 отзыва", "5 отзывов"), ("{count} отзыв", "{count} отзывов")),
        ("en", ("<b>1</b> hoot <i>now</i>", "<b>3</b> hoots <i>now</i>"), None),
    ],
)
def test_the_forms_for_one_and_five_are_one_message(
    language: str, texts: tuple[str, ...], expected: tuple[str, str] | None
) -> None:
    found = forms(*texts, language=language)
    assert len(found) == 1
    assert expected is None or found == {expected}


@pytest.mark.parametrize(
    "texts",
    [
        ("1 hoot", "5 barks"),
        ("1 like", "5 dislikes"),
        ("1 hoot", "5 hoots today"),
        ("1 hoot", "1 hoof", "5 hoots"),
        ("5 hoots",),
    ],
    ids=["other words", "other beginnings", "more words", "two singulars", "no singular"],
)
def test_texts_that_are_not_surely_forms_of_one_stay_as_they_are(texts: tuple[str, ...]) -> None:
    found = forms(*texts)
    assert len(found) == len(texts)
    assert all(message == plural for message, plural in found)

"""Which language each part of a localized page declares (HTML, 3.2.6.2: the nearest ``lang`` holds)."""

import pytest
from sites import Build


def body(build: Build, source: str, *left: str) -> str:
    """Build a page in Arabic, with ``left`` untranslated, and give its body."""
    head = "<head><meta charset=utf-8><title>Tea</title></head>"
    pages = {"tea.html": f'<!DOCTYPE html><html lang="en">{head}<body>{source}</body></html>'}
    made = build(pages, lambda msgid, _: "" if msgid in left else f"{msgid} ع")
    return made["ar/tea.html"].partition("<body>")[2].partition("</body>")[0]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("<p class=x>Stay</p>", '<p lang="en" dir="ltr" class=x>Stay</p>'),
        ("<p> Stay </p>", '<p lang="en" dir="ltr"> Stay </p>'),
        ("<div>Stay<br><br>Go</div>", '<div><span lang="en" dir="ltr">Stay</span><br><br>Go ع</div>'),
        ("<p id='a>b'>Stay</p>", '<p lang="en" dir="ltr" id=\'a>b\'>Stay</p>'),
        ("<p dir=ltr>Stay</p>", '<p lang="en" dir=ltr>Stay</p>'),
        ("<p lang=en>Stay</p>", "<p lang=en>Stay</p>"),
        ("<div lang=en><p>Go</p><p>Stay</p></div>", '<div lang="ar"><p>Go ع</p><p lang="en" dir="ltr">Stay</p></div>'),
        ("<select><option>Stay</select>", '<select><option lang="en" dir="ltr">Stay</select>'),
        ("<p lang=en dir='ltr'>Go</p>", "<p lang=\"ar\" dir='rtl'>Go ع</p>"),
        ("<p dir=auto>Go</p>", "<p dir=auto>Go ع</p>"),
        ("<p>Go</p>", "<p>Go ع</p>"),
    ],
)
def test_every_part_declares_the_language_it_is_in(build: Build, source: str, expected: str) -> None:
    assert body(build, source, "Stay") == expected

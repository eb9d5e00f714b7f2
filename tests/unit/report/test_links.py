from pathlib import Path

import pytest

from l10n.report.links import Links


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("locales/de.po", "../locales/de.po#L7"),
        ("https://example.org/export/a.html", "https://example.org/export/a.html"),
        ("s3://bucket/export/a.html", None),
        ("zip://a.html::file:///x.zip", None),
    ],
)
def test_a_place_is_linked_where_a_browser_can_follow(path: str, expected: str | None) -> None:
    assert Links(Path("reports")).file(path, 7) == expected

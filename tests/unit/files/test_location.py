from pathlib import Path

import pytest

from l10n.files import Url, encloses, is_url, locate

ROOT = Path("/project")


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("export", Path("/project/export")),
        ("/export", Path("/export")),
        ("C:/export", Path("/project/C:/export")),
        ("file:///srv/a%20blog", Path("/srv/a blog")),
        ("s3://bucket/export", Url("s3://bucket/export")),
        ("zip://::export.zip", Url("zip://::file:///project/export.zip")),
        ("zip://blog::file:///srv/x.zip", Url("zip://blog::file:///srv/x.zip")),
        ("zip://blog::s3://bucket/x.zip", Url("zip://blog::s3://bucket/x.zip")),
    ],
)
def test_a_configured_place_is_a_path_or_a_url(written: str, expected: Path | Url) -> None:
    assert locate(ROOT, written) == expected


@pytest.mark.parametrize("written", ["export", "a::b", "c:\\export", "c://export", "file:///export"])
def test_a_path_is_no_url(written: str) -> None:
    assert not is_url(written)


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        (Url("s3://bucket/export", "de/a.html"), "s3://bucket/export/de/a.html"),
        (Url("s3://bucket/export/", "a.html"), "s3://bucket/export/a.html"),
        (Url("zip://::file:///x.zip", "a.html"), "zip://a.html::file:///x.zip"),
        (Url("zip://blog::s3://bucket/x.zip", "a.html"), "zip://blog/a.html::s3://bucket/x.zip"),
        (Url("https://who:secret@example.org/x/", "a.html"), "https://example.org/x/a.html"),
        (Url("zip://::sftp://who:secret@example.org/x.zip", "a"), "zip://a::sftp://example.org/x.zip"),
    ],
)
def test_a_file_is_shown_at_its_place_and_without_a_password(url: Url, shown: str) -> None:
    assert str(url) == shown


@pytest.mark.parametrize(
    ("outer", "inner", "expected"),
    [
        (Url("s3://bucket/a"), Url("s3://bucket/a/"), True),
        (Url("s3://bucket/a"), Url("s3a://bucket/a/b"), True),
        (Url("s3://bucket/a"), Url("s3://bucket/ab"), False),
        (Url("s3://bucket/a/b"), Url("s3://bucket/a"), False),
        (Url("memory://a"), Url("memory:///a"), True),
        (Url("zip://a::s3://bucket/x.zip"), Url("zip://a/b::s3://bucket/x.zip"), True),
        (Url("zip://a::s3://bucket/x.zip"), Url("zip://a::s3://bucket/y.zip"), False),
        (Url("s3://bucket"), ROOT, False),
        (ROOT, Url("s3://bucket"), False),
        (ROOT, ROOT / "a", True),
    ],
)
def test_one_place_is_around_another(outer: Path | Url, inner: Path | Url, *, expected: bool) -> None:
    assert encloses(outer, inner) is expected

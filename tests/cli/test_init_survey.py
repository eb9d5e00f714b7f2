"""What ``l10n init`` tells of an export that it cannot make everything of."""

from pathlib import Path

from click.testing import CliRunner
from small_site import write

from l10n.cli import main

DYNAMIC = """<!DOCTYPE html><html><head><meta name="generator" content="blogger">
<meta name="blogger-template" content="dynamic"><title>Tee</title></head><body><script>
_WidgetManager._SetDataContext([{'name': 'blog', 'data': {'locale': 'de'}}]);</script></body></html>"""


def init(folder: Path, *pages: str, locales: tuple[str, ...] = ()) -> str:
    for number, page in enumerate(pages):
        write(folder / "export" / f"{number}.html", page)
    result = CliRunner().invoke(main, ["-C", str(folder), "init", *locales])
    assert result.exit_code == 0, result.output
    return result.stdout


def test_a_theme_without_posts_in_the_html_is_said_to_be_one(tmp_path: Path) -> None:
    told = init(tmp_path, DYNAMIC, DYNAMIC)
    assert "holds no post" in told
    assert "(2 of 2 pages)" in told


def test_a_language_that_nothing_decides_is_said_to_be_undecided_and_left_to_the_user(tmp_path: Path) -> None:
    told = init(tmp_path, DYNAMIC)
    assert "posts     undecided" in told
    assert "too short to tell; it is taken for de. Set source.posts in l10n.toml" in told
    assert "# posts =" in (tmp_path / "l10n.toml").read_text(encoding="utf-8")


def test_a_locale_that_the_export_is_in_is_said_to_have_nothing_to_translate(tmp_path: Path) -> None:
    told = init(tmp_path, "<html lang='de'><p>Ein Satz, der von Tee erzählt.", locales=("fr", "de"))
    assert "de has nothing to translate: the export is in it" in told
    assert "fr has nothing" not in told

"""Projects as people start them, and as they lie beside each other."""

from pathlib import Path

from click.testing import CliRunner, Result

from l10n.cli import main

PAGE = (
    "<!DOCTYPE html><html lang=en><body><p>Every reader is somebody, and most of them never say so.</p></body></html>"
)


def l10n(folder: Path, *arguments: str) -> Result:
    return CliRunner().invoke(main, ["-C", str(folder), *arguments], catch_exceptions=False)


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)


def test_a_locale_can_follow_an_init_that_named_none(tmp_path: Path) -> None:
    write(tmp_path / "export" / "index.html", PAGE)
    assert l10n(tmp_path, "init").exit_code == 0
    result = l10n(tmp_path, "init", "de")
    assert result.exit_code == 0, result.output
    assert list((tmp_path / "locales" / "de" / "LC_MESSAGES").glob("*.po"))


def test_a_locale_that_is_named_twice_is_one(tmp_path: Path) -> None:
    write(tmp_path / "export" / "index.html", PAGE)
    result = l10n(tmp_path, "init", "de", "DE", "pt_BR", "pt-BR")
    assert result.exit_code == 0, result.output
    assert '\nlocales = ["de", "pt-BR"]' in (tmp_path / "l10n.toml").read_text()


def test_a_gate_without_a_locale_is_not_open(tmp_path: Path) -> None:
    write(tmp_path / "export" / "index.html", PAGE)
    assert l10n(tmp_path, "init").exit_code == 0
    for command in ("check", "run"):
        result = l10n(tmp_path, command)
        assert result.exit_code == 2
        assert "no catalogs are there, and no locales are configured" in result.output


def test_extract_leaves_the_templates_of_a_project_below_alone(tmp_path: Path) -> None:
    write(tmp_path / "export" / "index.html", PAGE)
    write(tmp_path / "l10n.toml", 'locales = ["de"]\n[catalogs]\ndir = "."\n')
    write(tmp_path / "other" / "export" / "index.html", PAGE)
    write(tmp_path / "other" / "l10n.toml", 'locales = ["de"]\n')
    assert l10n(tmp_path / "other", "extract").exit_code == 0
    template = tmp_path / "other" / "locales" / "posts.pot"
    before = template.read_bytes()
    assert l10n(tmp_path, "extract").exit_code == 0
    assert (tmp_path / "posts.pot").exists()
    assert template.read_bytes() == before

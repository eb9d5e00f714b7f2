"""Projects as people start them, and as they lie beside each other."""

import re
from pathlib import Path

import pytest
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


BLOG = """<!DOCTYPE html><html lang=fr><head><meta content=blogger name=generator></head><body><div class='post hentry'>
<h3 class=post-title>Small talk</h3><div class=post-body>Every reader is somebody.</div>
<span class='post-author vcard'>Publié par <span class=fn>Camille</span></span></div>
<div id=comments class=comments><h4>3 commentaires:</h4></div></body></html>"""

BROKEN = {
    "lost": 'msgstr "Eingestellt"',
    "misspelt": 'msgstr "Eingestellt von {Name}"',
    "formatted": 'msgstr "Eingestellt von {name:>9}"',
    "lone brace": 'msgstr "Eingestellt von {name} {"',
    "numbered": 'msgstr "Eingestellt von {name} {0}"',
    "escaped": 'msgstr "Eingestellt von {{name}}"',
}
RULES = [
    "nplurals=2; plural=(n/0);",
    "nplurals=2; plural=7;",
    "nplurals=2; plural=n;",
    "nplurals=2; plural=n>1 ? 5 : 0;",
]


def blog(folder: Path) -> Path:
    """A French Blogspot with an English post, its interface translated by the lexicon."""
    write(folder / "export" / "2014" / "02" / "small-talk.html", BLOG)
    assert l10n(folder, "init", "de").exit_code == 0
    catalog = folder / "locales" / "de" / "LC_MESSAGES" / "interface.po"
    assert 'msgstr "Gepostet von {name}"' in catalog.read_text() or "{name}" in catalog.read_text()
    posts = folder / "locales" / "de" / "LC_MESSAGES" / "posts.po"
    posts.write_text(
        posts.read_text().replace(
            '"Every reader is somebody."\nmsgstr ""', '"Every reader is somebody."\nmsgstr "Jeder Leser ist jemand."'
        )
    )
    return catalog


@pytest.mark.parametrize("translation", BROKEN.values(), ids=BROKEN.keys())
def test_a_translation_that_would_break_a_page_is_not_published_and_stops_no_build(
    tmp_path: Path, translation: str
) -> None:
    catalog = blog(tmp_path)
    text = re.sub(
        r'(msgid "Publié par \{name\}"\n)msgstr ".*"', lambda match: match[1] + translation, catalog.read_text()
    )
    assert translation in text
    catalog.write_text(text)
    assert l10n(tmp_path, "check").exit_code == 1
    result = l10n(tmp_path, "build")
    assert result.exit_code == 0, result.output
    page = (tmp_path / "site" / "de" / "2014" / "02" / "small-talk.html").read_text()
    assert "Publié par <span class=fn>Camille</span>" in page
    assert "Jeder Leser ist jemand." in page


@pytest.mark.parametrize("rule", RULES)
def test_a_plural_rule_that_fails_is_found_and_stops_no_build(tmp_path: Path, rule: str) -> None:
    catalog = blog(tmp_path)
    text = re.sub(r'"Plural-Forms: .*"', f'"Plural-Forms: {rule}\\\\n"', catalog.read_text())
    assert rule in text
    catalog.write_text(text)
    checked = l10n(tmp_path, "check")
    assert checked.exit_code == 1
    assert "po/header" in checked.output
    result = l10n(tmp_path, "build")
    assert "Traceback" not in result.output
    page = (tmp_path / "site" / "de" / "2014" / "02" / "small-talk.html").read_text()
    assert "Jeder Leser ist jemand." in page
    assert "3 Kommentare:" in page


def test_a_page_more_that_shows_what_is_chrome_loses_no_translation(tmp_path: Path) -> None:
    page = "<html lang=en><title>{0}</title><b>Made by hand</b><h1>The {0}</h1><p>Here it is all about the {0}.</p>"
    for name in ("walk", "swim"):
        write(tmp_path / "export" / f"{name}.html", page.format(name))
    assert l10n(tmp_path, "init", "de").exit_code == 0
    catalogs = tmp_path / "locales" / "de" / "LC_MESSAGES"
    posts = catalogs / "posts.po"
    posts.write_text(posts.read_text().replace('"Made by hand"\nmsgstr ""', '"Made by hand"\nmsgstr "Von Hand"'))
    write(tmp_path / "export" / "boat.html", page.format("boat"))
    assert l10n(tmp_path, "update").exit_code == 0
    assert 'msgid "Made by hand"\nmsgstr "Von Hand"' in (catalogs / "interface.po").read_text()

"""``catalogs.split``: one catalog for all posts, or one a post; switching moves work and loses none."""

import shutil
from pathlib import Path

import polib
import pytest
from click.testing import CliRunner
from small_site import CONFIG, small_site

from l10n.cli import main

ROOT = Path(__file__).parents[2]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    for name in ("fixtures", "locales"):
        shutil.copytree(ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("*.mo"))
    shutil.copy(ROOT / "l10n.toml", tmp_path)
    return tmp_path


def l10n(folder: Path, *arguments: str) -> str:
    result = CliRunner().invoke(main, ["-C", str(folder), *arguments], catch_exceptions=False)
    assert result.exit_code == 0, result.output
    return result.output


def split_by(folder: Path, kind: str) -> None:
    text = (folder / "l10n.toml").read_text().split("[catalogs]")[0]
    (folder / "l10n.toml").write_text(f'{text}\n[catalogs]\nsplit = "{kind}"\n')
    l10n(folder, "extract")
    l10n(folder, "update")


def work(folder: Path, locale: str) -> dict[tuple[str | None, str], tuple[str, bool]]:
    """All that is translated in a locale's posts, whatever file it is in, read by polib."""
    found = {}
    for path in (folder / "locales" / locale / "LC_MESSAGES").rglob("*.po"):
        if path.relative_to(folder / "locales" / locale / "LC_MESSAGES").parts[0].startswith("posts"):
            for entry in polib.pofile(path):
                if not entry.obsolete:
                    found[entry.msgctxt, entry.msgid] = (entry.msgstr, entry.fuzzy)
    return found


def test_switching_to_a_catalog_a_page_and_back_loses_no_translation(project: Path) -> None:
    before = {locale: work(project, locale) for locale in ("de", "ar", "ja")}
    assert all(len(texts) > 80 and all(text for text, _ in texts.values()) for texts in before.values())

    split_by(project, "page")
    messages = project / "locales" / "de" / "LC_MESSAGES"
    assert (messages / "posts/2014/02/small-talk-is-beginning-of-trust.po").exists()
    assert not (messages / "posts.po").exists()
    assert not (project / "locales" / "posts.pot").exists()
    assert {locale: work(project, locale) for locale in before} == before

    split_by(project, "site")
    assert (messages / "posts.po").exists()
    assert not (messages / "posts").exists()
    assert not (project / "locales" / "posts").exists()
    assert {locale: work(project, locale) for locale in before} == before


def test_a_build_says_the_same_whether_posts_have_one_catalog_or_many(project: Path) -> None:
    l10n(project, "build", "-o", str(project / "one"))
    split_by(project, "page")
    l10n(project, "build", "-o", str(project / "many"))
    one = {path.relative_to(project / "one"): path.read_bytes() for path in (project / "one").rglob("*.html")}
    many = {path.relative_to(project / "many"): path.read_bytes() for path in (project / "many").rglob("*.html")}
    assert len(one) > 100
    assert one == many


def test_a_renamed_page_keeps_its_translations(project: Path) -> None:
    split_by(project, "page")
    before = work(project, "de")
    pages = project / "fixtures" / "blogger-fr" / "2014" / "02"
    (pages / "small-talk-is-beginning-of-trust.html").rename(pages / "small-talk.html")
    l10n(project, "extract")
    l10n(project, "update")
    folder = project / "locales" / "de" / "LC_MESSAGES" / "posts" / "2014" / "02"
    assert (folder / "small-talk.po").exists()
    assert not (folder / "small-talk-is-beginning-of-trust.po").exists()
    assert work(project, "de") == before


def test_a_compiled_catalog_goes_with_its_source(project: Path) -> None:
    l10n(project, "compile")
    compiled = project / "locales" / "de" / "LC_MESSAGES" / "posts.mo"
    assert compiled.exists()
    split_by(project, "page")
    l10n(project, "compile")
    assert not compiled.exists()


def test_a_new_catalog_names_the_translators_of_the_one_that_it_takes_its_messages_from(project: Path) -> None:
    messages = project / "locales" / "de" / "LC_MESSAGES"
    held = (messages / "posts.po").read_text(encoding="utf-8")
    held = "# Copyright 2014 Anna Weber\n" + held.replace("The authors of blog-l10n", "Anna Weber <anna@example.org>")
    (messages / "posts.po").write_text(held, encoding="utf-8")
    split_by(project, "page")
    parts = list(messages.glob("posts/**/*.po"))
    assert len(parts) > 1
    for path in parts:
        text = path.read_text(encoding="utf-8")
        assert text.startswith("# Copyright 2014 Anna Weber\n")
        assert polib.pofile(path).metadata["Last-Translator"] == "Anna Weber <anna@example.org>"
    split_by(project, "site")
    joined = polib.pofile(messages / "posts.po")
    assert joined.metadata["Last-Translator"] == "Anna Weber <anna@example.org>"
    assert joined.metadata["PO-Revision-Date"] == "2026-11-22 23:55+0000"


def test_compiled_catalogs_go_with_their_folders(project: Path) -> None:
    split_by(project, "page")
    l10n(project, "compile")
    split_by(project, "site")
    l10n(project, "compile")
    assert not (project / "locales" / "de" / "LC_MESSAGES" / "posts").exists()


def test_more_posts_than_files_may_be_open_have_a_template_each(
    tmp_path: Path,
) -> None:
    resource = pytest.importorskip("resource")
    posts = 60
    pages = {f"{number}.html": f"<p>Of walk number {number} much could be told.</p>" for number in range(posts)}
    small_site(tmp_path, pages, {}, f'{CONFIG}[catalogs]\nsplit = "page"\n[run]\njobs = 1\n')
    l10n(tmp_path, "config", "show")  # what is imported and loaded is open already
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (len(list(Path("/dev/fd").iterdir())) + posts, hard))
    try:
        l10n(tmp_path, "extract")
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))
    assert len(list((tmp_path / "locales").rglob("*.pot"))) == posts

"""What the documents print is what the tool prints, and every command in them is one.

``L10N_UPDATE_DOCUMENTS=1 pytest tests/cli/test_documents.py`` writes what is printed now; read the diff then.
"""

import functools
import http.server
import os
import re
import shlex
import shutil
import subprocess
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from small_site import CONFIG, catalog, small_site
from terminal import l10n
from transcripts import BLOCK, play

ROOT = Path(__file__).parents[2]
EVERY = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md"))]
PLAYED = [path for path in EVERY if BLOCK.search(path.read_text(encoding="utf-8"))]
TUTORIALS = ROOT / "docs" / "tutorials"


def _name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """Copy the worked example that the repository is, without what a run of it leaves."""
    folder = tmp_path / "blog-l10n"
    folder.mkdir()
    shutil.copy(ROOT / "l10n.toml", folder)
    for name in ("fixtures", "locales"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("*.mo"))
    return folder


@pytest.mark.parametrize("document", PLAYED, ids=_name)
def test_every_transcript_of_a_document_is_what_the_tool_prints(document: Path, repository: Path) -> None:
    text = document.read_text(encoding="utf-8")
    # A tutorial begins beside the repository, everything else in it.
    played = play(text, repository.parent if document.is_relative_to(TUTORIALS) else repository)
    if os.environ.get("L10N_UPDATE_DOCUMENTS"):
        document.write_text(played, encoding="utf-8")
    assert played == text


def test_the_readme_and_each_tutorial_show_the_tool_at_work() -> None:
    assert {"README.md", *(_name(path) for path in TUTORIALS.glob("*.md"))} <= set(map(_name, PLAYED))


# ---- commands that stand in the text, in configurations of CI systems, in scripts

_CODE = re.compile(r"^```(\w*)\n(.*?)^```$|(?<!`)`([^`\n]+)`(?!`)", re.DOTALL | re.MULTILINE)
_RUN = frozenset({None, "", "sh", "yaml", "groovy"})
_COMMAND = re.compile(r"(?<![\w./:-])l10n((?:[ ]+[^\s`#|&;>()']+)+)")
_STANDS_FOR = {
    "COMMAND": "check", "DIR": "export", "FILE": "out", "ID": "po/missing", "LOCALE": "de", "N": "1",
    "PAGE": "index.html", "RULE": "po", "SHELL": "bash", "path/to/export": "export",
}  # fmt: skip
_WAITING = ("serve", "--watch")
"""What runs until it is interrupted; tests/browser and tests/unit have it."""
_NAMED = ("explain", "completion", "config")
"""What a text may name without saying of what."""


def _commands() -> list[str]:
    """Find every ``l10n …`` of the documents that is in no transcript, with words for what stands in capitals."""
    found = set()
    for document in EVERY:
        for code in _CODE.finditer(BLOCK.sub("", document.read_text(encoding="utf-8"))):
            for command in _COMMAND.finditer((code[2] or code[3]) if code[1] in _RUN else ""):
                words = [_STANDS_FOR.get(word.strip("[…]"), word) for word in command[1].split()]
                found.add(" ".join(words).rstrip("\\."))  # of a table, of a sentence
    return sorted(found)


@pytest.mark.parametrize("command", _commands())
def test_every_other_command_of_the_documents_runs(
    command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    small_site(
        tmp_path, {"index.html": "<p>Hello.</p>"}, {"de/LC_MESSAGES/posts.po": catalog({"Hello.": "Hallo."})}, CONFIG
    )
    monkeypatch.chdir(tmp_path)
    # A page that a text speaks of is not a page of this site.
    arguments = shlex.split(re.sub(r"^explain \S+\.html", "explain index.html", command))
    if "init" in arguments:
        Path("l10n.toml").unlink()
    if "--after" in arguments:
        assert l10n("report", "-o", arguments[arguments.index("--after") + 1]).exit_code == 0
    if any(waiting in arguments for waiting in _WAITING) or command in _NAMED:
        arguments.append("--help")
    result = l10n(*arguments)
    assert result.exit_code in {0, 1}, result.output


# ---- getting the pages


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing: a test's output is its failures."""


@pytest.fixture
def blog(request: pytest.FixtureRequest) -> Iterator[str]:
    """Serve an example as if it were a blog on the network."""
    handler = functools.partial(_Quiet, directory=str(ROOT / "fixtures" / request.param))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


@pytest.mark.parametrize(
    ("tutorial", "blog"),
    [("blogger", "blogger-fr"), ("wordpress", "wordpress-de")],
    indirect=["blog"],
)
def test_the_mirroring_command_of_a_tutorial_gets_the_pages_as_they_are(
    tutorial: str, blog: str, tmp_path: Path
) -> None:
    if shutil.which("wget") is None:
        pytest.skip("wget is not installed")
    text = (TUTORIALS / f"{tutorial}.md").read_text(encoding="utf-8")
    command = re.search(r"^(wget .*) (https://\S+)$", text, re.MULTILINE)
    assert command is not None
    # 8 stands for a file that the server does not have, such as an image that no mirror saved.
    done = subprocess.run(["bash", "-c", f"{command[1]} --quiet {blog}"], cwd=tmp_path, check=False)
    assert done.returncode in {0, 8}
    example = ROOT / "fixtures" / {"blogger": "blogger-fr", "wordpress": "wordpress-de"}[tutorial]
    pages = {path.relative_to(example) for path in example.rglob("*.html")}
    got = {path.relative_to(tmp_path / "export") for path in (tmp_path / "export").rglob("*.html")}
    assert pages <= got
    assert all((tmp_path / "export" / page).read_bytes() == (example / page).read_bytes() for page in pages)

"""A page with a sentence, a link, a count and an attribute, its catalogs, and the editor's answers without a socket.

In: a folder. Out: a project, and an ``Editor`` to ask. Never done here: our own writing of catalogs.
"""

import re
from collections.abc import Mapping
from http import HTTPStatus
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

from small_site import CONFIG, entry, header, small_site

from l10n.serve.exchange import Request, Response
from l10n.serve.guard import Guard
from l10n.serve.routes import Editor
from l10n.usecases.project import Project

PAGE = """<!DOCTYPE html>
<html lang="en"><head><title>Small talk</title><script>document.title = "evil"</script></head>
<body onload="document.title = 'evil'"><article><h1>Small talk</h1>
<p>Read <a href="other.html">the guide</a> first.</p>
<p>Nobody proposes marriage in the first sentence.</p>
<img src="cup.png" alt="Two cups"></article>
<p class="count">3 comments</p>
</body></html>"""
OTHER = (
    "<!DOCTYPE html><html><body><article><p>Nobody proposes marriage in the first sentence.</p></article></body></html>"
)
SITE = CONFIG.replace('["de"]', '["de", "ar"]') + '[[extract.rules]]\nselect = ".count"\nrole = "count"\n'
POSTS, COUNTS = "{locale}/LC_MESSAGES/posts.po", "{locale}/LC_MESSAGES/interface.po"
COUNT = (
    '\n# of the boss\n#. {count}: 3\n#, python-brace-format\nmsgid "{count} comment"\nmsgid_plural "{count} comments"\n'
)


def counts(*strings: str) -> str:
    """Write the entry of the count."""
    return COUNT + "".join(f'msgstr[{at}] "{string}"\n' for at, string in enumerate(strings))


def editor_site(folder: Path) -> Project:
    """Write the site, with German half done and Arabic not begun."""
    texts = [
        "Small talk",
        "Read <a>the guide</a> first.",
        "Nobody proposes marriage in the first sentence.",
        "Two cups",
    ]
    german = ["Plaudern", "", "", "Zwei Tassen"]
    (folder / "export").mkdir(parents=True, exist_ok=True)
    (folder / "export" / "cup.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    (folder / "secret.txt").write_text("secret")
    return small_site(
        folder,
        {"talk.html": PAGE, "other.html": OTHER},
        {
            POSTS.format(locale="de"): header() + "".join(map(entry, texts, german)),
            COUNTS.format(locale="de"): header() + counts("", ""),
            POSTS.format(locale="ar"): header("ar") + "".join(entry(text, "") for text in texts),
            COUNTS.format(locale="ar"): header("ar") + counts(*[""] * 6),
        },
        SITE,
    )


class Visitor:
    """A browser that has been let in, as far as a test needs one."""

    def __init__(self, project: Project, *, read_only: bool = False) -> None:
        self.guard = Guard(8730)
        self.editor = Editor(project, self.guard, read_only=read_only)
        self.headers = {"host": "127.0.0.1:8730", "cookie": f"other=1; l10n-8730={self.guard.token}"}

    def get(self, address: str, **headers: str) -> Response:
        """Ask for a page."""
        parts = urlsplit(address)
        return self.editor.answer(Request("GET", parts.path, dict(parse_qsl(parts.query)), {**self.headers, **headers}))

    def post(self, form: Mapping[str, str], **headers: str) -> Response:
        """Send a form to be saved."""
        return self.editor.answer(Request("POST", "/save", {}, {**self.headers, **headers}, form))

    def form(self, address: str, *texts: str, then: str = "stay") -> dict[str, str]:
        """Fill in the form of a page."""
        page = self.get(address).body.decode()
        hidden = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)">', page))
        return hidden | {f"text-{at}": text for at, text in enumerate(texts)} | {"then": then}

    def address(self, text: str, path: str = "/edit/de/talk.html") -> str:
        """Find the address of a message on a page by the beginning of its text."""
        page = self.get(path).body.decode()
        for href, content in re.findall(r'<li class="state [^"]*"><a href="([^"#]*)#edit"[^>]*>(.*?)</a>', page):
            if re.sub(r"<[^>]*>", "", content).replace("&lt;", "<").replace("&gt;", ">").startswith(text):
                return str(href)
        raise AssertionError(f"{text!r} is not on {path}")


OK, REFUSED = HTTPStatus.OK, HTTPStatus.FORBIDDEN

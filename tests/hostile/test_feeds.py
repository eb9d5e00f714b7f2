"""Whoever writes a catalog writes text into feeds as well, and no element, no attribute, no broken file."""

import html
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree as ET

import polib
import pytest
from census import Census, census, programs
from payloads import PAYLOADS
from pseudo import codes
from small_site import catalog, small_site, write
from terminal import l10n

_DECLARES = ("lang", "dir")
"""What a text that stays as it was gains in a feed of another language."""
Change = Callable[[str], str]
_CONFIG = """
inputs = ["export"]
platform = "generic"
locales = ["ar"]
[source]
interface = "en"
posts = "en"
[build]
publish_at = 0
base_url = "https://example.org/"
"""
_MARKUP = (
    '<p title="A tip">Words with <a href="https://example.org/a">a link</a> &amp; more.</p><img alt="A cup" src="x">'
)
_RSS = f"""<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>A feed of posts</title><link>https://example.org/</link><language>en</language>
<item><title><![CDATA[A first post]]></title><link>https://example.org/index.html</link>
<description>{html.escape(_MARKUP)}</description><content:encoded><![CDATA[{_MARKUP}]]></content:encoded></item>
</channel></rss>
"""
_ATOM = """<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>A feed of posts</title>
<link href="https://example.org/"/><id>tag:example.org,2014:1</id><updated>2014-02-26T00:00:00Z</updated>
<entry><title type="html">A &lt;b&gt;first&lt;/b&gt; post</title><id>tag:example.org,2014:2</id>
<updated>2014-02-26T00:00:00Z</updated><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">
<p title="A tip">Words with <a href="https://example.org/a">a link</a> &amp; more.<br/> And more</p></div></content>
</entry>
</feed>
"""


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    small_site(tmp_path, {"index.html": "<p>Words of the page.</p>"}, {}, _CONFIG)
    write(tmp_path / "export/rss.xml", _RSS)
    write(tmp_path / "export/atom.xml", _ATOM)
    assert l10n("update").exit_code == 0
    (tmp_path / "made").mkdir()
    for path in (tmp_path / "locales").rglob("*.po"):
        path.rename(tmp_path / "made" / path.name)
    return tmp_path


def _build(site: Path, change: Change) -> list[tuple[Counter[str], Census]]:
    """Build with every message changed, and look at what became of the feeds."""
    messages = {path.stem: [entry.msgid for entry in polib.pofile(str(path))] for path in (site / "made").iterdir()}
    assert sum(map(len, messages.values())) > 5
    for domain, held in messages.items():
        po = catalog({message: change(message) for message in held}, "ar").encode("utf-8", "surrogatepass")
        (site / f"locales/ar/LC_MESSAGES/{domain}.po").write_bytes(po)
    result = l10n("build")
    assert isinstance(result.exception, SystemExit | None), result.exception
    assert result.exit_code in {0, 1}, result.output
    return [_inside(path.read_bytes()) for path in sorted((site / "site/ar").glob("*.xml"))]


def _inside(data: bytes) -> tuple[Counter[str], Census]:
    """Count a feed's own elements, with their attributes, and what is in the HTML that its texts are."""
    tree = ET.fromstring(data)  # noqa: S314 - a file that we built, without entities
    own = Counter(
        f"{each.tag} {sorted(key for key in each.attrib if not key.endswith(_DECLARES))}"
        for each in tree.iter()
        if each.tag != "language"
    )
    found: Census = Census()
    for each in tree.iter():
        if each.tag.rpartition("}")[2] in {"description", "encoded"} or each.get("type") == "html":
            found += census(each.text or "")
    return own, found


@pytest.mark.parametrize("payload", PAYLOADS.values(), ids=PAYLOADS)
def test_no_feed_gains_an_element_by_a_catalog_or_stops_being_one(site: Path, payload: str) -> None:
    taken = _build(site, lambda message: f"{message} ö")
    in_part = _build(site, lambda message: f"<x>{message}" if "<" in message else f"{message} ö")
    assert len(taken) == len(in_part) == 2
    for change in (
        lambda _: payload,
        lambda message: payload + message,
        lambda message: message + payload,
        lambda message: "".join(codes(message)) + payload,
    ):
        found = _build(site, change)
        assert len(found) in {0, 2}  # where a page can take none of the texts, it is not built in that language
        for (own, inside), (own_before, inside_before), (own_part, inside_part) in zip(
            found, taken, in_part, strict=False
        ):
            assert own in (own_before, own_part)
            allowed = {each[:2] for each in inside_before | inside_part}
            assert {each[:2] for each in inside if each[1] not in _DECLARES} <= allowed
            assert programs(inside) <= programs(inside_before)

"""Sites that people published, laid out as they were, built into two languages: no link dies on the way."""

import json
from collections import defaultdict
from collections.abc import Callable, Mapping
from pathlib import Path

from sites import build_into, make_project, translate

from l10n.build.addresses import Addresses, addresses_of
from l10n.build.statements import dead_among
from l10n.build.validate import validate
from l10n.html.document import read_document
from l10n.html.links import links_of

HOME = "https://site.example/"
SETTINGS = f"""
inputs = ["export"]
locales = ["eo", "ur"]
[catalogs]
width = 0
[build]
base_url = "{HOME}"
"""


def sites(corpus: Path) -> dict[str, dict[str, bytes]]:
    """Give the sites of which the corpus has several pages, each file where it was published."""
    found: dict[str, dict[str, bytes]] = defaultdict(dict)
    for entry in json.loads((corpus / "manifest.json").read_text(encoding="utf-8")):
        if entry["origin_repo"] and not entry["platform"].startswith(("wxr", "blogger-backup")):
            found[entry["origin_repo"]][entry["origin_path"]] = (corpus / entry["file"]).read_bytes()
    return {name: files for name, files in sorted(found.items()) if len(files) > 1}


def is_page(path: str, data: bytes) -> bool:
    return path.endswith((".html", ".htm")) and b"<rss" not in data[:500]


def dead_on(data: bytes, path: str, addresses: Addresses) -> list[str]:
    return [link.target for link, _ in dead_among(links_of(read_document(data)), path, addresses)]


def live_links(files: Mapping[str, bytes], addresses: Addresses) -> dict[str, set[str]]:
    """Give for each page the files of the site that its links lead to."""
    found: dict[str, set[str]] = {}
    for path, data in files.items():
        if is_page(path, data):
            places = (addresses.find(link.target, path) for link in links_of(read_document(data)))
            found[path] = {place.file for place in places if place is not None and place.file}
    return found


def test_no_link_of_a_published_site_dies_on_the_way(
    corpus: Path, tmp_path: Path, record_property: Callable[[str, object], None]
) -> None:
    """A localized page has as many dead links into its site as its source, and leads to all the files it led to."""
    alive = 0
    for number, (name, files) in enumerate(sites(corpus).items()):
        project = make_project(tmp_path / str(number), files, SETTINGS)
        project = translate(project, lambda msgid, _: f"{msgid} ö")
        built, made = build_into(project, tmp_path / str(number) / "out", verify=True)
        assert not built.diagnostics, (name, built.diagnostics)

        source, result = addresses_of(frozenset(files), HOME), addresses_of(frozenset(made), HOME)
        before, after = live_links(files, source), live_links(made, result)
        for path in before:
            dead = dead_on(files[path], path, source)
            for locale in ("eo", "ur"):
                page = f"{locale}/{path}"
                if page in made:
                    assert len(dead_on(made[page], page, result)) <= len(dead), (name, page)
                    led = {each.removeprefix(f"{locale}/") for each in after[page]}
                    assert led == before[path], (name, page)
                    alive += len(after[page])
        foreign = {path for path, data in files.items() if b"hreflang" in data}  # stays: it is of a language of theirs
        faults = [
            fault
            for fault in validate(made, HOME)
            if fault.rule in {"site/alternates", "site/x-default", "site/canonical"}
            and not (fault.rule == "site/canonical" and fault.path in files)  # a source page keeps its own
            and fault.path.removeprefix("eo/").removeprefix("ur/") not in foreign
        ]
        assert not faults, (name, faults)
    record_property("live_links", alive)
    print(f"{alive} live links from pages to files of their sites")  # noqa: T201 - the figure is the finding
    assert alive >= 200

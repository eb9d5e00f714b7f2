"""The editor's answers: what is shown, what is saved, what is refused."""

import contextlib
from pathlib import Path

import pytest
from editor_site import COUNTS, POSTS, Visitor, counts, editor_site
from small_site import entry
from turbohtml import parse

from l10n.files import lock
from l10n.serve.assets import asset
from l10n.serve.exchange import BadRequestError

_DE = POSTS.format(locale="de")


@pytest.fixture
def visitor(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Visitor:
    monkeypatch.chdir(tmp_path)
    return Visitor(editor_site(tmp_path))


def _catalog(name: str = _DE) -> str:
    return Path("locales", name).read_text(encoding="utf-8")


def _texts(page: bytes, selector: str) -> list[str]:
    return [" ".join(each.text.split()) for each in parse(page.decode()).select(selector)]


class TestShowing:
    def test_the_overview_leads_to_every_page_in_every_language(self, visitor: Visitor) -> None:
        page = parse(visitor.get("/").body.decode())
        links = {each.attr("href") for each in page.select(".matrix a")}
        assert links == {f"/edit/{locale}/{path}" for locale in ("de", "ar") for path in ("talk.html", "other.html")}

    def test_a_page_lists_its_texts_with_their_state_in_words(self, visitor: Visitor) -> None:
        assert _texts(visitor.get("/edit/de/talk.html").body, ".list li") == [
            "Small talk Translated",
            "Read <a>the guide</a> first. Not translated",
            "Nobody proposes marriage in the first sentence. Not translated",
            "Two cups Translated",
            "{count} comment Not translated",
        ]

    def test_the_first_text_to_do_is_open(self, visitor: Visitor) -> None:
        page = visitor.get("/edit/de/talk.html").body
        assert _texts(page, ".list [aria-current] span:first-child") == ["Read <a>the guide</a> first."]
        assert _texts(page, ".from .chip.open") == ["<a>"]

    def test_a_plural_has_a_field_for_each_form_with_numbers(self, visitor: Visitor) -> None:
        address = visitor.address("{count}", "/edit/ar/talk.html")
        assert _texts(visitor.get(address).body, ".field label") == [
            "zero for 0",
            "one for 1",
            "two for 2",
            "few for 3, 4, 5, …",
            "many for 11, 12, 13, …",
            "other for 100, 101, 102, …",
        ]

    def test_a_field_has_the_language_and_direction_of_the_translation(self, visitor: Visitor) -> None:
        field = next(iter(parse(visitor.get("/edit/ar/talk.html").body.decode()).select("textarea")))
        assert (field.attr("lang"), field.attr("dir")) == ("ar", "rtl")

    def test_the_target_is_the_page_as_it_would_be_built_with_texts_marked(self, visitor: Visitor) -> None:
        view = f"/view/{visitor.guard.view_key}/target/de/talk.html"
        page = parse(visitor.get(view).body.decode())
        assert next(iter(page.select("html"))).attr("lang") == "de"
        assert next(iter(page.select("title"))).text == "Plaudern"
        marked = {each.text: (each.attr("class") or "").split() for each in page.select("label")}
        assert marked == {
            "Plaudern": ["l10n-text", "l10n-done"],
            "Read the guide first.": ["l10n-text", "l10n-missing"],
            "Nobody proposes marriage in the first sentence.": ["l10n-text", "l10n-missing"],
            "3 comments": ["l10n-text", "l10n-missing"],
        }

    def test_a_mark_presses_the_button_that_opens_its_message(self, visitor: Visitor) -> None:
        view = f"/view/{visitor.guard.view_key}/source/de/talk.html"
        page = parse(visitor.get(view).body.decode())
        targets = {each.attr("for") for each in page.select("label")}
        assert targets <= {each.attr("id") for each in page.select("form.l10n-form button")}

    def test_a_page_that_changed_is_read_again(self, visitor: Visitor) -> None:
        page = Path("export/other.html")
        page.write_text(page.read_text().replace("Nobody", "Hardly anybody"))
        assert _texts(visitor.get("/edit/de/other.html").body, ".list li") == [
            "Hardly anybody proposes marriage in the first sentence. Not translated"
        ]

    def test_a_catalog_that_changed_is_read_again(self, visitor: Visitor) -> None:
        visitor.get("/edit/de/talk.html")
        Path("locales", _DE).write_text(_catalog().replace('"Plaudern"', '""'))
        assert "Small talk Not translated" in _texts(visitor.get("/edit/de/talk.html").body, ".list li")

    def test_the_same_text_elsewhere_is_suggested(self, visitor: Visitor) -> None:
        Path("locales", _DE).write_text(_catalog() + entry("Read <a>the guide</a>, first.", "Erst <a>lesen</a>."))
        page = visitor.get(visitor.address("Read")).body
        assert _texts(page, ".suggestions .text") == ["Erst <a>lesen</a>."]
        used = visitor.get(visitor.address("Read") + "&use=0").body
        assert _texts(used, "textarea") == ["Erst <a>lesen</a>."]

    def test_the_source_can_be_copied_without_a_script(self, visitor: Visitor) -> None:
        page = visitor.get(visitor.address("Read") + "&use=source").body
        assert _texts(page, "textarea") == ["Read <a>the guide</a> first."]

    def test_next_goes_from_page_to_page_and_round(self, visitor: Visitor) -> None:
        first = visitor.get("/next/de").headers["Location"]
        second = visitor.get("/next/de?after=other.html").headers["Location"]
        again = visitor.get("/next/de?after=talk.html").headers["Location"]
        assert first.startswith("/edit/de/other.html?message=")
        assert second.startswith("/edit/de/talk.html?message=")
        assert again == first


class TestSaving:
    def test_nothing_else_of_the_catalog_changes(self, visitor: Visitor) -> None:
        before = _catalog()
        address = visitor.address("Read")
        response = visitor.post(visitor.form(address, "Lies erst <a>den Leitfaden</a>."))
        assert response.status == 303
        assert response.headers["Location"] == f"{address}&saved=1#edit"
        text = "Read <a>the guide</a> first."
        assert _catalog() == before.replace(entry(text, ""), entry(text, "Lies erst <a>den Leitfaden</a>."))

    def test_every_form_of_a_plural_is_saved_and_the_comments_stay(self, visitor: Visitor) -> None:
        before = _catalog(COUNTS.format(locale="de"))
        visitor.post(visitor.form(visitor.address("{count}"), "{count} Kommentar", "{count} Kommentare"))
        after = before.replace(counts("", ""), counts("{count} Kommentar", "{count} Kommentare"))
        assert _catalog(COUNTS.format(locale="de")) == after

    def test_save_and_next_goes_on(self, visitor: Visitor) -> None:
        following = visitor.address("Nobody")
        response = visitor.post(visitor.form(visitor.address("Read"), "Lies <a>das</a>.", then="next"))
        assert response.headers["Location"] == f"{following}#edit"

    def test_what_has_errors_is_saved_and_stays_open_with_them(self, visitor: Visitor) -> None:
        response = visitor.post(visitor.form(visitor.address("Read"), "Lies den Leitfaden.", then="next"))
        page = visitor.get(response.headers["Location"].partition("#")[0]).body
        assert "markup/missing" in "".join(_texts(page, ".findings"))
        assert "Read <a>the guide</a> first. Has errors" in _texts(page, ".list li")

    def test_a_guess_is_confirmed_by_saving_it(self, visitor: Visitor) -> None:
        guess = entry("Small talk", "Plauderei", '#, fuzzy\n#| msgid "Smalltalk"\n')
        Path("locales", _DE).write_text(_catalog().replace(entry("Small talk", "Plaudern"), guess))
        visitor.post(visitor.form(visitor.address("Small"), "Plauderei"))
        assert entry("Small talk", "Plauderei") in _catalog()

    def test_a_doubt_can_be_kept(self, visitor: Visitor) -> None:
        visitor.post(visitor.form(visitor.address("Small"), "Geplauder") | {"fuzzy": "yes"})
        assert entry("Small talk", "Geplauder", "#, fuzzy\n") in _catalog()

    def test_a_text_that_somebody_changed_is_no_longer_the_lexicons(self, visitor: Visitor) -> None:
        lexicon = entry("Small talk", "Plaudern", "# l10n: lexicon\n# mine\n")
        Path("locales", _DE).write_text(_catalog().replace(entry("Small talk", "Plaudern"), lexicon))
        visitor.post(visitor.form(visitor.address("Small"), "Geplauder"))
        assert entry("Small talk", "Geplauder", "# mine\n") in _catalog()

    def test_what_a_catalog_does_not_hold_yet_is_put_in_its_place(self, visitor: Visitor) -> None:
        before = _catalog()
        Path("locales", _DE).write_text(before.replace(entry("Read <a>the guide</a> first.", ""), ""))
        visitor.post(visitor.form(visitor.address("Read"), "Lies <a>das</a> zuerst."))
        after = entry("Read <a>the guide</a> first.", "Lies <a>das</a> zuerst.")
        after = after.replace("\nmsgid", "\n#. <a>: other.html\n#: talk.html\nmsgid", 1)
        assert _catalog() == before.replace(entry("Read <a>the guide</a> first.", ""), after)

    def test_a_catalog_that_is_not_there_is_made(self, visitor: Visitor) -> None:
        Path("locales", _DE).unlink()
        visitor.post(visitor.form(visitor.address("Small"), "Plaudern"))
        assert 'msgid "Small talk"\nmsgstr "Plaudern"\n' in _catalog()

    def test_line_ends_are_those_of_a_catalog(self, visitor: Visitor) -> None:
        visitor.post(visitor.form(visitor.address("Nobody"), "eins\r\nzwei"))
        assert 'msgstr ""\n"eins\\n"\n"zwei"\n' in _catalog()


def test_the_style_is_kept_by_the_browser_as_long_as_it_is_the_same(visitor: Visitor) -> None:
    response = visitor.get(asset("editor.css"))
    assert (response.status, response.type) == (200, "text/css; charset=utf-8")
    assert "immutable" in response.headers["Cache-Control"]
    with pytest.raises(BadRequestError):
        visitor.get("/static/0000000000000000/editor.css")


class TestRefusing:
    def test_a_second_editor_sees_both_texts_and_overwrites_nothing(self, visitor: Visitor) -> None:
        address = visitor.address("Nobody")
        mine, theirs = visitor.form(address, "Meins"), visitor.form(address, "Ihres")
        assert visitor.post(theirs).status == 303
        before = _catalog()
        response = visitor.post(mine)
        assert response.status == 409
        assert _texts(response.body, ".both .text") == ["Ihres", "Meins"]
        assert _texts(response.body, "textarea") == ["Meins"]
        assert _catalog() == before

    def test_who_has_seen_the_conflict_may_decide_it(self, visitor: Visitor) -> None:
        address = visitor.address("Nobody")
        mine, theirs = visitor.form(address, "Meins"), visitor.form(address, "Ihres")
        visitor.post(theirs)
        page = parse(visitor.post(mine).body.decode())
        seen = next(each.attr("value") for each in page.select("input") if each.attr("name") == "version")
        assert visitor.post(mine | {"version": seen or ""}).status == 303
        assert "Meins" in _catalog()

    def test_two_who_write_the_same_do_not_disagree(self, visitor: Visitor) -> None:
        form = visitor.form(visitor.address("Nobody"), "Dasselbe")
        assert [visitor.post(form).status, visitor.post(form).status] == [303, 303]

    def test_a_run_at_work_is_waited_for_with_the_text_kept(self, visitor: Visitor) -> None:
        form = visitor.form(visitor.address("Nobody"), "Niemand")
        with lock(Path("locales")):
            response = visitor.post(form)
        assert response.status == 503
        assert "another l10n run is at work" in response.body.decode()
        assert _texts(response.body, "textarea") == ["Niemand"]

    def test_a_catalog_with_a_conflict_marker_is_not_touched(self, visitor: Visitor) -> None:
        form = visitor.form(visitor.address("Nobody"), "Niemand")
        torn = _catalog() + "\n<<<<<<< HEAD\n"
        Path("locales", _DE).write_text(torn)
        response = visitor.post(form)
        assert response.status == 409
        assert "cannot be read as a whole" in response.body.decode()
        assert _catalog() == torn

    @pytest.mark.parametrize(
        "change",
        [{"text-1": "x"}, {"message": "0" * 16}, {"page": "../secret.txt"}, {"locale": "fr"}, {"text-0": "a\0b"}],
    )
    def test_what_the_form_did_not_offer_is_not_saved(self, visitor: Visitor, change: dict[str, str]) -> None:
        before = _catalog()
        form = visitor.form(visitor.address("Nobody"), "Niemand") | change
        with contextlib.suppress(BadRequestError):
            assert visitor.post(form).status == 409
        assert _catalog() == before

    def test_nothing_is_saved_read_only(self, tmp_path: Path, visitor: Visitor) -> None:
        reader = Visitor(editor_site(tmp_path), read_only=True)
        form = visitor.form(visitor.address("Nobody"), "Niemand") | {"key": reader.guard.form_key}
        with pytest.raises(BadRequestError, match="read-only"):
            reader.post(form)
        assert "Save" not in _texts(reader.get("/edit/de/talk.html").body, "button")

    @pytest.mark.parametrize(
        "path",
        [
            "../secret.txt",
            "..",
            "",
            ".",
            "secret.txt",
            "/secret.txt",
            "a/../../secret.txt",
            "..\\secret.txt",
            "cup.png\0",
        ],
    )
    def test_no_path_leads_out_of_the_export(self, visitor: Visitor, path: str) -> None:
        for start in (f"/view/{visitor.guard.view_key}/source/de/", "/edit/de/", "/static/"):
            with pytest.raises(BadRequestError) as refused:
                visitor.get(start + path)
            assert refused.value.status == 404

    def test_a_file_of_the_export_is_shown_as_what_it_is(self, visitor: Visitor) -> None:
        response = visitor.get(f"/view/{visitor.guard.view_key}/target/de/cup.png")
        assert (response.status, response.type) == (200, "image/png")

    def test_a_page_in_the_whole_window_is_edited(self, visitor: Visitor) -> None:
        view = f"/view/{visitor.guard.view_key}/target/de/other.html"
        response = visitor.get(view, **{"sec-fetch-dest": "document"})
        assert (response.status, response.headers["Location"]) == (303, "/edit/de/other.html")

    def test_nothing_of_a_catalog_becomes_markup(self, visitor: Visitor) -> None:
        evil = '</textarea><script>alert(1)</script><a1 onclick="x">'
        visitor.post(visitor.form(visitor.address("Nobody"), evil))
        page = parse(visitor.get(visitor.address("Nobody")).body.decode())
        assert [each.attr("src") for each in page.select("script")] == [asset("editor.js")]
        assert next(iter(page.select("textarea"))).text.strip() == evil

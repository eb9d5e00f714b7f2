import pytest
from turbohtml import Document as Tree
from turbohtml import Element, parse

from l10n.html.index import RuleIndex
from l10n.html.scopes import Scopes
from l10n.html.tags import tags_of
from l10n.html.tokens import Tokens
from l10n.rules import Role, Rule
from l10n.spans import Span

PAGE = """<!DOCTYPE html><html lang=fr><body class="Home page"><div id=main class="post hentry"><h2 class=title>A</h2>
<a href="x,y" class='b "q"'>b</a><p class="é">c</p><svg><a>d</a></svg><x-y data-v="a>b">e</x-y></div><i id=I>f</i>"""
SELECTORS = (
    ".post", "#main", "div", "*", "h2.title", ".post > .title, .nothing", "#main .title, a", ":is(.post, .title)",
    "a[href='x,y']", "[href='x,y'], i", "p:not(.post, .title)", ".post:has(> h2) a", ".post:not(:has(> b)) > h2",
    "[data-v='a>b']", "x-y", "h2 ~ p", "h2+a", "DIV", "#main:not(.a #b .c)", ".\\e9", "svg a", "html", "body.page",
    "  .post  ,  i  ", "#i", "#I", ".home", "*|a", ".-x", "p.é, .a1 > i", "tbody", "#main > .title, #main > .nothing",
)  # fmt: skip


def _found(page: str, *selectors: str) -> tuple[Tree, list[tuple[Rule, Element]]]:
    tree, part = parse(page, scripting=True, source_locations=True), Span(0, len(page))
    scopes, tokens = Scopes(tree, part), Tokens(page, part)
    index = RuleIndex([Rule(selector, Role.POSTS) for selector in selectors])
    found = index.matches(scopes, tokens.names, tags_of(tokens, scopes).values())
    return tree, [(rule, element) for _, rule, element in found]


@pytest.mark.parametrize("page", [PAGE, PAGE.removeprefix("<!DOCTYPE html>")], ids=["standards", "quirks"])
@pytest.mark.parametrize("selector", SELECTORS)
def test_the_index_finds_what_the_selector_alone_finds(selector: str, page: str) -> None:
    tree, found = _found(page, selector)
    assert [element for _, element in found] == tree.select(selector)


def test_rules_come_in_their_order() -> None:
    _, found = _found("<p class='a b' id=c>", ".b", "p", ".x", "#c", "p.a")
    assert [rule.select for rule, _ in found] == [".b", "p", "#c", "p.a"]

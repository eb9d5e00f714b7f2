import pytest
from turbohtml import parse

from l10n.html.index import RuleIndex
from l10n.rules import Role, Rule

PAGE = """<!DOCTYPE html><html lang=fr><body class="Home page"><div id=main class="post hentry"><h2 class=title>A</h2>
<a href="x,y" class='b "q"'>b</a><p class="é">c</p><svg><a>d</a></svg><x-y data-v="a>b">e</x-y></div><i id=I>f</i>"""
SELECTORS = (
    ".post", "#main", "div", "*", "h2.title", ".post > .title, .nothing", "#main .title, a", ":is(.post, .title)",
    "a[href='x,y']", "[href='x,y'], i", "p:not(.post, .title)", ".post:has(> h2) a", ".post:not(:has(> b)) > h2",
    "[data-v='a>b']", "x-y", "h2 ~ p", "h2+a", "DIV", "#main:not(.a #b .c)", ".\\e9", "svg a", "html", "body.page",
    "  .post  ,  i  ", "#i", "#I", ".home", "*|a",
)  # fmt: skip


@pytest.mark.parametrize("page", [PAGE, PAGE.removeprefix("<!DOCTYPE html>")], ids=["standards", "quirks"])
@pytest.mark.parametrize("selector", SELECTORS)
def test_the_index_finds_what_the_selector_alone_finds(selector: str, page: str) -> None:
    tree = parse(page, scripting=True, source_locations=True)
    index = RuleIndex([Rule(selector, Role.POSTS)])
    assert [element for _, _, element in index.matches(tree.select("*"))] == tree.select(selector)


def test_rules_come_in_their_order() -> None:
    elements = parse("<p class='a b' id=c>").select("p")
    selectors = (".b", "p", ".x", "#c", "*", ".a")
    found = RuleIndex([Rule(selector, Role.POSTS) for selector in selectors]).matches(elements)
    assert [rule.select for _, rule, _ in found] == [".b", "p", "#c", "*", ".a"]

from pathlib import Path
from typing import Any

import pytest

from l10n.errors import ConfigError, UsageError
from l10n.html.document import read_document
from l10n.platforms.lexicon import FOLDER
from l10n.platforms.profile import GENERIC, Evidence, known_platforms, load_platform, parse_platform
from l10n.rules import Role, Rule

MINIMAL = {"name": "mine", "label": "My blog"}
PAGE = read_document(b"<p>Hello")


@pytest.mark.parametrize("name", known_platforms())
def test_a_bundled_profile_says_only_what_can_be_done(name: str) -> None:
    platform = load_platform(name)
    assert platform.name == name
    assert platform.rules
    assert platform.evidence or name == GENERIC
    assert all(sign.says and sign.weight > 0 for sign in platform.evidence)
    assert all((FOLDER / f"{lexicon}.toml").exists() for lexicon in platform.lexicons)
    for selector in [*platform.rules, *platform.evidence, *platform.remarks]:
        assert PAGE.matches(selector.select or "p") in {0, 1}


def test_the_generic_profile_is_the_last_of_many() -> None:
    assert known_platforms()[-1] == GENERIC
    assert {"blogger", "wordpress", "medium", "tumblr", "ghost", "jekyll", "hugo"} <= set(known_platforms())


def test_a_profile_is_read_whole() -> None:
    platform = parse_platform(
        MINIMAL
        | {
            "default": "interface",
            "declares": "interface",
            "locale": ["lang=(..)"],
            "lexicons": ["blogger"],
            "notes": "\nA note.\n",
            "evidence": [{"text": "made by me", "weight": 5, "says": "it says so"}],
            "remarks": [{"path": "drafts/*", "says": "A draft."}],
            "rules": [
                {"select": ".ad", "role": "skip"},
                {"select": "h1", "role": "posts", "context": "c", "note": "n"},
            ],
        },
        "mine.toml",
    )
    assert platform.default is platform.declares is Role.INTERFACE
    assert platform.locale == ("lang=(..)",)
    assert platform.lexicons == ("blogger",)
    assert platform.notes == "A note."
    assert platform.evidence == (Evidence(text="made by me", weight=5, says="it says so"),)
    assert platform.remarks == (Evidence(path="drafts/*", says="A draft."),)
    assert platform.rules == (Rule(".ad", Role.SKIP), Rule("h1", Role.POSTS, "c", "n"))


def test_a_profile_that_extends_another_goes_before_it() -> None:
    rule = {"select": "article", "role": "skip"}
    platform = parse_platform(MINIMAL | {"extends": "generic", "rules": [rule]}, "mine.toml")
    generic = load_platform("generic")
    assert platform.rules == (Rule("article", Role.SKIP), *generic.rules)
    assert platform.default is generic.default
    assert platform.evidence == ()


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ({"name": "mine"}, "label is missing"),
        (MINIMAL | {"rule": []}, "unknown key 'rule'\n  Did you mean 'rules'?"),
        (MINIMAL | {"label": 3}, "label is a text, not 3"),
        (MINIMAL | {"rules": {"select": "p"}}, "rules is a list of tables\n  Begin each with [[rules]]."),
        (MINIMAL | {"rules": [{"select": "p"}]}, "rules 1: role is missing"),
        (MINIMAL | {"rules": [{"select": "p", "role": "post"}]}, "rules 1: 'post' is no role here"),
        (MINIMAL | {"rules": [{"select": "p..x", "role": "posts"}]}, 'rules 1: invalid CSS selector "p..x"'),
        (MINIMAL | {"evidence": [{"select": "p[", "says": "x"}]}, 'evidence 1: invalid CSS selector "p["'),
        (MINIMAL | {"default": "skip"}, "default: 'skip' is no role here\n  Roles are interface, posts."),
        (
            MINIMAL | {"rules": [{"selct": "p", "role": "posts"}]},
            "rules 1: unknown key 'selct'\n  Did you mean 'select'?",
        ),
        (MINIMAL | {"evidence": [{"weight": 2, "says": "x"}]}, "evidence 1: a sign is seen in one way"),
        (MINIMAL | {"evidence": [{"text": "a", "path": "b", "says": "x"}]}, "evidence 1: a sign is seen in one way"),
        (MINIMAL | {"evidence": [{"text": "a", "weight": "2", "says": "x"}]}, "weight is a whole number, not '2'"),
        (MINIMAL | {"remarks": [{"text": "a", "weight": 2, "says": "x"}]}, "remarks 1: unknown key 'weight'"),
        (MINIMAL | {"locale": ["lang=.."]}, "has 0 groups"),
        (MINIMAL | {"locale": ["lang=(.."]}, "is no regular expression"),
        (MINIMAL | {"lexicons": "blogger"}, "lexicons is a list of texts"),
        (MINIMAL | {"extends": "bloger"}, "'bloger'\n  Did you mean 'blogger'?"),
        (MINIMAL | {"extends": "mine.toml"}, "extends names no bundled platform"),
    ],
)
def test_what_a_profile_cannot_say_is_refused(data: dict[str, Any], said: str) -> None:
    with pytest.raises(ConfigError) as refused:
        parse_platform(data, "mine.toml")
    assert str(refused.value).startswith("mine.toml: ")
    assert said in str(refused.value)


def test_a_profile_of_ones_own_is_loaded_by_its_path(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text('name = "mine"\nlabel = "My blog"\n', encoding="utf-8")
    assert load_platform(str(path)).label == "My blog"


def test_a_file_that_is_no_toml_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text("name = ", encoding="utf-8")
    with pytest.raises(ConfigError, match=r"mine\.toml:1:8: is not valid TOML: invalid value"):
        load_platform(str(path))


def test_an_unknown_platform_is_refused_with_the_nearest() -> None:
    with pytest.raises(UsageError, match="Did you mean 'wordpress'"):
        load_platform("wordpres")

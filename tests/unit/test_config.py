import json
import tomllib
from pathlib import Path
from textwrap import dedent

import pytest

from l10n.config import (
    ORIGIN_DEFAULT,
    ORIGIN_FLAG,
    Config,
    FailUnder,
    config_schema,
    find_config,
    load_config,
    parse_config,
    render_config,
    render_value,
    with_flags,
)
from l10n.config.lines import spot_of
from l10n.errors import ConfigError, InputError
from l10n.rules import Role, Rule


def written(folder: Path, text: str, name: str = "l10n.toml") -> Path:
    path = folder / name
    path.write_text(dedent(text), encoding="utf-8")
    return path


def test_an_empty_file_gives_every_default() -> None:
    assert parse_config({}) == Config()


def test_values_are_read_and_frozen(tmp_path: Path) -> None:
    config = load_config(
        written(
            tmp_path,
            """
            inputs = ["export", "more/*.html"]
            locales = ["en", "pt-BR"]
            [source]
            interface = "fr"
            [catalogs]
            split = "page"
            width = 0
            [[extract.rules]]
            select = ".promo"
            role = "interface"
            context = "promo"
            [[extract.rules]]
            select = ".when"
            role = "date"
            [build]
            base_url = "https://example.org/blog"
            annotate = false
            [run]
            jobs = 2
            """,
        )
    )
    assert config.inputs == ("export", "more/*.html")
    assert config.locales == ("en", "pt-BR")
    assert (config.source.interface, config.source.posts) == ("fr", "auto")
    assert (config.catalogs.split, config.catalogs.width) == ("page", 0)
    assert config.extract.rules == (Rule(".promo", Role.INTERFACE, "promo"), Rule(".when", Role.DATE))
    assert (config.build.base_url, config.build.annotate) == ("https://example.org/blog", False)
    assert config.run.jobs == 2
    assert config.located(config.build.out) == tmp_path / "site"
    hash(config)


def test_pyproject_holds_the_same_in_its_own_table(tmp_path: Path) -> None:
    path = written(tmp_path, '[tool.l10n]\nlocales = ["ar"]\n[tool.l10n.build]\nout = "www"\n', "pyproject.toml")
    config = load_config(path)
    assert config.locales == ("ar",)
    assert config.located(config.build.out) == tmp_path / "www"


@pytest.mark.parametrize(
    ("text", "place", "problem", "remedy"),
    [
        ("input = ['a']", 1, "input: unknown key", 'Did you mean "inputs"?'),
        ("\n[build]\nouts = 'x'", 3, "build.outs: unknown key", 'Did you mean "out"?'),
        ("[buidl]", 1, "buidl: unknown key", 'Did you mean "build"?'),
        ("root = '/'", 1, "root: unknown key", "Known here: inputs, exclude"),
        ("locales = 'de'", 1, "locales: expected a list of texts", "config schema"),
        ("locales = ['de', 1]", 1, "locales: expected a list of texts", ""),
        ("locales = ['pt-BR', 'de', 'pt_br']", 1, 'locales: "pt_br" is listed twice', "Delete one"),
        ("build = 'site'", 1, "build: expected a table, got 'site'", "[build]"),
        ("[run]\njobs = -1", 2, "run.jobs: expected a whole number, 0 or more, got -1", ""),
        ("[run]\njobs = true", 2, "run.jobs: expected a whole number, 0 or more, got true", ""),
        ("[run]\nexecutor = 'threads'", 2, 'run.executor: expected one of "process", "serial", "dask"', ""),
        ("[update]\nthreshold = 75", 2, "update.threshold: expected a number from 0 to 1, got 75", ""),
        ("[update]\nthreshold = nan", 2, "update.threshold: expected a number from 0 to 1", ""),
        ("[build]\npublish_at = 101", 2, "build.publish_at: expected a number from 0 to 100", ""),
        ("[build]\nannotate = 'no'", 2, "build.annotate: expected true or false", ""),
        ("[build]\nbase_url = 'example.org'", 2, "build.base_url: expected a URL that begins with http", ""),
        ("[build]\nurl = '{path}'", 2, "build.url: expected a relative path with {locale} and {path}", ""),
        ("[build]\nurl = '/{locale}/{path}'", 2, "build.url: expected a relative path", ""),
        ("[catalogs]\nlayout = '../{locale}/{domain}.po'", 2, "catalogs.layout: expected a relative path", ""),
        ("[catalogs]\nlayout = '{locale}/{domain}/{page}.po'", 2, "catalogs.layout: expected a relative path", ""),
        ("[check]\nfail_under = 'all'", 2, "check.fail_under: expected a number from 0 to 100, or a table", ""),
        ("[check]\nfail_under = { pots = 80 }", 2, "check.fail_under: expected a number", ""),
        ("[[extract.rules]]\nselect = '.a'", 1, "extract.rules.1.role: is missing", "both select"),
        (
            "[[extract.rules]]\nselect = '.a'\nrole = 'skip'\n[[extract.rules]]\nselect = '.b'\nrole = 'skp'",
            6,
            "extract.rules.2.role: expected one of",
            "",
        ),
        (
            "[[extract.rules]]\nselect = '.a'\nrole = 'skip'\nnotes = ''",
            4,
            "extract.rules.1.notes: unknown key",
            '"note"',
        ),
        ("[extract]\nrules = 1", 2, "extract.rules: expected a list of tables", "[[extract.rules]]"),
        ("locales = ['de']\n[check.fail_under.locale]\nfr = 50", 2, 'check.fail_under: "fr" is not among', ""),
    ],
)
def test_what_cannot_be_meant_is_refused_by_file_line_and_key(
    tmp_path: Path, text: str, place: int, problem: str, remedy: str
) -> None:
    path = written(tmp_path, text)
    with pytest.raises(ConfigError) as caught:
        load_config(path)
    assert caught.value.location is not None
    assert caught.value.location[:2] == (str(path), place)
    assert caught.value.problem.startswith(problem)
    assert remedy in caught.value.remedy
    assert caught.value.remedy


def test_what_is_no_toml_says_where(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"l10n\.toml:2:5: is not valid TOML"):
        load_config(written(tmp_path, "a = 1\nb = = 2\n"))


def test_what_is_no_utf_8_is_refused(tmp_path: Path) -> None:
    (tmp_path / "l10n.toml").write_bytes(b'platform = "\xe9"')
    with pytest.raises(ConfigError, match="not UTF-8"):
        load_config(tmp_path / "l10n.toml")


def test_a_file_that_is_not_there_is_an_input_error(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no such file"):
        load_config(tmp_path / "gone.toml")


@pytest.mark.parametrize(
    ("inputs", "out"),
    [
        ("export", "export"),
        ("export", "./export/"),
        ("export", "export/site"),
        ("export/2014", "export"),
        ("export", "."),
        (".", "site"),
        ("export/**/*.html", "export/site"),
        ("export/*", "export/site"),
        ("*", "site"),
        ("export/*.html", "export/.."),
    ],
)
def test_out_that_touches_an_input_is_refused(tmp_path: Path, inputs: str, out: str) -> None:
    path = written(tmp_path, f'inputs = ["{inputs}"]\n[build]\nout = "{out}"\n')
    with pytest.raises(ConfigError, match=r"l10n\.toml: build\.out: .*\n  Name a folder beside the export"):
        load_config(path)


@pytest.mark.parametrize(
    ("inputs", "out"), [("export", "site"), ("export", "exports"), ("*.html", "site"), ("export/2014", "export/site")]
)
def test_out_beside_the_inputs_is_fine(tmp_path: Path, inputs: str, out: str) -> None:
    assert load_config(written(tmp_path, f'inputs = ["{inputs}"]\n[build]\nout = "{out}"\n')).build.out == out


def test_out_reached_through_a_link_is_still_the_input(tmp_path: Path) -> None:
    (tmp_path / "export").mkdir()
    (tmp_path / "site").symlink_to("export")
    with pytest.raises(ConfigError, match="is the input"):
        load_config(written(tmp_path, ""))


def test_the_nearest_configuration_is_found_from_below(tmp_path: Path) -> None:
    path = written(tmp_path, "")
    (tmp_path / "a" / "b").mkdir(parents=True)
    written(tmp_path / "a", "[project]\nname = 'other'\n", "pyproject.toml")
    assert find_config(tmp_path / "a" / "b") == path


def test_pyproject_counts_if_it_has_the_table(tmp_path: Path) -> None:
    assert find_config(tmp_path) is None
    path = written(tmp_path, "[tool.l10n]\n", "pyproject.toml")
    assert find_config(tmp_path) == path


def test_two_configurations_in_one_folder_are_refused(tmp_path: Path) -> None:
    written(tmp_path, "")
    written(tmp_path, "[tool.l10n]\n", "pyproject.toml")
    with pytest.raises(ConfigError, match=r"both l10n\.toml and \[tool\.l10n\]"):
        find_config(tmp_path)


def test_a_configuration_that_is_named_is_not_looked_for(tmp_path: Path) -> None:
    written(tmp_path, "")
    other = tmp_path / "other.toml"
    other.write_text("")
    assert find_config(tmp_path, other) == other


def test_a_configuration_that_is_named_must_be_there(tmp_path: Path) -> None:
    written(tmp_path, "")
    with pytest.raises(InputError, match=r"other\.toml: no such configuration file"):
        find_config(tmp_path, tmp_path / "other.toml")


def test_flags_win_and_say_so() -> None:
    config = parse_config({"build": {"out": "www", "publish_at": 50}}, file="l10n.toml")
    changed = with_flags(
        config, {"build.out": "elsewhere", "run.jobs": 2, "check.fail_under": 90.0, "update.threshold": None}
    )
    assert (changed.build.out, changed.build.publish_at, changed.run.jobs) == ("elsewhere", 50, 2)
    assert changed.check.fail_under == FailUnder(90)
    assert changed.update == config.update
    origins = {setting.key: setting.origin for setting in changed.settings()}
    assert origins["build.out"] == origins["run.jobs"] == ORIGIN_FLAG
    assert origins["build.publish_at"] == "l10n.toml"
    assert origins["update.threshold"] == ORIGIN_DEFAULT
    assert (config.build.out, dict(config.origins)) == (
        "www",
        {"build.out": "l10n.toml", "build.publish_at": "l10n.toml"},
    )


def test_flags_are_checked_like_the_file() -> None:
    with pytest.raises(ConfigError, match=r"^run\.jobs: expected a whole number"):
        with_flags(Config(), {"run.jobs": -3})
    with pytest.raises(ConfigError, match=r"^build\.out: .* lies inside"):
        with_flags(Config(), {"build.out": "export/out"})


@pytest.mark.parametrize(
    ("locale", "domain", "threshold"),
    [
        ("de", "interface", 100),
        ("de", "posts", 80),
        ("de", "posts.fr", 80),
        ("de", "posts/2014/02/hello", 80),
        ("de", "posts.it", 10),
        ("de", "comments", 90),
        ("ar", "interface", 70),
        ("ar", "posts", 60),
        ("pt-BR", "posts", 50),
        ("pt_BR", "interface", 50),
        ("ja", "posts", 5),
        ("ja", "interface", 100),
    ],
)
def test_the_most_specific_threshold_holds(locale: str, domain: str, threshold: float) -> None:
    table = FailUnder.read(
        {
            "default": 90,
            "interface": 100,
            "posts": 80,
            "posts.it": 10,
            "locale": {"ar": {"default": 70, "posts": 60}, "pt-BR": 50, "ja": {"posts": 5}},
        }
    )
    assert table.threshold(locale, domain) == threshold


def test_everything_must_be_translated_unless_said_otherwise() -> None:
    assert Config().check.fail_under.threshold("de", "posts") == 100


def test_the_starter_sets_what_was_found_and_shows_the_rest() -> None:
    text = render_config({"inputs": ("my export",), "locales": ("en", "pt-BR"), "source.interface": "fr"})
    assert tomllib.loads(text) == {
        "inputs": ["my export"],
        "locales": ["en", "pt-BR"],
        "source": {"interface": "fr"},
        **{name: {} for name in ("catalogs", "extract", "update", "compile", "check", "build", "run")},
    }


def test_the_starter_shows_the_defaults_that_hold() -> None:
    text = render_config({})
    uncommented = "\n".join(
        line.removeprefix("# ") for line in text.splitlines() if " = " in line or "[[" in line or line.startswith("[")
    )
    assert parse_config(tomllib.loads(uncommented)) == Config(
        extract=parse_config(
            {"extract": {"rules": [{"select": ".promo", "role": "interface", "context": "promo"}]}}
        ).extract
    )


def test_the_starter_escapes_what_toml_needs_escaped() -> None:
    awkward = 'a "b" \\ \n é \x7f'
    assert tomllib.loads(render_config({"inputs": (awkward,)}))["inputs"] == [awkward]


def test_the_schema_knows_every_key_and_no_other() -> None:
    schema = json.loads(json.dumps(config_schema()))
    keys = set()
    for name, described in schema["properties"].items():
        keys |= {f"{name}.{key}" for key in described["properties"]} if "properties" in described else {name}
        assert described["description"]
    assert keys == {setting.key for setting in Config().settings()}
    assert schema["properties"]["build"]["additionalProperties"] is False
    assert schema["properties"]["run"]["properties"]["jobs"]["default"] == 0


def test_a_key_that_is_not_known_is_pointed_at_and_so_is_a_value_of_the_wrong_kind(tmp_path: Path) -> None:
    columns = []
    for text in ("[build]\n  uot = 1\n", "[build]\n  out  =  1\n", "[build]\n  out = [\n1]\n"):
        with pytest.raises(ConfigError) as caught:
            load_config(written(tmp_path, text))
        assert caught.value.location is not None
        columns.append(caught.value.location.column)
    assert columns == [3, 11, 9]


@pytest.mark.parametrize(
    ("key", "line", "column"),
    [
        ("locales", 1, 1),
        ("build.out", 4, 1),
        ("build.url", 3, 2),
        ("check.fail_under.posts", 6, 12),
        ("check.fail_under.locale.ar", 8, 1),
        ("extract.rules.2.role", 14, 3),
        ("extract.rules.1.context", 9, 11),
        ("nowhere", 0, 0),
    ],
)
def test_the_place_of_a_key_is_found(key: str, line: int, column: int) -> None:
    text = dedent(
        """\
        locales = ["de"]  # [build]

        [build]  # pages
        "out" = "site"
        [check]
        fail_under.posts = 80
        [check.fail_under.locale]
        ar = 80
        [[extract.rules]]
        select = ".out"
        role = "skip"
        [[extract.rules]]
        select = ".b"
          role = "date"
        """
    )
    assert spot_of(text, key)[:2] == (line, column)


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("fail_under = 80", "80"),
        ("fail_under = { interface = 100, posts = 80 }", "{ default = 100, interface = 100, posts = 80 }"),
        ("fail_under = { default = 90, locale = { ar = 50 } }", "{ default = 90, locale = { ar = 50 } }"),
    ],
)
def test_a_threshold_is_shown_as_it_could_be_written(written: str, shown: str) -> None:
    config = parse_config(tomllib.loads(f"[check]\n{written}"))
    assert render_value(config.check.fail_under) == shown
    assert parse_config(tomllib.loads(f"[check]\nfail_under = {shown}")).check.fail_under == config.check.fail_under

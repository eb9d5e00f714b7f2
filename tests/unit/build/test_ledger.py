"""The ledger of a build is two dictionaries that are not in memory."""

from contextlib import closing

from hypothesis import given
from hypothesis import strategies as st

from l10n.build.ledger import Ledger

PATHS = st.sampled_from(["a", "a/b", "a-b", "\u00e9", "\U0001f600", "\uffee", "\udcff", "b"])
DIGESTS = st.sampled_from(["1", "2"])
STEPS = st.one_of(
    st.tuples(st.just("remember"), PATHS, DIGESTS),
    st.tuples(st.just("enter"), PATHS, DIGESTS),
    st.tuples(st.sampled_from(["keep", "take_back"]), PATHS),
    st.tuples(st.just("keep_the_rest")),
)


@given(st.lists(STEPS))
def test_a_ledger_says_what_two_dictionaries_would(steps: list[tuple[str, ...]]) -> None:
    before, now = dict[str, str](), dict[str, str]()
    with closing(Ledger()) as ledger:
        for step in steps:
            match step:
                case "remember", path, digest:
                    ledger.remember([(path, digest)])
                    before[path] = digest
                case "enter", path, digest:
                    ledger.enter(path, digest)
                    now[path] = digest
                case "keep", path:
                    ledger.keep(path)
                    now |= {path: before[path]} if path in before else {}
                case "take_back", path:
                    ledger.take_back(path)
                    now.pop(path, None)
                    now |= {path: before[path]} if path in before else {}
                case _:
                    ledger.keep_the_rest()
                    now = before | now
        assert list(ledger.now()) == sorted(now.items())
        assert list(ledger.gone()) == sorted((path, before[path]) for path in before.keys() - now.keys())
        assert all(ledger.before(path) == before.get(path) for path in (*before, *now, "c"))

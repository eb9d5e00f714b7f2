import pytest
from hypothesis import given
from hypothesis import strategies as st

from l10n.report.history import Figures, HistoryError, Point, join_histories, parse_history, render_history

_OLD = Point("2026-01-01T00:00:00+00:00", {"de": Figures(10, 4, 100, 30)})
_NEW = Point("2026-02-01T00:00:00+00:00", {"de": Figures(10, 9, 100, 95), "ar": Figures(10, 0, 100, 0)})


def test_a_report_remembers_the_figures_of_those_before_it() -> None:
    assert parse_history(f"<p>{render_history([_OLD, _NEW])}</p>") == (_OLD, _NEW)


def test_points_are_sorted_and_a_time_has_one() -> None:
    again = Point(_OLD.at, {"de": Figures(10, 5, 100, 40)})
    assert join_histories([_NEW, _OLD, again]) == (again, _NEW)


def test_the_oldest_points_go_first() -> None:
    many = [Point(f"2026-01-01T00:00:00.{at:03}", {}) for at in range(300)]
    assert join_histories(many) == tuple(many[100:])


@given(st.text())
def test_no_tag_of_a_locale_ends_the_element(name: str) -> None:
    name = f"{name}</script><!--"
    written = render_history([Point("2026", {name: Figures(1, 1, 1, 1)})])
    assert written.count("</script") == 1
    assert "<!--" not in written


@pytest.mark.parametrize(
    "data",
    [
        "",
        "[]",
        '{"points": 1}',
        '{"points": [{"at": "2026"}]}',
        '{"points": [{"at": "2026", "locales": {"de": [1, 2, 3]}}]}',
        '{"points": [{"at": "2026", "locales": {"de": [1, 2, 1, 1]}}]}',
        '{"points": [{"at": "2026", "locales": {"de": [1, -1, 1, 1]}}]}',
    ],
)
def test_what_no_report_holds_is_refused(data: str) -> None:
    with pytest.raises(HistoryError):
        parse_history(f'<script type="application/json" id="l10n-report-data">{data}</script>')


def test_a_page_that_is_no_report_is_refused() -> None:
    with pytest.raises(HistoryError, match="no figures"):
        parse_history("<p>Hello.")

"""The order in which a page writes numbers."""

import datetime as dt

import pytest

from l10n.dates import Order, learn_order


@pytest.mark.parametrize(
    ("texts", "hints", "order"),
    [
        (["03/01/11", "08/22/11"], [], Order.MDY),
        (["03/01/2011", "22/08/2011"], [], Order.DMY),
        (["03/01/11"], [], None),
        (["03/01/11"], [dt.date(2011, 1, 3)], Order.DMY),
        (["03/01/11"], [dt.datetime(2011, 3, 1, 12, tzinfo=dt.UTC)], Order.MDY),
        (["13/01/11", "08/22/11"], [], None),
        (["2014-02-26"], [], None),
        (["2014-02-26", "03.22.2014"], [], Order.MDY),
        (["99-08-22"], [], Order.YMD),
        (["hello", "26 février 2014"], [], None),
        (["03/03/11"], [dt.date(2011, 3, 3)], None),
        (["lun. 03/01/2011"], [], Order.DMY),  # 3 January 2011 was a Monday, 1 March a Tuesday
        ([], [], None),
    ],
)
def test_the_order_is_learned_from_what_only_one_order_explains(
    texts: list[str], hints: list[dt.date | None], order: Order | None
) -> None:
    assert learn_order(texts, "fr", hints) is order

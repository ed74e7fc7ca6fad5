from datetime import date

import pytest

from analytics.metrics.periods import precision_of


@pytest.mark.parametrize(
    ("first", "last", "precision"),
    [
        (date(2024, 5, 16), date(2024, 5, 16), "day"),
        (date(2024, 2, 1), date(2024, 2, 29), "month"),
        (date(2024, 5, 1), date(2024, 5, 31), "month"),
        (date(2024, 7, 1), date(2024, 9, 30), "quarter"),
        (date(2024, 7, 1), date(2024, 12, 31), "half"),
        (date(2024, 1, 1), date(2024, 12, 31), "year"),
    ],
)
def test_the_length_of_a_period_tells_its_precision(first, last, precision) -> None:
    assert precision_of(first, last) == precision

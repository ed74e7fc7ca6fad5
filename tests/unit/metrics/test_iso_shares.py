"""Guide lines of equal upfront share, by hand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.metrics.iso_shares import ISO_SHARES, PAD, frame_around, guide_lines

AMOUNTS = st.floats(0.1, 50_000)


def test_a_guide_line_crosses_the_frame_at_its_share() -> None:
    frame = frame_around([100.0, 800.0], [10.0, 40.0])
    assert frame.headlines == (80.0, 1000.0)
    assert frame.upfronts == pytest.approx((10 / PAD, 200 * PAD))
    ten = next(line for line in guide_lines(frame) if line.share == 0.10)
    assert (ten.headlines, ten.upfronts) == ((80.0, 1000.0), (8.0, 100.0))


def test_a_chart_without_deals_has_a_frame_all_the_same() -> None:
    assert frame_around([], []).headlines == (80.0, 1250.0)


@given(deals=st.lists(st.tuples(AMOUNTS, AMOUNTS), max_size=8))
def test_every_deal_and_every_end_of_a_line_lies_inside(deals: list[tuple[float, float]]) -> None:
    frame = frame_around([headline for headline, _ in deals], [upfront for _, upfront in deals])
    for headline, upfront in deals:
        assert frame.headlines[0] < headline < frame.headlines[1]
        assert frame.upfronts[0] < upfront < frame.upfronts[1]
    for line, share in zip(guide_lines(frame), ISO_SHARES, strict=True):
        assert line.upfronts[1] == pytest.approx(share * frame.headlines[1])
        assert frame.upfronts[0] < line.upfronts[1] < frame.upfronts[1]

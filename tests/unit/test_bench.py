"""The bench itself: its deals are sound and always the same, its ratios and bars are worked out right."""

from datetime import date

import pytest

from data.checks import findings
from tests.bench.browser import Click
from tests.bench.floor import for_script
from tests.bench.report import bars, click_table, spread
from tests.bench.synthetic import AS_OF, frames


def test_made_up_deals_pass_every_check_of_the_product():
    assert findings(frames(300), date.fromisoformat(AS_OF)) == []


def test_the_same_count_makes_the_same_deals_and_another_count_others():
    assert frames(50)["deals"].equals(frames(50)["deals"])
    assert not frames(50)["deals"]["upfront"].equals(frames(51)["deals"]["upfront"].head(50))


def test_spread_tells_median_and_quartiles():
    assert spread([5, 1, 3, 2, 4]) == {"median": 3, "lower_quartile": 2, "upper_quartile": 4, "count": 5}
    assert spread([7.0])["median"] == 7.0


def clicks(side: str, cold: float, warm: float) -> list[Click]:
    return [Click(side, "ADC", state, 1, last, 1) for state, last in (("cold", cold), ("warm", warm))]


def test_bars_compare_cold_with_cold_and_warm_with_warm():
    table = click_table(clicks("ours", 200, 80) + clicks("dash", 200, 100) + clicks("floor", 80, 32))
    judged = {bar.words: (bar.ratio, bar.is_met) for bar in bars({300: table}, {})}
    assert judged == {
        "click to repaint, 300 deals, cold filter: ours / Dash": (1.0, False),
        "click to repaint, 300 deals, cold filter: ours / floor": (2.5, True),
        "click to repaint, 300 deals, warm filter: ours / Dash": (0.8, True),
        "click to repaint, 300 deals, warm filter: ours / floor": (2.5, True),
    }


def test_a_million_deals_have_no_click_bar_and_the_worst_query_is_judged():
    table = click_table(clicks("ours", 9, 9) + clicks("dash", 1, 1) + clicks("floor", 1, 1))
    queries = {"light": {"100000": 2.0, "1000000": 4.0}, "heavy": {"100000": 2.0, "1000000": 21.0}, "alone": {"300": 1.0}}
    (bar,) = bars({1_000_000: table}, queries)
    assert (bar.ratio, bar.is_met) == (10.5, False)
    assert "heavy" in bar.words


@pytest.mark.parametrize("text", ["</script>", "a</b"])
def test_figures_cannot_close_the_script_that_holds_them(text):
    assert "</" not in for_script({"name": text})

"""The landscape's charts: what a reader sees on the marks."""

import plotly.graph_objects as go
import pytest

from analytics.figures.flows import flows_of_rights_figure
from analytics.figures.landscape import hot_targets_figure, newco_by_year_figure, newco_deals_figure
from analytics.figures.mix import deals_panels_figure, headline_panels_figure, labelled_deals_panels_figure
from analytics.figures.theme import DARK, LIGHT
from analytics.filters import DealFilter
from analytics.queries.flows import flows_of_rights
from analytics.queries.landscape import hot_targets, newco_by_year, newco_deals
from analytics.queries.mix import by_year

DEALS = """
    announced_on | targets    | modality       | deal_type | total_potential_usd_m | status     | equity_usd_m | equity_kind
    2022-05-01   | PD-1; VEGF | ADC            | license   | 100                   | terminated |              |
    2024-05-01   | PD-1       | small molecule | newco     | 300                   | active     | 30           | licensor receives licensee shares
    2024-06-01   |            |                | newco     |                       | active     |              |
"""


@pytest.fixture
def cursor(cursor_of):
    return cursor_of(DEALS)


def test_every_value_has_a_panel_on_one_scale_with_its_total_as_its_title(cursor) -> None:
    mix = by_year("modality_group")(cursor, DealFilter())
    drawn = go.Figure(deals_panels_figure(mix, LIGHT, "modality_group"))
    assert [note.text for note in drawn.layout.annotations] == ["<b>conjugate</b> 1", "<b>small molecule</b> 1", "<b>not stated</b> 1"]
    assert len({drawn.layout[axis].range for axis in ("yaxis", "yaxis2", "yaxis3")}) == 1
    assert list(drawn.layout.xaxis.ticktext) == ["2022", "2023", "2024*"]
    assert drawn.data[1].marker.pattern.shape == ("/",)
    assert [list(point) for point in drawn.data[0].customdata] == [["conjugate", 2022]]


def test_money_panels_state_their_base(cursor) -> None:
    mix = by_year("modality_group")(cursor, DealFilter())
    drawn = go.Figure(headline_panels_figure(mix, DARK, "modality_group"))
    assert [note.text for note in drawn.layout.annotations] == [
        "<b>conjugate</b> $100m (1/1)",
        "<b>small molecule</b> $300m (1/1)",
        "<b>not stated</b> 0/1",
    ]
    assert drawn.data[2].hovertext == ("2024*, not stated: not disclosed; 0 of 1 deal disclose",)


def test_small_groups_share_a_panel_in_which_each_keeps_its_mark(cursor_of) -> None:
    areas = ["oncology", "hematology", "immunology", "respiratory", "metabolic", "cardiovascular", "nephrology", "neurology", "infectious disease",
             "ophthalmology"]  # fmt: skip
    mix = by_year("therapeutic_area")(cursor_of("\n".join(["therapeutic_area", *areas])), DealFilter())
    drawn = go.Figure(labelled_deals_panels_figure(mix, LIGHT, "therapeutic_area"))
    shared = [trace for trace in drawn.data if trace.yaxis == "y9"]
    assert [trace.customdata[0][0] for trace in shared] == ["ophthalmology", "respiratory"]
    assert drawn.layout.barmode == "stack"
    assert drawn.layout.yaxis.range[1] > 2


def test_terminations_stand_beside_deals_on_one_scale_and_few_upfronts_show_their_count_only(cursor) -> None:
    drawn = go.Figure(hot_targets_figure(hot_targets(cursor, DealFilter()), LIGHT))
    deals, terminated, upfront = drawn.data
    assert (deals.x, terminated.x, upfront.text) == ((2, 1), (1, 1), ("0/2", "0/1"))
    width = {axis: drawn.layout[axis].domain[1] - drawn.layout[axis].domain[0] for axis in ("xaxis", "xaxis2")}
    assert width["xaxis"] / drawn.layout.xaxis.range[1] == pytest.approx(width["xaxis2"] / drawn.layout.xaxis2.range[1])


def test_no_bar_of_terminated_deals_leaves_its_panel(cursor_of) -> None:
    targets = hot_targets(cursor_of("targets | status\nA | terminated\nA | terminated\nA | terminated\nB | active"), DealFilter())
    drawn = go.Figure(hot_targets_figure(targets, LIGHT))
    assert (drawn.layout.xaxis.range, drawn.layout.xaxis2.range) == ((0, 6), (0, 3))


def test_newco_deals_tell_shares_apart_from_money(cursor) -> None:
    by = go.Figure(newco_by_year_figure(newco_by_year(cursor, DealFilter()), LIGHT))
    assert [(trace.name, trace.x, trace.y) for trace in by.data] == [
        ("Shares, value stated", ("2024*",), (1,)),
        ("No shares on record", ("2024*",), (1,)),
    ]
    bars, names, _ = go.Figure(newco_deals_figure(newco_deals(cursor, DealFilter()), LIGHT)).data
    assert bars.text == ("total not disclosed", "$300m · shares $30m")
    assert names.text[0] == "alpha → <b>beta</b>, 2024"


def test_newco_deals_name_as_many_investors_as_a_line_holds(cursor_of) -> None:
    funds = [f"Fund {letter} Capital Partners" for letter in "ABCDE"]
    cursor = cursor_of(
        "announced_on | deal_type | equity_kind | equity_share_pct | investors\n"
        f"2024-03-01 | newco | licensor receives licensee shares | 19.90 | {'; '.join(funds)}\n"
        f"2024-02-01 | newco | licensor receives licensee shares | | {funds[0]}\n"
        "2024-01-01 | newco | | |"
    )
    bars, _, investors = go.Figure(newco_deals_figure(newco_deals(cursor, DealFilter()), DARK)).data
    assert bars.text == ("total not disclosed · shares 19.9%", "total not disclosed · shares", "total not disclosed")
    assert investors.text == (
        "Investors: Fund A Capital Partners and 4 more",
        "Investors: Fund A Capital Partners",
        "Investors: not stated",
    )


def test_every_deal_flows_through_both_steps_once(cursor) -> None:
    flows = flows_of_rights(cursor, DealFilter())
    (sankey,) = go.Figure(flows_of_rights_figure(flows, DARK)).data
    first = [value for source, value in zip(sankey.link.source, sankey.link.value, strict=True) if sankey.node.label[source].startswith("alpha")]
    assert sum(first) == 3
    assert sum(sankey.link.value) == 6
    assert "multinational<br>3" in sankey.node.label

"""Timelines and calendar as a visitor meets them: opened, by link, chosen, with a bad link, with nothing to show."""

import io
from collections.abc import Callable

import orjson
import pytest
from icalendar import Calendar
from pptx import Presentation
from streamlit.testing.v1 import AppTest

from analytics.evidence import Evidence
from analytics.exports.ics import day_precise, ics_bytes
from analytics.figures.drawing import Drawing
from analytics.figures.swimlanes import swimlane_figure
from analytics.filters import DealFilter
from analytics.palette import LIGHT
from analytics.queries.calendar import goal_dates, past_decisions
from analytics.queries.swimlanes import AUTHORITIES, lane_choices, lane_events
from data import schema
from data.store import Store
from pages.components.shape_slide import shape_slide
from pages.components.swimlane_inputs import MONTHS, PRESETS
from tests.app.cards import cards_of

Open = Callable[..., AppTest]


@pytest.fixture
def opened(curated_store: Store) -> Open:
    """opened("timelines", assets=[...]): the page for these parameters."""

    def follow(page: str, **params: str | list[str]) -> AppTest:
        app = AppTest.from_file(str(schema.HOME.parent / "app.py"), default_timeout=60)
        app.query_params.update(params)
        return app.switch_page(f"pages/regulatory/{page}.py").run()

    return follow


def said(app: AppTest) -> str:
    return "\n".join(str(element.value) for element in (*app.markdown, *app.caption, *app.warning, *app.info)).replace("\\", "")


def test_every_preset_is_on_record_and_opens_its_story(opened: Open, curated_store: Store) -> None:
    choices = lane_choices(curated_store.cursor())
    assert all(choices.keys() >= {*lanes} for lanes, _ in PRESETS.values())
    app = opened("timelines")
    assert not app.exception
    assert len(cards_of(app)) == 1
    app = app.button(key="preset-0").click().run()
    assert app.multiselect(key="assets").value == ["camrelizumab~rivoceranib"]
    assert "2 complete responses" in said(app)
    assert "Source" in app.table[0].value.columns


@pytest.mark.parametrize("typed", ["camrelizumab~rivoceranib", "rivoceranib+camrelizumab", "camrelizumab + rivoceranib (combination)"])
def test_a_combination_goes_by_its_assets_in_any_order(opened: Open, typed: str) -> None:
    app = opened("timelines", assets=[typed])
    assert not app.exception
    assert app.multiselect(key="assets").value == ["camrelizumab~rivoceranib"]


def test_any_name_of_an_asset_means_it_and_its_combinations(opened: Open) -> None:
    app = opened("timelines", assets=["SHR-1210"])
    assert app.multiselect(key="assets").value == ["camrelizumab"]
    names = {annotation["text"] for annotation in cards_of(app)[0]["figure"]["layout"]["annotations"]}
    assert {"<b>camrelizumab</b>", "<b>camrelizumab + rivoceranib</b>"} <= names


def test_a_bad_link_is_told_and_the_rest_of_it_counts(opened: Open) -> None:
    app = opened("timelines", assets=["zzzz' OR 1=1", "toripalimab"], agency=["FDA", "ZZ"], align="the moon", with_deals="perhaps")
    assert not app.exception
    for words in ("“zzzz' OR 1=1”; left out", "“ZZ” here; left out", "cannot be aligned on “the moon”", "“perhaps” for the deals"):
        assert words in said(app)
    assert app.multiselect(key="assets").value == ["toripalimab"]
    assert "FDA" in cards_of(app)[0]["words"]["basis"]


def test_too_many_assets_are_cut_with_a_notice(opened: Open, curated_store: Store) -> None:
    app = opened("timelines", assets=[lane for lane in lane_choices(curated_store.cursor()) if "~" not in lane][:14])
    assert "At most 12 assets can be chosen" in said(app)
    assert len(app.multiselect(key="assets").value) == 12


def test_alignment_and_deals_come_with_the_link(opened: Open) -> None:
    app = opened("timelines", assets=["toripalimab"], align=MONTHS, with_deals="true")
    (card,) = cards_of(app)
    assert "months since the first filing" in card["words"]["basis"]
    assert "Deals" in card["figure"]["layout"]["yaxis"]["ticktext"]


@pytest.mark.parametrize("page", ["timelines", "calendar"])
def test_a_filter_that_leaves_no_event_says_so(opened: Open, page: str) -> None:
    app = opened(page, start="2000-01-01", end="2000-02-01")
    assert not app.exception
    assert "No regulatory event matches" in said(app)
    assert cards_of(app) == []


def test_the_asset_page_leads_here(curated_store: Store) -> None:
    app = AppTest.from_file(str(schema.HOME.parent / "app.py"), default_timeout=60)
    app.query_params["id"] = "toripalimab"
    app = app.switch_page("pages/assets/asset.py").run()
    assert any("assets=toripalimab" in link.proto.query_string for link in app.get("page_link"))


def test_the_calendar_lists_every_goal_without_outcome_and_the_newest_year(opened: Open, curated_store: Store) -> None:
    app = opened("calendar")
    assert not app.exception
    goals = goal_dates(curated_store.cursor(), DealFilter(), AUTHORITIES)
    heads = [str(element.value) for element in app.subheader]
    assert f"Goal date passed, outcome not on record: {int((~goals['is_ahead']).sum())}" in heads
    assert f"Decisions ahead: {int(goals['is_ahead'].sum())}" in heads
    past = past_decisions(curated_store.cursor(), DealFilter(), AUTHORITIES)
    newest = past[past["event_year"] == past["event_year"].max()]
    assert f"Decisions taken: {len(newest)}" in heads
    coarse = len(newest) - len(day_precise(newest))
    label = next(button.proto.label for button in app.get("download_button") if "decisions" in button.proto.label)
    assert (f"{coarse} without a day left out" in label) == bool(coarse)


def test_a_year_without_decisions_in_the_link_is_told(opened: Open) -> None:
    app = opened("calendar", decided="1066", agency=["FDA", "Atlantis"])
    assert not app.exception
    assert "No decision of “1066” is on record" in said(app)
    assert "“Atlantis” here; left out" in said(app)
    assert app.selectbox(key="decided").value != "1066"


def test_the_calendar_file_of_all_decisions_holds_the_days_and_no_coarse_date(curated_store: Store) -> None:
    past = past_decisions(curated_store.cursor(), DealFilter(), AUTHORITIES)
    written = Calendar.from_ical(ics_bytes(past, curated_store.as_of, curated_store.version)).walk("VEVENT")
    assert {str(entry["uid"]) for entry in written} == {f"{event}@chuhai" for event in past.loc[past["event_precision"] == "day", "event_id"]}
    assert {entry.decoded("dtstamp").date() for entry in written} == {curated_store.as_of}


def test_the_lanes_can_be_taken_away_as_a_slide_of_shapes(opened: Open, curated_store: Store) -> None:
    app = opened("timelines", assets=["camrelizumab~rivoceranib"])
    assert any("slide-swimlanes-chosen" in button.proto.id for button in app.get("download_button"))
    events = lane_events(curated_store.cursor(), DealFilter(), ("camrelizumab~rivoceranib",), tuple(AUTHORITIES), True)
    drawing = Drawing.of(swimlane_figure(events, LIGHT, False, curated_store.as_of))
    evidence = Evidence("Lanes", "calendar time", "are drawn", 2, 3, "All", "Timelines of assets", curated_store.as_of, "1", noun="event")
    deck = Presentation(io.BytesIO(shape_slide("Two letters.", evidence, events, (), drawing)))
    slide = deck.slides[1]
    assert slide.shapes.title.text == "Two letters."
    letters = [shape for shape in slide.shapes if "complete response" in shape.name]
    drawn = [trace for trace in orjson.loads(drawing.json)["data"] if trace.get("name") == "complete response"]
    assert len(letters) >= sum(len(trace["x"]) for trace in drawn) >= 2
    assert "Formula: " in slide.notes_slide.notes_text_frame.text

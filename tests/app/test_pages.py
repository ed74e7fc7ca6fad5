"""The app as a visitor meets it, from app.py: every page, good and bad links, empty states, broken data."""

import re
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from analytics.filters import DealFilter
from analytics.queries.deals import deal_count
from analytics.sections import OVERVIEW
from analytics.terms import TERMS
from data import schema
from data.store import Store
from pages.components.navigation import PAGES
from tests.app.cards import cards_of

HOME = schema.HOME.parent
DETAIL = {"deal": "SELECT deal_id FROM deals", "company": "SELECT company_id FROM deal_parties", "asset": "SELECT asset_id FROM deal_assets"}
FILTERED = ("overview", "explorer", "company", "asset", "deal")
Open = Callable[..., AppTest]


@pytest.fixture
def opened(curated_store: Store) -> Open:
    """opened(page, name=value, ...): the app as a fresh visitor meets it who follows a link; url_path is the file's name, so no first run is needed."""
    paths = {entry.url_path: entry for entry in PAGES}

    def follow(page: str = "overview", **params: str) -> AppTest:
        app = AppTest.from_file(str(HOME / "app.py"), default_timeout=60)
        app.query_params.update(params)
        return app.switch_page(paths[page].path).run()

    return follow


def shown_count(app: AppTest) -> int:
    """The count of the filter bar's sentence."""
    found = [re.search(r": \*\*([\d,]+)\*\* of [\d,]+ deals$", caption.value) for caption in app.caption]
    return next(int(match[1].replace(",", "")) for match in found if match)


def words_of(app: AppTest) -> str:
    """Everything that the page says."""
    elements = (*app.title, *app.subheader, *app.markdown, *app.caption, *app.info, *app.warning, *app.error)
    return "\n".join(str(element.value) for element in elements)


@pytest.mark.parametrize("page", [entry.url_path for entry in PAGES])
def test_every_page_opens(opened: Open, curated_store: Store, page: str) -> None:
    app = opened(page)
    assert not app.exception
    assert not app.error
    assert app.title
    assert app.title[0].value != "soon"
    assert curated_store.version in app.caption[-1].value


@pytest.mark.parametrize("page", DETAIL)
def test_a_page_of_one_thing_opens_by_its_id(opened: Open, curated_store: Store, page: str) -> None:
    (key,) = curated_store.cursor().execute(f"{DETAIL[page]} GROUP BY ALL ORDER BY count(*) DESC, 1 LIMIT 1").fetchall()[0]
    app = opened(page, id=key)
    assert not app.exception
    assert not app.warning
    assert len(words_of(app)) > 200


@pytest.mark.parametrize("page", DETAIL)
@pytest.mark.parametrize("key", ["no-such-thing", "信达", "'; DROP ![x](https://example.org/x.png) $x$" + "a" * 300])
def test_an_unknown_id_is_told_and_search_is_offered(opened: Open, page: str, key: str) -> None:
    app = opened(page, id=key)
    assert not app.exception
    if key == "信达" and page == "company":
        assert "Innovent" in words_of(app)
        return
    assert app.warning or app.info
    assert app.selectbox or app.text_input
    assert "![x]" not in words_of(app)


def test_the_overview_shows_every_section_with_chart_basis_and_source(opened: Open, curated_store: Store) -> None:
    app = opened("overview")
    cards = {card["words"]["title"]: card for card in cards_of(app)}
    assert sorted(cards) == sorted(section.title for section in OVERVIEW)
    for card in cards.values():
        words = card["words"]
        assert curated_store.version in words["source"]
        assert re.match(r"[\d,]+ of [\d,]+ deals? disclose", words["basis"])
        assert words["finding"] and words["finding"] in words["alt"]
        assert card["figure"]["data"]


SEEDS: dict[str, tuple[str, DealFilter]] = {
    "start": ("2024-01-01", DealFilter(start=date(2024, 1, 1))),
    "end": ("2023-12-31", DealFilter(end=date(2023, 12, 31))),
    "company": ("innovent", DealFilter(company=("innovent",))),
    "licensor": ("hengrui", DealFilter(licensor=("hengrui",))),
    "licensee": ("astrazeneca", DealFilter(licensee=("astrazeneca",))),
    "modality": ("ADC", DealFilter(modality=("ADC",))),
    "target": ("PD-1", DealFilter(target=("PD-1",))),
    "area": ("oncology", DealFilter(area=("oncology",))),
    "stage": ("phase 1", DealFilter(stage=("phase 1",))),
    "territory": ("global", DealFilter(territory=("global",))),
    "deal_type": ("newco", DealFilter(deal_type=("newco",))),
    "direction": ("any", DealFilter(direction="any")),
    "status": ("terminated", DealFilter(status=("terminated",))),
    "headline_min": ("1000", DealFilter(headline_min=1000.0)),
    "headline_max": ("100", DealFilter(headline_max=100.0)),
    "upfront_min": ("100", DealFilter(upfront_min=100.0)),
    "upfront_max": ("10", DealFilter(upfront_max=10.0)),
    "disclosure": ("both disclosed", DealFilter(disclosure="both disclosed")),
    "text": ("信达", DealFilter(text="信达")),
}


def only_the_filter_bar() -> None:
    from pages.components.filter_bar import filter_bar

    filter_bar("only")


def nothing_found() -> None:
    from pages.components.filter_bar import filter_bar
    from pages.components.messages import nothing_matches

    nothing_matches(filter_bar("overview"))


def test_every_term_has_a_seed() -> None:
    assert set(SEEDS) == {term.key for term in TERMS}


@pytest.mark.parametrize("key", SEEDS)
def test_a_term_in_the_link_narrows_the_filter_bar(curated_store: Store, key: str) -> None:
    seed, meant = SEEDS[key]
    app = AppTest.from_function(only_the_filter_bar, default_timeout=60)
    app.query_params[key] = seed
    app.run()
    assert not app.exception
    assert not app.warning
    expected = deal_count(curated_store.cursor(), meant)
    assert shown_count(app) == expected
    assert 0 < expected != deal_count(curated_store.cursor(), DealFilter())
    assert [button.key for button in app.button if button.key.startswith("drop-")] == [f"drop-{key}"]


@pytest.mark.parametrize("key", ["modality", "direction", "upfront_min", "text", "company"])
def test_a_chip_drops_its_term(curated_store: Store, key: str) -> None:
    app = AppTest.from_function(only_the_filter_bar, default_timeout=60)
    app.query_params[key] = SEEDS[key][0]
    app.run().button(key=f"drop-{key}").click().run()
    assert not app.exception
    assert shown_count(app) == deal_count(curated_store.cursor(), DealFilter())


@pytest.mark.parametrize("page", FILTERED)
def test_a_link_narrows_every_page(opened: Open, curated_store: Store, page: str) -> None:
    app = opened(page, modality="ADC", direction="any")
    assert not app.exception
    assert shown_count(app) == deal_count(curated_store.cursor(), DealFilter(modality=("ADC",), direction="any"))


def test_reset_drops_every_term(curated_store: Store) -> None:
    app = AppTest.from_function(only_the_filter_bar, default_timeout=60)
    app.query_params.update({"modality": "ADC", "direction": "any", "upfront_min": "5"})
    app.run()
    assert shown_count(app) != deal_count(curated_store.cursor(), DealFilter())
    app.button(key="reset").click().run()
    assert shown_count(app) == deal_count(curated_store.cursor(), DealFilter())
    assert not any(button.key.startswith("drop-") for button in app.button)


@pytest.mark.parametrize("typed", ["Xinda", "信达", "IBI", "Inovent", "innovent"])
def test_a_company_in_the_link_may_have_any_of_its_names(curated_store: Store, typed: str) -> None:
    app = AppTest.from_function(only_the_filter_bar, default_timeout=60)
    app.query_params["company"] = typed
    app.run()
    assert shown_count(app) == deal_count(curated_store.cursor(), DealFilter(company=("innovent",)))


@pytest.mark.parametrize("page", ["overview", "explorer"])
def test_where_nothing_matches_the_page_says_which_filter_did_it(opened: Open, curated_store: Store, page: str) -> None:
    app = opened(page, text="zzzz", modality="ADC")
    assert not app.exception
    assert shown_count(app) == 0
    assert "No deal matches" in app.info[0].value
    assert "zzzz" in app.info[0].value
    offered = [button.key for button in app.button if button.key.startswith("empty-")]
    assert offered == ["empty-text", "empty-reset"]
    app.button(key="empty-text").click().run()
    assert not app.exception
    assert shown_count(app) == deal_count(curated_store.cursor(), DealFilter(modality=("ADC",)))
    assert not app.info


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("start", "yesterday"),
        ("headline_min", "-5"),
        ("upfront_max", "lots"),
        ("direction", "sideways"),
        ("modality", "potion"),
        ("target", "PD-99"),
        ("company", "Nobody & Sons"),
        ("colour", "blue"),
    ],
)
def test_a_bad_value_in_the_link_is_left_out_with_a_notice(curated_store: Store, key: str, value: str) -> None:
    app = AppTest.from_function(only_the_filter_bar, default_timeout=60)
    app.query_params[key] = value
    app.run()
    assert not app.exception
    assert [notice for notice in app.warning if value in notice.value or key in notice.value]
    assert shown_count(app) == deal_count(curated_store.cursor(), DealFilter())


def test_a_bad_value_is_told_as_it_stands_and_loads_nothing(curated_store: Store) -> None:
    app = AppTest.from_function(only_the_filter_bar, default_timeout=60)
    app.query_params.update({"modality": "![x](https://example.org/x.png)", "company": "[x](https://example.org)", "![y](z)": "1"})
    app.run()
    told = "\n".join(notice.value for notice in app.warning)
    assert told.count("example.org") == 2
    assert not re.search(r"!\[|[^\\]\]\(", told)


def test_a_bad_value_is_told_on_a_page_too(opened: Open) -> None:
    app = opened("overview", stage="phase 9")
    assert not app.exception
    assert "phase 9" in app.warning[0].value


@pytest.mark.parametrize("text", ["![x](https://example.org/x.png)", "[press](https://example.org)", "<img src=x>", ":red[x]", "$\\alpha$"])
def test_typed_text_is_shown_as_it_stands_and_loads_nothing(curated_store: Store, text: str) -> None:
    app = AppTest.from_function(nothing_found, default_timeout=60)
    app.query_params.update({"text": text, "modality": "ADC"})
    app.run()
    assert not app.exception
    shown = [words_of(app), *(button.label for button in app.button)]
    assert not [words for words in shown if text in words], "text from a link reaches markdown unescaped"


def test_one_visitor_does_not_see_the_filter_of_another(curated_store: Store) -> None:
    one, other = (AppTest.from_function(only_the_filter_bar, default_timeout=60) for _ in range(2))
    one.query_params["modality"] = "ADC"
    one.run()
    other.run()
    assert shown_count(one) < shown_count(other) == deal_count(curated_store.cursor(), DealFilter())


def broken(folder: Path) -> Path:
    """The curated data with two broken cells."""
    shutil.copytree(schema.CURATED, folder)
    deals = pd.read_csv(folder / "deals.csv", dtype=str, keep_default_na=False)
    deals.loc[0, "status"] = "asleep"
    deals.loc[5, "sources"] = "no-such-source"
    deals.to_csv(folder / "deals.csv", index=False)
    return folder


def test_broken_data_stop_the_app_with_every_finding(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CHUHAI_DATA", str(broken(tmp_path / "data")))
    app = AppTest.from_file(str(HOME / "app.py"), default_timeout=60).run()
    assert not app.exception
    assert "break" in app.error[0].value
    findings = app.table[0].value
    assert {("2", "asleep"), ("7", "no-such-source")} <= {(str(row["Row"]), row["Value"]) for row in findings.to_dict("records")}
    assert not app.title
    assert "Mend these cells" in app.info[0].value


def test_missing_data_stop_the_app_with_a_remedy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CHUHAI_DATA", str(tmp_path / "nowhere"))
    app = AppTest.from_file(str(HOME / "app.py"), default_timeout=60).run()
    assert not app.exception
    assert "datapackage.json is missing" in app.error[0].value
    assert app.info

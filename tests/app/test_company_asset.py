"""Company and asset pages as a visitor meets them: by id, by any name, by a name that nobody has."""

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from data import schema
from data.store import Store
from tests.app.cards import cards_of

PATHS = {"company": "pages/market/company.py", "asset": "pages/assets/asset.py"}


@pytest.fixture
def opened(curated_store: Store) -> Callable[..., AppTest]:
    """opened("company", id="innovent"): the page for these parameters."""

    def follow(page: str, **params: str) -> AppTest:
        app = AppTest.from_file(str(schema.HOME.parent / "app.py"), default_timeout=60)
        app.query_params.update(params)
        return app.switch_page(PATHS[page]).run()

    return follow


def said(app: AppTest) -> str:
    return "\n".join(str(element.value) for element in (*app.markdown, *app.caption, *app.warning, *app.info))


@pytest.mark.parametrize(
    ("page", "typed", "title"),
    [
        ("company", "innovent", "Innovent Biologics"),
        ("company", "信达", "Innovent Biologics"),
        ("company", "IBI", "Innovent Biologics"),
        ("asset", "camrelizumab", "camrelizumab"),
        ("asset", "Carilizumab", "camrelizumab"),
        ("asset", "SHR-1210", "camrelizumab"),
    ],
)
def test_any_name_of_it_opens_the_page_and_the_link_stays_as_it_was(opened, page, typed, title):
    app = opened(page, id=typed)
    assert not app.exception
    assert app.title[0].value.replace("\\", "") == title
    assert app.query_params["id"] == typed


@pytest.mark.parametrize(("page", "typed"), [("company", "Inovent"), ("asset", "camrelizumap")])
def test_a_slip_is_told_and_the_closest_name_offered(opened, page, typed):
    app = opened(page, id=typed)
    assert not app.exception
    assert f"No {page} is called “{typed}”." in said(app)
    assert "Did you mean one of these?" in said(app)


@pytest.mark.parametrize("page", ["company", "asset"])
def test_nonsense_is_told_without_a_traceback(opened, page):
    app = opened(page, id="zzzz<script>' OR 1=1 --")
    assert not app.exception
    assert "Nothing comes close to it." in said(app)


def test_the_readers_filter_narrows_the_company(opened):
    everything, narrowed = opened("company", id="hengrui"), opened("company", id="hengrui", modality="ADC")
    assert "**21 deals as licensor**" in said(everything)
    assert "**2 deals as licensor**" in said(narrowed)


def test_a_filter_that_leaves_no_deal_says_so(opened):
    app = opened("company", id="hengrui", modality="vaccine")
    assert "leaves no deal of Hengrui Pharma" in said(app).replace("\\", "")
    assert app.button(key="company-reset")


@pytest.mark.parametrize("asset_id", ["camrelizumab", "rivoceranib", "fruquintinib", "zanubrutinib", "47d11", "177lu-lnc1004"])
def test_an_asset_has_one_timeline_with_its_table(opened, asset_id):
    app = opened("asset", id=asset_id)
    assert not app.exception
    assert len(cards_of(app)) == 1
    assert "Source" in app.table[0].value.columns

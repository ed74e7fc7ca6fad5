"""Queries that are views of one frame."""

import pandas as pd

from analytics.filters import DealFilter
from analytics.queries import players
from analytics.sections.players import LEAGUES
from analytics.shared_query import View, view_of
from data.store import Store
from pages.components import cached

_fetch = players.fetch


def numbers(count: int) -> pd.DataFrame:
    return pd.DataFrame({"n": range(count)})


@view_of(numbers)
def doubled(every: pd.DataFrame) -> pd.DataFrame:
    """Twice each."""
    return every * 2


def test_a_view_is_a_query_with_the_name_and_words_of_its_function() -> None:
    assert isinstance(doubled, View)
    assert doubled(3)["n"].tolist() == [0, 2, 4]
    assert (doubled.__name__, doubled.__doc__, doubled.base) == ("doubled", "Twice each.", numbers)


def test_sections_of_one_base_fetch_it_once(curated_store: Store, monkeypatch) -> None:
    fetched = []
    monkeypatch.setattr(players, "fetch", lambda *asked: fetched.append(1) or _fetch(*asked))
    deals = DealFilter(modality=("ADC", "RNA"))
    frames = [cached.section_frame(section.key, deals) for section in LEAGUES["licensor"].values()]
    assert len(fetched) == 1
    assert [frame["company_id"].iloc[0] for frame in frames] == [
        section.query(curated_store.cursor(), deals)["company_id"].iloc[0] for section in LEAGUES["licensor"].values()
    ]

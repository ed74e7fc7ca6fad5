"""Which deal is compared: one of the record, found by search, or the reader's own; all of it kept in the link."""

from collections.abc import Iterable

import streamlit as st

from analytics.filters import DealFilter
from analytics.findings.benchmarks import known_traits
from analytics.language import say
from analytics.metrics.comparables import COLUMNS, LEVELS, YEARS, Traits
from analytics.queries.benchmarks import Subject, newest_comparable, subject_of
from analytics.terms import NOT_STATED
from analytics.wording import plain
from data.schema import vocabularies
from pages.components import cached
from pages.components.addresses import page_address
from pages.components.choices import segmented, selectbox
from pages.components.deal_search import MAX_ID, closest_links, said_deal_id
from pages.components.link_keys import BREADTH, ITS, ITS_HEADLINE, ITS_UPFRONT, ITS_YEAR, LIKE, WHOSE
from pages.components.link_values import drop_unknown, number, one_of
from pages.components.tables import link

BENCHMARKS = "pages/deals/benchmarks.py"
ON_RECORD, OWN = "On record", "My own"
BY_ITSELF, CHOSEN = "By itself", "My choice"
LABELS = {"stage": "Stage at signing", "modality": "Modality", "area": "Therapeutic area", "territory": "Territory"}
MOST_USD_M, FIRST_YEAR, LAST_YEAR = 1_000_000.0, 2000, 2035
NUMBERS = (
    number(ITS_YEAR, FIRST_YEAR, LAST_YEAR, "year of signing", is_whole=True),
    number(ITS_UPFRONT, 0, MOST_USD_M, "upfront in USD m"),
    number(ITS_HEADLINE, 0, MOST_USD_M, "headline total in USD m"),
)


def trait_choices(trait: str) -> list[str]:
    """What the reader may say of a trait, "not stated" first."""
    return [NOT_STATED, *(value for value in vocabularies()[COLUMNS[trait]]["value"] if value != "undisclosed")]


def drop_unknown_inputs() -> None:
    """Take out of the link what no control here knows."""
    closed = {WHOSE: (ON_RECORD, OWN), BREADTH: (BY_ITSELF, CHOSEN), LIKE["years"]: tuple(YEARS)}
    closed |= {LIKE[trait]: LEVELS for trait in COLUMNS} | {ITS[trait]: tuple(trait_choices(trait)) for trait in COLUMNS}
    drop_unknown(*(one_of(key, known, _unknown(key, known)) for key, known in closed.items()), *NUMBERS)


def _unknown(key: str, known: Iterable[str]) -> str:
    return say("The link holds {text} as {key}; left out (one of: {choices}).", text="{}", key=key, choices=", ".join(known))


def chosen_subject(deals: DealFilter) -> Subject | None:
    """Draw the inputs and return the deal that they mean; None where the link names a deal that is not on record."""
    with st.container(border=True, gap="xsmall", key="benchmark-deal"):
        whose = segmented("Which deal", [ON_RECORD, OWN], default=ON_RECORD, required=True, key=WHOSE)
        return _own() if whose == OWN else _on_record(deals)


def _on_record(deals: DealFilter) -> Subject | None:
    named = said_deal_id()
    deal_id = named or cached.found(newest_comparable, deals)
    subject = cached.found(subject_of, deal_id) if deal_id else None
    if subject:
        shown = link(subject.name, page_address("deal", subject.traits.deal_id, deals))
        st.markdown(f"**{shown}** · {plain(known_traits(subject.traits))}")
        if not named:
            newest = say("No deal is chosen yet: this is the newest of the filter, known terms first. Search for another, or put in your own.")
            st.caption(newest)
    elif named:
        st.warning(say("No deal has the id “{text}”. Search for it here.", text=plain(named)), icon=":material/search_off:")
    else:
        st.info(say("No deal of the filter can stand here: choose one by search, or put in your own."), icon=":material/search:")
    _search(named, subject is None, deals)
    return subject


def _search(named: str, is_unknown: bool, deals: DealFilter) -> None:
    typed = st.text_input(
        say("Find another deal"),
        key=f"find-benchmark-{named}",
        max_chars=MAX_ID,
        width=420,
        placeholder=say("Company, asset, 中文, or a deal id"),
        help=say("Names, codes, Chinese and machine-translated names; slips are forgiven."),
    )
    wanted = typed.strip() or (named if is_unknown else "")
    if not wanted:
        return
    if not closest_links(wanted, BENCHMARKS, deals, kept=(BREADTH, *LIKE.values())):
        st.markdown(say("Nothing on record comes close to “{text}”.", text=plain(wanted)))


def _own() -> Subject:
    said: dict[str, str | None] = {}
    for column, trait in zip(st.columns(4), COLUMNS, strict=True):
        with column:
            value = selectbox(LABELS[trait], trait_choices(trait), key=ITS[trait])
            said[trait] = None if value == NOT_STATED else value
    first, second, third, _ = st.columns(4)
    with first:
        year = st.number_input(say("Year of signing"), FIRST_YEAR, LAST_YEAR, None, 1, key=ITS_YEAR, bind="query-params", placeholder=say("any"))
    with second:
        upfront = _amount(say("Upfront, USD m"), ITS_UPFRONT)
    with third:
        headline = _amount(say("Headline total, USD m"), ITS_HEADLINE)
    st.caption(say("What is left empty asks nothing of the comparables. The upfront counts as cash."))
    traits = Traits(said["stage"], said["modality"], said["area"], said["territory"], year)
    return _own_subject(traits, upfront, headline)


def _amount(label: str, key: str) -> float | None:
    return st.number_input(label, 0.0, MOST_USD_M, None, 10.0, key=key, bind="query-params", placeholder=say("not stated")) or None


def _own_subject(traits: Traits, upfront: float | None, headline: float | None) -> Subject:
    if upfront and headline and upfront > headline:
        above = say("The upfront is above the headline total, which holds it: check the two. No upfront share is computed.")
        st.warning(above, icon=":material/error:")
        return Subject(say("your deal"), traits, upfront, headline)
    return Subject(say("your deal"), traits, upfront, headline, upfront / headline if upfront and headline else None)

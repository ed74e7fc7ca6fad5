"""Which deal is compared: one of the record, found by search, or the reader's own; all of it kept in the link."""

from collections.abc import Iterable

import streamlit as st

from analytics.filters import DealFilter
from analytics.findings.benchmarks import known_traits
from analytics.metrics.comparables import COLUMNS, LEVELS, YEARS, Traits
from analytics.queries.benchmarks import Subject, newest_comparable, subject_of
from analytics.queries.deal_page import closest_deals
from analytics.terms import NOT_STATED
from analytics.wording import dated, plain
from data.schema import vocabularies
from pages.components import cached, notice
from pages.components.addresses import page_address, page_params
from pages.components.tables import link

BENCHMARKS = "pages/deals/benchmarks.py"
ON_RECORD, OWN = "On record", "My own"
BY_ITSELF, CHOSEN = "By itself", "My choice"
LABELS = {"stage": "Stage at signing", "modality": "Modality", "area": "Therapeutic area", "territory": "Territory"}
MOST_USD_M, FIRST_YEAR, LAST_YEAR, MAX_TEXT = 1_000_000.0, 2000, 2035, 200
NUMBERS = {"its_year": (FIRST_YEAR, LAST_YEAR), "its_upfront": (0, MOST_USD_M), "its_headline": (0, MOST_USD_M)}


def trait_choices(trait: str) -> list[str]:
    """What the reader may say of a trait, "not stated" first."""
    return [NOT_STATED, *(value for value in vocabularies()[COLUMNS[trait]]["value"] if value != "undisclosed")]


def tell_bad_values() -> None:
    """Drop what the link says and no widget takes, and leave a notice about it."""
    closed = {"whose": (ON_RECORD, OWN), "breadth": (BY_ITSELF, CHOSEN), "like_years": tuple(YEARS)}
    closed |= {f"like_{trait}": LEVELS for trait in COLUMNS} | {f"its_{trait}": tuple(trait_choices(trait)) for trait in COLUMNS}
    for key, known in closed.items():
        _drop_unless(key, known)
    for key, (least, most) in NUMBERS.items():
        text = st.query_params.get(key)
        if text and not _is_within(text, least, most, whole=key == "its_year"):
            del st.query_params[key]
            notice.add(f"The link holds “{text[:MAX_TEXT]}” as {key}, which is no number from {least:,g} to {most:,g}; left out.".replace(",", ""))


def _drop_unless(key: str, known: Iterable[str]) -> None:
    text = st.query_params.get(key)
    if text and text not in known:
        del st.query_params[key]
        notice.add(f"The link holds “{text[:MAX_TEXT]}” as {key}; left out (one of: {', '.join(known)}).")


def _is_within(text: str, least: float, most: float, whole: bool) -> bool:
    try:
        return least <= (int(text) if whole else float(text)) <= most
    except ValueError:
        return False


def chosen_subject(deals: DealFilter) -> Subject | None:
    """Draw the inputs and return the deal that they mean; None where the link names a deal that is not on record."""
    with st.container(border=True, gap="xsmall", key="benchmark-deal"):
        whose = st.segmented_control("Which deal", [ON_RECORD, OWN], default=ON_RECORD, required=True, key="whose", bind="query-params")
        return _own() if whose == OWN else _on_record(deals)


def _on_record(deals: DealFilter) -> Subject | None:
    named = st.query_params.get("id", "").strip()[:MAX_TEXT]
    if named:  # a link to the page that is already open changes the id on the server only
        st.query_params["id"] = named
    deal_id = named or cached.found(newest_comparable, deals)
    subject = cached.found(subject_of, deal_id) if deal_id else None
    if subject:
        shown = link(subject.name, page_address("deal", subject.traits.deal_id, deals))
        st.markdown(f"**{shown}** · {plain(known_traits(subject.traits))}")
        if not named:
            st.caption("No deal is chosen yet: this is the newest of the filter whose terms are known. Search for another, or put in your own.")
    elif named:
        st.warning(f"No deal has the id “{plain(named)}”. Search for it here.", icon=":material/search_off:")
    else:
        st.info("No deal of the filter can stand here: choose one by search, or put in your own.", icon=":material/search:")
    _search(named, subject is None, deals)
    return subject


def _search(named: str, is_unknown: bool, deals: DealFilter) -> None:
    typed = st.text_input(
        "Find another deal",
        key=f"find-benchmark-{named}",
        max_chars=MAX_TEXT,
        width=420,
        placeholder="Company, asset, 中文, or a deal id",
        help="Names, codes, Chinese and machine-translated names; slips are forgiven.",
    )
    wanted = typed.strip() or (named if is_unknown else "")
    if not wanted:
        return
    found = cached.found(closest_deals, wanted)
    if found.empty:
        st.markdown(f"Nothing on record comes close to “{plain(wanted)}”.")
    kept = {key: st.query_params[key] for key in ("breadth", "like_years", *(f"like_{trait}" for trait in COLUMNS)) if key in st.query_params}
    for deal in found.itertuples():
        when = dated(deal.announced_on, deal.announced_precision)
        label = f"{when} · {deal.licensors} → {deal.licensees}: {deal.assets or 'asset not named'}"
        st.page_link(BENCHMARKS, query_params=page_params(str(deal.deal_id), deals) | kept, label=plain(label), icon=":material/straighten:")


def _own() -> Subject:
    said: dict[str, str | None] = {}
    for column, trait in zip(st.columns(4), COLUMNS, strict=True):
        with column:
            value = st.selectbox(LABELS[trait], trait_choices(trait), key=f"its_{trait}", bind="query-params")
            said[trait] = None if value == NOT_STATED else value
    first, second, third, _ = st.columns(4)
    with first:
        year = st.number_input("Year of signing", FIRST_YEAR, LAST_YEAR, None, 1, key="its_year", bind="query-params", placeholder="any")
    with second:
        upfront = _amount("Upfront, USD m", "its_upfront")
    with third:
        headline = _amount("Headline total, USD m", "its_headline")
    st.caption("What is left empty asks nothing of the comparables. The upfront counts as cash.")
    traits = Traits(said["stage"], said["modality"], said["area"], said["territory"], year)
    return _own_subject(traits, upfront, headline)


def _amount(label: str, key: str) -> float | None:
    return st.number_input(label, 0.0, MOST_USD_M, None, 10.0, key=key, bind="query-params", placeholder="not stated") or None


def _own_subject(traits: Traits, upfront: float | None, headline: float | None) -> Subject:
    if upfront and headline and upfront > headline:
        st.warning("The upfront is above the headline total, which holds it: check the two. No upfront share is computed.", icon=":material/error:")
        return Subject("your deal", traits, upfront, headline)
    return Subject("your deal", traits, upfront, headline, upfront / headline if upfront and headline else None)

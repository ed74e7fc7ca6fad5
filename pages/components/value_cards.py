"""The cards of a risk-adjusted value: the band, its layers, what it depends on, the stages, and the odds with their source."""

from dataclasses import dataclass

import pandas as pd
import streamlit as st

from analytics.evidence import Evidence
from analytics.figures import value as figures
from analytics.filters import DealFilter
from analytics.findings import value as findings
from analytics.language import say
from analytics.metrics.value import Inputs
from analytics.queries.success_rates import odds_to_approval
from analytics.queries.value import value_by_stage, value_layers, value_moves
from analytics.section import Column, headed, repeated_counts, summed_counts
from analytics.wording import plain
from pages.components import cached
from pages.components.card import Card, show_card
from pages.components.rows import rows_behind
from pages.components.tables import link, reader_table

METHOD, AMOUNTS = "Risk-adjusted value", "USD m, not a valuation"
LOW, BASE, HIGH = (Column(f"{level.lower()}_usd_m", f"{level}, USD m", "money") for level in ("Low", "Base", "High"))
PROMISED, UNVALUED = Column("promised_usd_m", "Promised, USD m", "money"), Column("unvalued_usd_m", "Of it without published odds, USD m", "money")
DISCLOSED, DEALS = Column("disclosed_count", "Deals with it", "count"), Column("deal_count", "Deals", "count")
LAYER_COLUMNS = (Column("name", "Layer"), PROMISED, LOW, BASE, HIGH, UNVALUED, DISCLOSED, DEALS)
MOVE_COLUMNS = (
    Column("name", "Input"), Column("low_words", "At its low"), Column("low_usd_m", "Total then, USD m", "money"), BASE,
    Column("high_words", "At its high"), Column("high_usd_m", "Total at high, USD m", "money"),
)  # fmt: skip
STAGE_COLUMNS = (
    Column("stage_at_signing", "Stage at signing"), Column("read_as", "Odds of"), Column("approval", "Published odds of approval", "share"),
    DISCLOSED, DEALS, PROMISED, UNVALUED, LOW, BASE, HIGH,
)  # fmt: skip
ODDS_COLUMNS = (
    Column("publisher", "Publisher"), Column("population", "Population"), Column("dimension", "Dimension"), Column("period_label", "Period"),
    Column("stage", "From"), Column("approval", "Reach approval", "share"), Column("step_count", "Rates multiplied", "count"),
    Column("sample_size", "Sample", "count"), Column("source_url", "Source", "link"),
)  # fmt: skip


@dataclass(frozen=True)
class Weighed:
    """What the cards show: deals of a filter, or the one deal where deal_id is given; what names it in words."""

    deals: DealFilter
    deal_id: str
    inputs: Inputs
    what: str

    def arguments(self) -> tuple[DealFilter, str, Inputs]:
        """What every query of the page takes."""
        return self.deals, self.deal_id, self.inputs


def band_card(weighed: Weighed) -> None:
    """Promised beside high, base and low."""
    layers = cached.found(value_layers, *weighed.arguments())
    if len(layers) and pd.isna(layers["promised_usd_m"].iloc[-1]):
        _in_words("value-band", "Promised, and what it comes to", findings.value_band(layers))
        return
    evidence = _evidence("Promised, and what it comes to", "disclose an amount", _last_counts(layers), weighed)
    notes = (
        "Promised: headline totals, stated parts where no total is disclosed. Equity is neither weighed nor counted as cash; "
        "equity on top of a total is in the table only. Royalties are not counted."
    )
    card = Card("value-band", findings.value_band(layers), evidence, headed(layers, LAYER_COLUMNS), LAYER_COLUMNS, notes=notes)
    show_card(card, lambda: cached.drawn(figures.value_band_figure, value_layers, *weighed.arguments()))


def layers_card(weighed: Weighed) -> None:
    """Low, base and high of each layer, the table open."""
    layers = cached.found(value_layers, *weighed.arguments())
    if len(layers) and layers["base_usd_m"].isna().all():
        is_promised = pd.notna(layers["promised_usd_m"].iloc[-1])
        _in_words("value-layers", "Low, base and high by layer", say(findings.NOTHING_WEIGHED if is_promised else findings.EQUITY_ALONE))
        return
    evidence = _evidence("Low, base and high by layer", "disclose an amount", _last_counts(layers), weighed)
    card = Card(
        "value-layers", findings.value_layers(layers), evidence, headed(layers, LAYER_COLUMNS), LAYER_COLUMNS,
        notes="Written above each line: base of what is promised at stages with published odds.", is_open=True,
    )  # fmt: skip
    show_card(card, lambda: cached.drawn(figures.value_layers_figure, value_layers, *weighed.arguments()))


def moves_card(weighed: Weighed) -> None:
    """The tornado."""
    moves = cached.found(value_moves, *weighed.arguments())
    if moves.empty:
        _in_words("value-moves", "What it depends on", findings.value_moves(moves))
        return
    evidence = _evidence("What it depends on", "disclose an amount", repeated_counts(moves), weighed)
    notes = "One input moves, the others stay at base. What moves nothing is left out. Discount and timing, your own choice, are no part of the band."
    card = Card("value-moves", findings.value_moves(moves), evidence, headed(moves, MOVE_COLUMNS), MOVE_COLUMNS, notes=notes)
    show_card(card, lambda: cached.drawn(figures.value_moves_figure, value_moves, *weighed.arguments()))


def stages_card(weighed: Weighed) -> None:
    """Money beyond signing by stage, with and without published odds."""
    stages = cached.found(value_by_stage, *weighed.arguments())
    if not stages["promised_usd_m"].sum():
        _in_words("value-stages", "Beyond signing, by stage at signing", findings.value_by_stage(stages))
        return
    evidence = _evidence("Beyond signing, by stage at signing", "disclose money beyond signing", summed_counts(stages), weighed)
    notes = "Phase 1/2 is read as phase 1, phase 2/3 as phase 2. Stages without published odds are left out of low, base and high, near-term apart."
    card = Card("value-stages", findings.value_by_stage(stages), evidence, headed(stages, STAGE_COLUMNS), STAGE_COLUMNS, ("stage_at_signing",), notes)
    show_card(
        card,
        lambda: cached.drawn(figures.value_by_stage_figure, value_by_stage, *weighed.arguments()),
        lambda marks: rows_behind(marks, weighed.deals.without_acquisitions(), weighed.deals, key="rows-value-stages"),
    )


def odds_card(name: str, stage: str | None) -> None:
    """The odds in use: publisher, population, period, way, source; all other published odds in a table."""
    odds = cached.found(odds_to_approval)
    used = odds[(odds["name"] == name) & ((odds["stage"] == stage) | (stage is None))]
    with st.container(border=True, gap="xsmall", key="card-value-odds"):
        st.subheader(say("The odds in use"), anchor="value-odds")
        if used.empty:
            st.markdown(say("No odds are published for this stage, so nothing beyond signing is weighed."))
        else:
            _citation(used)
        if st.toggle(say("Every published set"), key="value-every-set"):
            table = odds if stage is None or used.empty else odds[odds["stage"] == stage]
            st.caption(say("Probability to reach approval from a stage, for programmes of the population; it says nothing of one drug."))
            reader_table(headed(table, ODDS_COLUMNS), ODDS_COLUMNS, alt=say("Published odds of approval by publisher, population and stage"))


def _citation(used: pd.DataFrame) -> None:
    first = used.iloc[0]
    st.markdown("\n".join(f"- {plain(sentence)}" for sentence in findings.odds_sentences(used)))
    sample = first["sample_size"]
    rests = say("sample {count}", count=f"{int(sample):,}") if pd.notna(sample) else say("sample not given")
    pages = dict(zip(used["source_url"].dropna(), used["source_title"].dropna(), strict=False))
    st.caption(
        say(
            "{publisher}, {population}; period {period}; {sample}. Source: {pages}",
            publisher=plain(first["publisher"]),
            population=plain(first["population"]),
            period=plain(first["period_label"] or say("not stated")),
            sample=rests,
            pages=say(", ").join(link(str(title), str(url)) for url, title in pages.items()),
        )
    )
    for note in dict.fromkeys(used["notes"]):
        if note:
            st.caption(plain(note))
    if first["dimension"] != "all":
        group = plain(first["dimension"].replace("=", ": "))
        st.caption(say("Published for {group} and applied here to every deal shown, whatever it is about.", group=group))
    st.caption(say("A deal's stage may be its stage in China; these odds are of programmes on the way to approval as the publisher defines it."))


def _in_words(key: str, title: str, words: str) -> None:
    with st.container(border=True, gap="xsmall", key=f"card-{key}"):
        st.subheader(say(title), anchor=key)
        st.markdown(words)


def _evidence(title: str, measure: str, counts: tuple[int, int], weighed: Weighed) -> Evidence:
    store = cached.store()
    return Evidence(title, AMOUNTS, measure, *counts, weighed.what, METHOD, store.as_of, store.version)


def _last_counts(layers: pd.DataFrame) -> tuple[int, int]:
    return (int(layers["disclosed_count"].iloc[-1]), int(layers["deal_count"].iloc[-1])) if len(layers) else (0, 0)

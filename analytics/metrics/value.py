"""Risk-adjusted value: what promised money comes to at published odds, from the most careful to the most generous reading.

Amounts in millions of USD. Everything a factor depends on is the stage and the reader's inputs, so sums by stage are multiplied, not deals.
"""

from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from analytics.metrics.odds import READ_AS, STEPS

AT_SIGNING, RISKED = ("cash_upfront", "mixed_upfront"), ("dev_reg", "sales", "unsplit", "open_rest")
VALUED = (*AT_SIGNING, "near_term", *RISKED)
EQUITY = ("equity_inside", "equity_outside")
CUT_AT_HEADLINE = ("cash_upfront", "mixed_upfront", "near_term", "equity_inside", "dev_reg", "sales", "unsplit")
LEVELS = ("low", "base", "high")
SMALLEST_REST = 0.0005
NEAR_TERM_YEARS = 1.0
DELAY = 2.0
MOST_DISCOUNT = 0.15
HALF = 0.5


@dataclass(frozen=True)
class StageOdds:
    """The odds in use for a stage: chosen, and the lowest and highest of comparable sets; next_step and reached as in Chain."""

    stage: str
    approval_low: float
    approval: float
    approval_high: float
    next_step: float | None
    reached: tuple[tuple[str, float], ...]


@dataclass(frozen=True)
class Inputs:
    """What a value rests on: odds by stage, how unsplit milestones are read, and what the reader assumes.

    odds: one a stage, empty without; dev_share: part of unsplit milestones read as development and regulatory; sales_share: of sales milestones
    reached given approval; rate: a year; years: from phase 1, phase 2, phase 3 and filing to approval;
    sales_years: from approval to sales milestones.
    """

    odds: tuple[StageOdds, ...] = ()
    dev_share: float = HALF
    sales_share: float = HALF
    rate: float = 0.0
    years: tuple[float, float, float, float] = (8.0, 6.0, 3.0, 1.0)
    sales_years: float = 5.0

    def by_stage(self) -> dict[str, StageOdds]:
        """The odds by the stage that they start from."""
        return {odds.stage: odds for odds in self.odds}


@dataclass(frozen=True)
class Setting:
    """One reading of the inputs. is_along_the_way: development money falls due evenly over the published steps, not on approval alone.

    dev_share: the part of unsplit milestones read as development and regulatory; mixed: the part of a mixed upfront counted.
    """

    inputs: Inputs
    odds: str = "base"
    is_along_the_way: bool = False
    sales_share: float = HALF
    dev_share: float = HALF
    near_term: str = "base"
    mixed: float = 1.0
    delay: float = 0.0


def settings(inputs: Inputs) -> dict[str, Setting]:
    """The low, base and high reading: every input at its low, base or high."""
    base = Setting(inputs, sales_share=inputs.sales_share, dev_share=inputs.dev_share)
    low = Setting(inputs, odds="low", sales_share=0.0, dev_share=0.0, near_term="low", mixed=0.0)
    high = Setting(inputs, odds="high", is_along_the_way=True, sales_share=1.0, dev_share=1.0, near_term="high")
    return {"low": low, "base": base, "high": high}


def moves(inputs: Inputs) -> dict[str, tuple[Setting, Setting]]:
    """For each input the base reading with this one input at its low and at its high."""
    base = settings(inputs)["base"]
    return {
        "odds": (replace(base, odds="low"), replace(base, odds="high")),
        "payment": (base, replace(base, is_along_the_way=True)),
        "sales_share": (replace(base, sales_share=0.0), replace(base, sales_share=1.0)),
        "split": (replace(base, dev_share=0.0), replace(base, dev_share=1.0)),
        "near_term": (replace(base, near_term="low"), replace(base, near_term="high")),
        "mixed_upfront": (replace(base, mixed=0.0), base),
        "rate": (replace(base, inputs=replace(inputs, rate=MOST_DISCOUNT)), replace(base, inputs=replace(inputs, rate=0.0))),
        "timing": (replace(base, delay=DELAY), replace(base, delay=-DELAY)),
    }


def factors(odds: StageOdds | None, setting: Setting) -> dict[str, float]:
    """What one promised dollar of each layer counts; NaN for money at a stage without published odds."""
    next_step = (odds.next_step or 0.0) if odds else 0.0
    near = {"low": 0.0, "base": next_step, "high": 1.0}[setting.near_term] * discount(NEAR_TERM_YEARS, setting)
    known = {"cash_upfront": 1.0, "mixed_upfront": setting.mixed, "near_term": near}
    if odds is None:
        return known | dict.fromkeys(RISKED, np.nan)
    approval = {"low": odds.approval_low, "base": odds.approval, "high": odds.approval_high}[setting.odds]
    years: dict[str, float] = dict(zip(STEPS, (*setting.inputs.years, 0.0), strict=True))
    to_approval = years[odds.stage] + setting.delay
    development = approval * discount(to_approval, setting)
    if setting.is_along_the_way:
        due = [max(reached, approval) * discount(min(to_approval - years[step], to_approval), setting) for step, reached in odds.reached]
        development = sum(due) / len(due)
    sales = approval * setting.sales_share * discount(max(to_approval, 0.0) + setting.inputs.sales_years, setting)
    unsplit = setting.dev_share * development + (1 - setting.dev_share) * sales
    return known | {"dev_reg": development, "sales": sales, "unsplit": unsplit, "open_rest": unsplit}


def discount(years: float, setting: Setting) -> float:
    """What a dollar in so many years is worth today; never more than a dollar."""
    return (1 + setting.inputs.rate) ** -max(years, 0.0)


def promised_parts(deals: pd.DataFrame) -> pd.DataFrame:
    """The layers of each deal without overlap, cut where stated parts exceed the stated headline; null is unknown, never 0.

    What a headline holds beyond its stated parts is unsplit milestones, or open_rest where the upfront is not disclosed.
    """
    left = deals["headline"].fillna(np.inf)
    parts: dict[str, pd.Series] = {}
    for layer in CUT_AT_HEADLINE:
        parts[layer] = deals[layer].clip(upper=left)
        left = left - parts[layer].fillna(0.0)
    rest = left.where(np.isfinite(left) & (left > SMALLEST_REST))
    has_upfront = deals["cash_upfront"].notna() | deals["mixed_upfront"].notna()
    parts["unsplit"] = parts["unsplit"].where(rest.isna() | ~has_upfront, parts["unsplit"].fillna(0.0) + rest)
    parts["open_rest"] = rest.where(~has_upfront)
    return pd.DataFrame(parts | {"equity_outside": deals["equity_outside"]}, columns=[*VALUED, *EQUITY])


def by_stage(deals: pd.DataFrame) -> pd.DataFrame:
    """Rows: one a stage at signing and layer. Columns: stage, layer; disclosed_count deals with the layer; promised, null where none."""
    parts = promised_parts(deals)
    stages = deals["stage"].fillna("not stated")
    long = parts.assign(stage=stages).melt("stage", var_name="layer", value_name="promised")
    amounts = long.groupby(["stage", "layer"], sort=False)["promised"]
    return pd.DataFrame({"disclosed_count": amounts.count(), "promised": amounts.sum(min_count=1)}).reset_index()


def priced(sums: pd.DataFrame, setting: Setting) -> pd.Series:
    """What each row of by_stage counts under one setting; null for equity and for money at stages without published odds."""
    odds = setting.inputs.by_stage()
    by_read = {stage: factors(odds.get(READ_AS.get(stage, "")), setting) for stage in sums["stage"].unique()}
    weights = [by_read[stage].get(layer, np.nan) for stage, layer in zip(sums["stage"], sums["layer"], strict=True)]
    return sums["promised"] * pd.Series(weights, index=sums.index, dtype=float)


def valued(sums: pd.DataFrame, inputs: Inputs) -> pd.DataFrame:
    """by_stage with low, base and high, and unvalued: money at stages without published odds."""
    readings = {level: priced(sums, setting) for level, setting in settings(inputs).items()}
    is_unvalued = sums["layer"].isin(RISKED) & readings["base"].isna()
    return sums.assign(**readings, unvalued=sums["promised"].where(is_unvalued))


def moved(sums: pd.DataFrame, inputs: Inputs) -> pd.DataFrame:
    """What the total becomes when one input alone moves. Rows: one an input. Columns: input; low, base, high totals."""
    base = priced(sums, settings(inputs)["base"]).sum()
    rows = [
        {"input": name, "low": priced(sums, down).sum(), "base": base, "high": priced(sums, up).sum()} for name, (down, up) in moves(inputs).items()
    ]
    return pd.DataFrame(rows)

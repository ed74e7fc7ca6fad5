"""The main point of each economics frame in one sentence."""

import pandas as pd

from analytics.small_numbers import MIN_DEALS, enough
from analytics.wording import counted, money, percent

NO_DEALS = "No deal matches the filter."
FIRST, SECOND = 5, 10
TOLD_LAYERS = (
    ("upfront", "upfront in cash"),
    ("dev_reg_milestones", "development and regulatory milestones"),
    ("sales_milestones", "sales milestones"),
)
KINDS = (("multinational", "multinationals"), ("pharma", "pharma companies"), ("biotech", "biotechs"), ("newco", "NewCos"))


def answer(totals: pd.DataFrame) -> str:
    """The page's answer: of every $100 promised, what is paid upfront; how much is promised, and by how few."""
    row = totals.iloc[0]
    if enough(int(row.disclosed_count)):
        together, middle = (f"**${share * 100:.1f}**" for share in (row.aggregate_share, row.median_share))
        paid = f"Of every $100 promised, {together} is paid upfront in cash, {middle} in the median deal ({_both(row)})"
    else:
        paid = f"Fewer than {MIN_DEALS} deals disclose both a cash upfront and a headline total, too few for a share"
    if not row.headline_count:
        return f"{paid}; none of {int(row.deal_count):,} discloses a headline total of its own."
    held = f", {percent(row.top5_share)} of it in the five largest" if pd.notna(row.top5_share) else ""
    return f"{paid}; headline totals add up to **{money(row.headline_usd_m)}** in {int(row.headline_count):,} of {int(row.deal_count):,}{held}."


def _both(row: pd.Series) -> str:
    return f"{counted(int(row.disclosed_count), 'deal')} that disclose both"


def upfront_share_by_stage(frame: pd.DataFrame) -> str:
    """The stages with the lowest and the highest median share."""
    usable = frame[(frame["disclosed_count"] >= MIN_DEALS) & (frame["stage_at_signing"] != "not stated")]
    if usable.empty:
        return f"No stage has {MIN_DEALS} deals that disclose both a cash upfront and a headline total."
    low, high = (usable.iloc[int(place)] for place in (usable["median_share"].argmin(), usable["median_share"].argmax()))
    if len(usable) == 1:
        return f"{_stage(low)}: {percent(low.aggregate_share, 1)} of all money together, {percent(low.median_share, 1)} in the median deal."
    least, most = (f"{percent(row.median_share, 1)} ({row.stage_at_signing})" for row in (low, high))
    return f"In the median deal from {least} to {most}."


def _stage(row: pd.Series) -> str:
    return str(row.stage_at_signing) if str(row.stage_at_signing).isupper() else str(row.stage_at_signing).capitalize()


def size_by_stage(frame: pd.DataFrame) -> str:
    """The stages with the smallest and the largest median."""
    usable = frame[(frame["disclosed_count"] >= MIN_DEALS) & (frame["stage_at_signing"] != "not stated")]
    if usable.empty:
        return f"No stage has {MIN_DEALS} deals that disclose it."
    low, high = (usable.iloc[int(place)] for place in (usable["median_usd_m"].argmin(), usable["median_usd_m"].argmax()))
    if len(usable) == 1:
        return f"{_stage(low)}: median {money(low.median_usd_m)}, middle half {money(low.p25_usd_m)} to {money(low.p75_usd_m)}."
    return f"Median from {money(low.median_usd_m)} ({low.stage_at_signing}) to {money(high.median_usd_m)} ({high.stage_at_signing})."


def size_by_year(frame: pd.DataFrame) -> str:
    """The latest year with enough deals."""
    usable = frame[frame["disclosed_count"] >= MIN_DEALS]
    if usable.empty:
        return f"No year has {MIN_DEALS} deals that disclose it."
    latest = usable.iloc[-1]
    year = f"{int(latest.announced_year)} so far" if latest.is_partial else f"{int(latest.announced_year)}"
    return (
        f"{year}: median {money(latest.median_usd_m)}, middle half {money(latest.p25_usd_m)} to {money(latest.p75_usd_m)}, "
        f"mean {money(latest.mean_usd_m)} ({counted(int(latest.disclosed_count), 'deal')})."
    )


def upfront_v_headline(frame: pd.DataFrame) -> str:
    """Between which shares the middle half of the deals lies, and how many pay under 5%."""
    if not enough(len(frame)):
        return f"{counted(len(frame), 'deal')} with both amounts, too few for a statistic: each is drawn and listed."
    low, high = (float(frame["upfront_share"].quantile(part)) for part in (0.25, 0.75))
    under = int((frame["upfront_share"] < 0.05).sum())
    return f"The middle half of the deals pays {percent(low, 1)} to {percent(high, 1)} upfront; {under} of {len(frame)} pay under 5%."


def milestone_layers(frame: pd.DataFrame) -> str:
    """What of the total is paid upfront and what hangs on approval and on sales."""
    if frame.empty:
        return "No deal of the filter splits its milestones."
    shares = dict(zip(frame["layer"], frame["headline_share"], strict=True))
    told = [f"{percent(shares[layer], 1)} {words}" for layer, words in TOLD_LAYERS if pd.notna(shares[layer])]
    total = frame.iloc[-1]
    return f"Of {money(total.amount_usd_m)} in {counted(int(total.disclosed_count), 'deal')} that split their milestones: {', '.join(told)}."


def headline_classes(frame: pd.DataFrame) -> str:
    """How many deals promise $1bn or more, and what of the money they hold."""
    disclosed = int(frame["disclosed_count"].sum())
    if not disclosed:
        return "No deal of the filter discloses a headline total of its own."
    billion = frame[frame["is_billion"].astype(bool)]
    count = int(billion["deal_count"].sum())
    part = percent(billion["headline_usd_m"].sum() / frame["headline_usd_m"].sum())
    held = f", {part} of the money" if count and enough(disclosed) else ""
    return f"{count:,} of {counted(disclosed, 'deal')} with a headline total {'promises' if count == 1 else 'promise'} $1bn or more{held}."


def headline_concentration(frame: pd.DataFrame) -> str:
    """What the five and the ten largest deals hold."""
    if not enough(len(frame)):
        return f"{counted(len(frame), 'deal')} with a headline total, too few for a share."
    five = f"The {FIRST} largest deals hold {percent(frame['top_share'].iloc[FIRST - 1])}"
    ten = f", the {SECOND} largest {percent(frame['top_share'].iloc[SECOND - 1])}" if len(frame) >= SECOND else ""
    return f"{five}{ten} of {money(frame['headline_usd_m'].sum())} in {counted(len(frame), 'deal')}."


def royalties(frame: pd.DataFrame) -> str:
    """How many deals give a rate in numbers, and between which."""
    if frame.empty:
        return "No deal of the filter states a royalty."
    stated = f"{int(frame['disclosed_count'].iloc[0]):,} of {counted(int(frame['deal_count'].iloc[0]), 'deal')} state a royalty"
    count = int(frame["rate_count"].iloc[0])
    if not count:
        return f"{stated}; none gives a rate in numbers."
    rates = pd.concat([frame["royalty_low_pct"], frame["royalty_high_pct"]]).dropna()
    span = f"{rates.min():g}%" if rates.min() == rates.max() else f"between {rates.min():g}% and {rates.max():g}%"
    return f"{stated}, {count} of them a rate in numbers, {span}; the others only describe it."


def licensee_kinds(frame: pd.DataFrame) -> str:
    """The median upfronts that the kinds of licensee pay, beside each other."""
    if frame.empty:
        return NO_DEALS
    medians = dict(zip(frame["licensee_kind"], frame["median_upfront_usd_m"], strict=True))
    told = [f"{money(medians[kind])} with {words}" for kind, words in KINDS if pd.notna(medians.get(kind))]
    if not told:
        return f"No kind of licensee has {MIN_DEALS} deals that disclose an upfront."
    return f"Median upfront: {', '.join(told)}."


def against_published(frame: pd.DataFrame) -> str:
    """How far our numbers lie from published ones of the same definition."""
    same = frame[frame["is_same"].astype(bool) & frame["gap_share"].notna()]
    if same.empty:
        return "No published figure of the same definition can be compared."
    gaps = same["gap_share"]
    near = f"{int((gaps.abs() <= 0.1).sum())} agree within 10%"
    return f"{counted(len(same), 'published figure')} of the same definition: ours lie {_gap(gaps.min())} to {_gap(gaps.max())}, {near}."


def _gap(share: float) -> str:
    return "level" if round(abs(share) * 100) == 0 else f"{percent(abs(share))} {'above' if share > 0 else 'below'}"

"""The main point of each economics frame in one sentence."""

import pandas as pd

from analytics.findings.overview import year_so_far
from analytics.language import say
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
    paid, count = _paid(row), f"{int(row.deal_count):,}"
    if not row.headline_count:
        return say("{paid}; none of {all} discloses a headline total of its own.", paid=paid, all=count)
    return say(
        "{paid}; headline totals add up to **{total}** in {disclosed} of {all}{held}.",
        paid=paid,
        total=money(row.headline_usd_m),
        disclosed=f"{int(row.headline_count):,}",
        all=count,
        held=say(", {share} of it in the five largest", share=percent(row.top5_share)) if pd.notna(row.top5_share) else "",
    )


def _paid(row: pd.Series) -> str:
    if not enough(int(row.disclosed_count)):
        return say("Fewer than {least} deals disclose both a cash upfront and a headline total, too few for a share", least=MIN_DEALS)
    return say(
        "Of every $100 promised, **${together}** is paid upfront in cash, **${middle}** in the median deal ({deals} that disclose both)",
        together=f"{row.aggregate_share * 100:.1f}",
        middle=f"{row.median_share * 100:.1f}",
        deals=counted(int(row.disclosed_count), "deal"),
    )


def upfront_share_by_stage(frame: pd.DataFrame) -> str:
    """The stages with the lowest and the highest median share."""
    usable = frame[(frame["disclosed_count"] >= MIN_DEALS) & (frame["stage_at_signing"] != "not stated")]
    if usable.empty:
        return say("No stage has {least} deals that disclose both a cash upfront and a headline total.", least=MIN_DEALS)
    low, high = (usable.iloc[int(place)] for place in (usable["median_share"].argmin(), usable["median_share"].argmax()))
    if len(usable) == 1:
        together, middle = percent(low.aggregate_share, 1), percent(low.median_share, 1)
        return say("{stage}: {together} of all money together, {middle} in the median deal.", stage=_stage(low), together=together, middle=middle)
    return say(
        "In the median deal from {least} ({low}) to {most} ({high}).",
        least=percent(low.median_share, 1),
        low=say(low.stage_at_signing),
        most=percent(high.median_share, 1),
        high=say(high.stage_at_signing),
    )


def _stage(row: pd.Series) -> str:
    stage = say(str(row.stage_at_signing))
    return stage if stage.isupper() else stage.capitalize()


def size_by_stage(frame: pd.DataFrame) -> str:
    """The stages with the smallest and the largest median."""
    usable = frame[(frame["disclosed_count"] >= MIN_DEALS) & (frame["stage_at_signing"] != "not stated")]
    if usable.empty:
        return say("No stage has {least} deals that disclose it.", least=MIN_DEALS)
    low, high = (usable.iloc[int(place)] for place in (usable["median_usd_m"].argmin(), usable["median_usd_m"].argmax()))
    if len(usable) == 1:
        return say(
            "{stage}: median {median}, middle half {low} to {high}.",
            stage=_stage(low),
            median=money(low.median_usd_m),
            low=money(low.p25_usd_m),
            high=money(low.p75_usd_m),
        )
    return say(
        "Median from {least} ({low}) to {most} ({high}).",
        least=money(low.median_usd_m),
        low=say(low.stage_at_signing),
        most=money(high.median_usd_m),
        high=say(high.stage_at_signing),
    )


def size_by_year(frame: pd.DataFrame) -> str:
    """The latest year with enough deals."""
    usable = frame[frame["disclosed_count"] >= MIN_DEALS]
    if usable.empty:
        return say("No year has {least} deals that disclose it.", least=MIN_DEALS)
    latest = usable.iloc[-1]
    return say(
        "{year}: median {median}, middle half {low} to {high}, mean {mean} ({deals}).",
        year=year_so_far(int(latest.announced_year), bool(latest.is_partial)),
        median=money(latest.median_usd_m),
        low=money(latest.p25_usd_m),
        high=money(latest.p75_usd_m),
        mean=money(latest.mean_usd_m),
        deals=counted(int(latest.disclosed_count), "deal"),
    )


def upfront_v_headline(frame: pd.DataFrame) -> str:
    """Between which shares the middle half of the deals lies, and how many pay under 5%."""
    if not enough(len(frame)):
        return say("{deals} with both amounts, too few for a statistic: each is drawn and listed.", deals=counted(len(frame), "deal"))
    low, high = (float(frame["upfront_share"].quantile(part)) for part in (0.25, 0.75))
    return say(
        "The middle half of the deals pays {low} to {high} upfront; {under} of {all} pay under 5%.",
        low=percent(low, 1),
        high=percent(high, 1),
        under=int((frame["upfront_share"] < 0.05).sum()),
        all=len(frame),
    )


def milestone_layers(frame: pd.DataFrame) -> str:
    """What of the total is paid upfront and what hangs on approval and on sales."""
    if frame.empty:
        return say("No deal of the filter splits its milestones.")
    shares = dict(zip(frame["layer"], frame["headline_share"], strict=True))
    told = [say("{share} {layer}", share=percent(shares[layer], 1), layer=say(words)) for layer, words in TOLD_LAYERS if pd.notna(shares[layer])]
    total = frame.iloc[-1]
    return say(
        "Of {total} in {deals} that split their milestones: {layers}.",
        total=money(total.amount_usd_m),
        deals=counted(int(total.disclosed_count), "deal"),
        layers=say(", ").join(told),
    )


def headline_classes(frame: pd.DataFrame) -> str:
    """How many deals promise $1bn or more, and what of the money they hold."""
    disclosed = int(frame["disclosed_count"].sum())
    if not disclosed:
        return say("No deal of the filter discloses a headline total of its own.")
    billion = frame[frame["is_billion"].astype(bool)]
    count, deals = int(billion["deal_count"].sum()), counted(disclosed, "deal")
    part = percent(billion["headline_usd_m"].sum() / frame["headline_usd_m"].sum())
    held = say(", {share} of the money", share=part) if count and enough(disclosed) else ""
    if count == 1:
        return say("{count} of {deals} with a headline total promises $1bn or more{held}.", count=count, deals=deals, held=held)
    return say("{count} of {deals} with a headline total promise $1bn or more{held}.", count=f"{count:,}", deals=deals, held=held)


def headline_concentration(frame: pd.DataFrame) -> str:
    """What the five and the ten largest deals hold."""
    if not enough(len(frame)):
        return say("{deals} with a headline total, too few for a share.", deals=counted(len(frame), "deal"))
    shares, has_second = frame["top_share"], len(frame) >= SECOND
    return say(
        "The {first} largest deals hold {share}{second} of {total} in {deals}.",
        first=FIRST,
        share=percent(shares.iloc[FIRST - 1]),
        second=say(", the {count} largest {share}", count=SECOND, share=percent(shares.iloc[SECOND - 1])) if has_second else "",
        total=money(frame["headline_usd_m"].sum()),
        deals=counted(len(frame), "deal"),
    )


def royalties(frame: pd.DataFrame) -> str:
    """How many deals give a rate in numbers, and between which."""
    if frame.empty:
        return say("No deal of the filter states a royalty.")
    stated, deals = f"{int(frame['disclosed_count'].iloc[0]):,}", counted(int(frame["deal_count"].iloc[0]), "deal")
    count = int(frame["rate_count"].iloc[0])
    if not count:
        return say("{count} of {deals} state a royalty; none gives a rate in numbers.", count=stated, deals=deals)
    rates = pd.concat([frame["royalty_low_pct"], frame["royalty_high_pct"]]).dropna()
    low, high = f"{rates.min():g}%", f"{rates.max():g}%"
    return say(
        "{count} of {deals} state a royalty, {rates} of them a rate in numbers, {span}; the others only describe it.",
        count=stated,
        deals=deals,
        rates=count,
        span=low if rates.min() == rates.max() else say("between {low} and {high}", low=low, high=high),
    )


def licensee_kinds(frame: pd.DataFrame) -> str:
    """The median upfronts that the kinds of licensee pay, beside each other."""
    if frame.empty:
        return say(NO_DEALS)
    medians = dict(zip(frame["licensee_kind"], frame["median_upfront_usd_m"], strict=True))
    told = [
        say("{amount} with {licensees}", amount=money(medians[kind]), licensees=say(words)) for kind, words in KINDS if pd.notna(medians.get(kind))
    ]
    if not told:
        return say("No kind of licensee has {least} deals that disclose an upfront.", least=MIN_DEALS)
    return say("Median upfront: {amounts}.", amounts=say(", ").join(told))


def against_published(frame: pd.DataFrame) -> str:
    """How far our numbers lie from published ones of the same definition."""
    same = frame[frame["is_same"].astype(bool) & frame["gap_share"].notna()]
    if same.empty:
        return say("No published figure of the same definition can be compared.")
    gaps = same["gap_share"]
    return say(
        "{figures} of the same definition: ours lie {least} to {most}, {near} agree within 10%.",
        figures=counted(len(same), "published figure"),
        least=_gap(gaps.min()),
        most=_gap(gaps.max()),
        near=int((gaps.abs() <= 0.1).sum()),
    )


def _gap(share: float) -> str:
    if round(abs(share) * 100) == 0:
        return say("level")
    return say("{share} above", share=percent(share)) if share > 0 else say("{share} below", share=percent(-share))

"""What the policy page says: how many rules, where, the newest; the approvals below them."""

from typing import Any

import pandas as pd

from analytics.language import say
from analytics.records import records
from analytics.wording import counted, dated, listed

NOT_A_CAUSE = "The layer shows when a rule came, it does not show what it caused."
PLACES = {"CN": "China", "HK": "Hong Kong", "US": "the United States", "EU": "the European Union", "International": "international bodies"}
DRAWING_RULE = (
    "Drawn is one rule a half-year: one whose day is known before one that is not, then the firmest kind (law, regulation, tariff, catalogue, review "
    "process, capital market, guideline), then the latest."
)


def answer(rules: pd.DataFrame) -> str:
    """How many rules of which places the choice holds, and the newest of them."""
    if rules.empty:
        return say("No rule on record fits this choice.")
    on_record, count = int(rules["rule_count"].iloc[0]), len(rules)
    if count == on_record:
        held = say("**{rules}**", rules=counted(count, "rule"))
    else:
        held = say("**{count} of {rules}**", count=f"{count:,}", rules=counted(on_record, "rule"))
    places = rules["places"].explode().value_counts()
    return say(
        "The record holds {held} that bear on going global{among}{both}. The newest: {newest}.",
        held=held,
        among=_among(places),
        both=say("; a rule of two places counts for both") if int(places.sum()) > count else "",
        newest=said(records(rules.head(1))[0]),
    )


def _among(places: pd.Series) -> str:
    named = [(say(PLACES.get(str(place), str(place))), number) for place, number in sorted(places.items(), key=lambda item: (-item[1], str(item[0])))]
    if len(named) == 1:
        return say(", all of {place}", place=named[0][0])
    return say(" ({places})", places=listed([say("{count} of {place}", count=f"{number:,}", place=place) for place, number in named]))


def said(rule: dict[str, Any]) -> str:
    """A rule in one line: date, place, body and title."""
    return say(
        "{day}, {body} ({place}): {title}",
        day=dated(rule["event_on"], rule["event_precision"]),
        body=rule["body"],
        place=rule["jurisdiction"],
        title=rule["title"],
    )


def approvals_by_quarter(approvals: pd.DataFrame) -> str:
    """The busiest quarter, and the authorities with most approvals."""
    if approvals.empty:
        return say("No approval abroad of the filter has a known quarter.")
    quarters = approvals.groupby("approval_quarter")["approval_count"].sum()
    authorities = approvals.groupby("authority")["approval_count"].sum().sort_values(ascending=False, kind="stable")
    named = [
        say("{authority} {count}", authority=say("other authorities" if name == "other" else str(name)), count=f"{int(count):,}")
        for name, count in authorities.items()
    ]
    return say(
        "Busiest quarter: {quarter} with {approvals}; by authority: {authorities}.",
        quarter=quarters.idxmax(),
        approvals=counted(int(quarters.max()), "approval"),
        authorities=say(", ").join(named),
    )

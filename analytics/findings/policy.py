"""What the policy page says: how many rules, where, the newest; the approvals below them."""

from typing import Any

import pandas as pd

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
        return "No rule on record fits this choice."
    on_record, count = int(rules["rule_count"].iloc[0]), len(rules)
    held = f"**{counted(count, 'rule')}**" if count == on_record else f"**{count:,} of {counted(on_record, 'rule')}**"
    places = rules["places"].explode().value_counts()
    held_by_place = [
        f"{number:,} of {PLACES.get(str(place), str(place))}" for place, number in sorted(places.items(), key=lambda item: (-item[1], str(item[0])))
    ]
    newest = records(rules.head(1))[0]
    among = f" ({listed(held_by_place)})" if len(held_by_place) > 1 else f", all {held_by_place[0].split(' ', 1)[1]}"
    both = "; a rule of two places counts for both" if int(places.sum()) > count else ""
    return f"The record holds {held} that bear on going global{among}{both}. The newest: {said(newest)}."


def said(rule: dict[str, Any]) -> str:
    """A rule in one line: date, place, body and title."""
    return f"{dated(rule['event_on'], rule['event_precision'])}, {rule['body']} ({rule['jurisdiction']}): {rule['title']}"


def approvals_by_quarter(approvals: pd.DataFrame) -> str:
    """The busiest quarter, and the authorities with most approvals."""
    if approvals.empty:
        return "No approval abroad of the filter has a known quarter."
    quarters = approvals.groupby("approval_quarter")["approval_count"].sum()
    authorities = approvals.groupby("authority")["approval_count"].sum().sort_values(ascending=False, kind="stable")
    named = [f"{'other authorities' if name == 'other' else name} {int(count):,}" for name, count in authorities.items()]
    return f"Busiest quarter: {quarters.idxmax()} with {counted(int(quarters.max()), 'approval')}; by authority: {', '.join(named)}."

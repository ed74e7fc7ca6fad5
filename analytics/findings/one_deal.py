"""One deal in words: the answer, the terms as stated and in dollars, the facts, what its confidence means."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from analytics.deal_layers import LAYERS
from analytics.wording import counted, dated, money, percent
from data.schema import tables

Deal = Mapping[str, Any]
EXACT = 1.0001
QUALIFIERS = {"up to": "up to ", "approx": "about ", "at least": "over "}
SCOPES = {
    "cash": "cash",
    "cash and equity": "holds equity that no page splits off",
    "cash and near-term": "holds near-term money that no page splits off",
}
BASES = {"stated": "stated by a source", "sum of parts": "added up here from stated parts"}
ENDED = {"terminated": "It was terminated", "expired": "It expired"}
STATUSES = {
    "active": "It is active as far as the record knows.",
    "completed": "It is completed.",
    "unknown": "What became of it has not been rechecked.",
}
AMOUNTS = {
    "upfront": "Upfront",
    "near_term": "Near-term milestones",
    "equity": "Equity",
    "dev_reg_milestones": "Development and regulatory milestones",
    "sales_milestones": "Sales milestones",
    "milestones": "All milestones together",
    "total_potential": "Headline total",
}


@dataclass(frozen=True)
class Term:
    """One term of a deal: what it is, as stated, in millions of US dollars, and what a reader must know of it."""

    label: str
    stated: str
    usd_m: str
    remark: str


def parties(deal: Deal) -> str:
    """Who grants to whom: "CSPC Pharmaceutical → AstraZeneca"."""
    return f"{deal['licensors'] or 'licensor not stated'} → {deal['licensees'] or 'licensee not stated'}"


def title(deal: Deal) -> str:
    """Parties and the first asset: "CSPC Pharmaceutical → AstraZeneca: SYH2082 and 3 more"."""
    first, *others = (deal["assets"] or "asset not named").split("; ")
    return f"{parties(deal)}: {first}" + (f" and {len(others)} more" if others else "")


def answer(deal: Deal) -> str:
    """What is paid, what is promised, the share of it that is paid upfront, and what became of the deal."""
    return f"{_money_sentence(deal)}{_equity_sentence(deal)}{_share_sentence(deal)} {status_sentence(deal)}"


def _money_sentence(deal: Deal) -> str:
    upfront, total = _said(deal, "upfront"), _said(deal, "total_potential")
    inside = {"cash": " upfront in cash", "cash and equity": " upfront, equity inside", "cash and near-term": " upfront and near-term"}.get(
        deal["upfront_scope"] or "", " upfront"
    )
    licensee = deal["licensees"] or "The licensee"
    if upfront and total:
        return f"{licensee} agreed to pay **{upfront}**{inside} and **{total}** in all."
    if upfront:
        return f"{licensee} agreed to pay **{upfront}**{inside}; no headline total is disclosed."
    if total:
        return f"{licensee} agreed to pay **{total}** in all; the upfront is not disclosed."
    known = [f"{label.lower()} of **{_said(deal, name)}**" for name, label in AMOUNTS.items() if deal[name] is not None]
    if known:
        return f"Neither an upfront nor a headline total is disclosed; {' and '.join(known)} {'is' if len(known) == 1 else 'are'}."
    return "No amount of this deal is disclosed."


def _equity_sentence(deal: Deal) -> str:
    if not deal["equity_kind"] or (deal["upfront"] is None and deal["total_potential"] is None):
        return ""
    who = (
        "It also buys shares of the licensor"
        if deal["equity_kind"] == "licensee buys licensor shares"
        else "The licensor also receives shares of the licensee"
    )
    if deal["equity"] is None:
        part = "" if deal["equity_share_pct"] is None else f" ({_number(deal['equity_share_pct'])}%)"
        return f" {who}{part}, value not disclosed."
    inside = {"yes": ", inside the total", "no": ", on top of the total"}.get(deal["total_includes_equity"] or "", "")
    return f" {who}, worth **{_said(deal, 'equity')}**{inside}."


def _share_sentence(deal: Deal) -> str:
    if deal["upfront_share"] is None:
        return ""
    if deal["deal_type"] == "acquisition":
        return " The upfront is the price of a company, so it does not compare with licences."
    is_equity_inside = deal["equity"] is not None and deal["total_includes_equity"] == "yes"
    apart = " and ".join(word for word, is_there in (("equity", is_equity_inside), ("near-term money", deal["near_term"] is not None)) if is_there)
    rest = f"{apart} apart, the rest" if apart else "the rest"
    return f" The upfront is **{percent(deal['upfront_share'], 1)}** of the headline total; {rest} depends on events that may not come."


def status_sentence(deal: Deal) -> str:
    """What became of the deal, with the date of its end where one is known."""
    if deal["status"] not in ENDED:
        return STATUSES[deal["status"]]
    if deal["ended_on"] is None:
        return f"{ENDED[deal['status']]}; no page dates the end."
    words = "on" if deal["ended_precision"] == "day" else "in"
    return f"{ENDED[deal['status']]} {words} {dated(deal['ended_on'], deal['ended_precision'])}."


def _said(deal: Deal, name: str) -> str:
    amount, in_usd = deal[name], deal[f"{name}_usd_m"]
    if amount is None:
        return ""
    words = QUALIFIERS.get(_qualifier(deal, name), "")
    if deal["currency"] == "USD":
        return words + money(in_usd)
    dollars = f" ({money(in_usd)})" if in_usd is not None else ""
    return f"{words}{_in_currency(amount, deal['currency'])}{dollars}"


def _qualifier(deal: Deal, name: str) -> str:
    return deal.get({"upfront": "upfront_qualifier", "total_potential": "total_qualifier"}.get(name, "")) or ""


def _in_currency(amount: float, currency: str) -> str:
    return f"{currency} {_number(amount)}m"


def _number(amount: float | None) -> str:
    return "" if amount is None else f"{amount:,.2f}".rstrip("0").rstrip(".")


def terms(deal: Deal) -> list[Term]:
    """The disclosed terms in order of certainty; upfront and headline total are listed also where they are not disclosed."""
    rows = [_term(deal, name, label) for name, label in AMOUNTS.items() if deal[name] is not None or name in ("upfront", "total_potential")]
    if deal["equity"] is None and deal["equity_kind"]:
        rows.insert(1, Term("Equity", "value not disclosed", "", deal["equity_kind"]))
    if deal["equity_share_pct"] is not None:
        rows.append(Term("Shares of the licensee", f"{_number(deal['equity_share_pct'])}%", "", "received by the licensor; no cash"))
    if deal["royalty"] or deal["royalty_high_pct"] is not None:
        rows.append(Term("Royalty", deal["royalty"] or "", "", _royalty_range(deal)))
    return rows


def _term(deal: Deal, name: str, label: str) -> Term:
    if deal[name] is None:
        return Term(label, "not disclosed", "", "")
    stated = QUALIFIERS.get(_qualifier(deal, name), "") + _in_currency(deal[name], deal["currency"])
    return Term(label, stated, _number(deal[f"{name}_usd_m"]), _remark(deal, name))


def _remark(deal: Deal, name: str) -> str:
    if name == "upfront":
        return SCOPES.get(deal["upfront_scope"] or "", "")
    if name == "equity":
        where = {"yes": "inside the headline total", "no": "on top of the headline total"}.get(deal["total_includes_equity"] or "", "")
        return "; ".join(part for part in (deal["equity_kind"], where) if part)
    return BASES.get(deal["total_basis"] or "", "") if name == "total_potential" else ""


def _royalty_range(deal: Deal) -> str:
    low, high = deal["royalty_low_pct"], deal["royalty_high_pct"]
    if high is None:
        return "" if low is None else f"from {_number(low)}%"
    if low is None or low == high:
        return f"{'up to ' if low is None else ''}{_number(high)}%"
    return f"{_number(low)}% to {_number(high)}%"


def undisclosed(deal: Deal) -> str:
    """Which kinds of money and terms no page discloses, in one line; empty where all are known."""
    names = [label.lower() for name, label in AMOUNTS.items() if deal[name] is None and name not in ("upfront", "total_potential")]
    if deal["royalty"] is None and deal["royalty_high_pct"] is None:
        names.append("royalty")
    return f"Not disclosed or not part of the deal: {', '.join(names)}." if names else ""


def rate_sentence(deal: Deal) -> str:
    """At which rate the amounts became dollars; empty for a deal in dollars."""
    if deal["currency"] in (None, "USD"):
        return ""
    if deal["usd_rate"] is None:
        return f"Amounts in {deal['currency']}; no page gives a dollar rate, so the deal stays out of dollar sums."
    return f"1 {deal['currency']} = USD {deal['usd_rate']:.6g} at announcement."


def facts(deal: Deal) -> list[tuple[str, str]]:
    """What the deal is about, as label and text; facts that no page states are said to be so."""
    listed = [
        ("Announced", dated(deal["announced_on"], deal["announced_precision"])),
        ("Deal type", deal["deal_type"]),
        ("Direction", _direction(deal)),
        ("Stage at signing", deal["stage_at_signing"]),
        ("Territory", _territory(deal)),
        ("Modality", deal["modality"]),
        ("Targets", deal["targets"]),
        ("Therapeutic area", deal["therapeutic_area"]),
        ("Indication", deal["indication"]),
        *([("Investors of the new company", deal["investors"])] if deal["deal_type"] == "newco" else []),
        ("Status", deal["status"] if deal["ended_on"] is None else f"{deal['status']}, {dated(deal['ended_on'], deal['ended_precision'])}"),
        ("Confidence", f"{deal['confidence']}: {confidence_meanings().get(deal['confidence'], '')}"),
        ("Read a second time", f"{deal['verified_on']:%Y-%m-%d}" if deal["verified_on"] is not None else "not yet"),
    ]
    return [(label, text or "not stated") for label, text in listed]


def _direction(deal: Deal) -> str:
    words = {"out": "out of China", "in": "into China", "domestic": "within China"}[deal["direction"]]
    return f"{words}; rights for China only" if deal["direction_scope"] == "China rights" else words


def _territory(deal: Deal) -> str:
    stated, group = deal["territory"], deal["territory_group"]
    return group if stated in (None, group) else f"{stated} ({group})"


def confidence_meanings() -> dict[str, str]:
    """What high, medium and low confidence mean, as the data dictionary says it."""
    (field,) = [field for field in tables()["deals"].fields if field.name == "confidence"]
    return dict(part.split(": ", 1) for part in field.description.rstrip(".").split("; ") if ": " in part)


def layers_sentence(layers: pd.DataFrame) -> str:
    """The main point of the drawn layers: how many there are, and the largest with its share."""
    largest = max(layers.to_dict("records"), key=lambda layer: layer["amount"])
    said = money(largest["amount_usd_m"]) if pd.notna(largest["amount_usd_m"]) else _in_currency(largest["amount"], largest["currency"])
    share = "" if pd.isna(largest["total_share"]) else f", {percent(largest['total_share'], 1)} of the headline total"
    return f"{counted(len(layers), 'layer')} disclosed; the largest: {LAYERS[largest['layer']].lower()}, {said}{share}."


def rounding_sentence(deal: Deal, layers: pd.DataFrame) -> str:
    """A word of warning where the stated parts come to more than the stated headline; empty elsewhere."""
    parts = layers.loc[layers["layer"] != "equity_outside", "amount"].sum()
    total = deal["total_potential"]
    if total is None or parts <= total * EXACT:
        return ""
    parts_said, total_said = (_in_currency(amount, deal["currency"]) for amount in (parts, total))
    return f"The stated parts come to {parts_said}, more than the stated headline of {total_said}; see the notes."

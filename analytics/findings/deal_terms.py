"""The money of one deal in words: each term as stated and in dollars, its layers, what no page discloses."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from analytics.deal_layers import LAYERS
from analytics.language import say
from analytics.wording import counted, inside, money, percent

Deal = Mapping[str, Any]
EXACT = 1.0001
SCOPES = {
    "cash": "cash",
    "cash and equity": "holds equity that no page splits off",
    "cash and near-term": "holds near-term money that no page splits off",
}
BASES = {"stated": "stated by a source", "sum of parts": "added up here from stated parts"}
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


def amount_said(deal: Deal, name: str) -> str:
    """An amount of the deal in a sentence, in dollars beside its own currency; empty where it is not disclosed."""
    amount, in_usd = deal[name], deal[f"{name}_usd_m"]
    if amount is None:
        return ""
    if deal["currency"] == "USD":
        return _qualified(deal, name, money(in_usd))
    stated = _in_currency(amount, deal["currency"])
    return _qualified(deal, name, stated if in_usd is None else say("{stated} ({dollars})", stated=stated, dollars=money(in_usd)))


def _qualified(deal: Deal, name: str, amount: str) -> str:
    """The amount with the word that its source sets before it."""
    qualifier = deal.get({"upfront": "upfront_qualifier", "total_potential": "total_qualifier"}.get(name, "")) or ""
    said = {
        "up to": say("up to {amount}", amount=amount),
        "approx": say("about {amount}", amount=amount),
        "at least": say("over {amount}", amount=amount),
    }
    return said.get(qualifier, amount)


def _in_currency(amount: float, currency: str) -> str:
    return say("{currency} {amount}m", currency=currency, amount=number(amount))


def number(amount: float | None) -> str:
    """A number with at most two decimals; empty for None."""
    return "" if amount is None else f"{amount:,.2f}".rstrip("0").rstrip(".")


def terms(deal: Deal) -> list[Term]:
    """The disclosed terms in order of certainty; upfront and headline total are listed also where they are not disclosed."""
    rows = [_term(deal, name, say(label)) for name, label in AMOUNTS.items() if deal[name] is not None or name in ("upfront", "total_potential")]
    if deal["equity"] is None and deal["equity_kind"]:
        rows.insert(1, Term(say("Equity"), say("value not disclosed"), "", say(deal["equity_kind"])))
    if deal["equity_share_pct"] is not None:
        rows.append(Term(say("Shares of the licensee"), f"{number(deal['equity_share_pct'])}%", "", say("received by the licensor; no cash")))
    if deal["royalty"] or deal["royalty_high_pct"] is not None:
        rows.append(Term(say("Royalty"), deal["royalty"] or "", "", _royalty_range(deal)))
    return rows


def _term(deal: Deal, name: str, label: str) -> Term:
    if deal[name] is None:
        return Term(label, say("not disclosed"), "", "")
    stated = _qualified(deal, name, _in_currency(deal[name], deal["currency"]))
    return Term(label, stated, number(deal[f"{name}_usd_m"]), _remark(deal, name))


def _remark(deal: Deal, name: str) -> str:
    if name == "upfront":
        return say(SCOPES.get(deal["upfront_scope"] or "", ""))
    if name == "equity":
        where = {"yes": say("inside the headline total"), "no": say("on top of the headline total")}.get(deal["total_includes_equity"] or "", "")
        return say("; ").join(part for part in (say(deal["equity_kind"] or ""), where) if part)
    return say(BASES.get(deal["total_basis"] or "", "")) if name == "total_potential" else ""


def _royalty_range(deal: Deal) -> str:
    low, high = f"{number(deal['royalty_low_pct'])}%", f"{number(deal['royalty_high_pct'])}%"
    if deal["royalty_high_pct"] is None:
        return "" if deal["royalty_low_pct"] is None else say("from {share}", share=low)
    if deal["royalty_low_pct"] is None:
        return say("up to {share}", share=high)
    return high if low == high else say("{low} to {high}", low=low, high=high)


def undisclosed(deal: Deal) -> str:
    """Which kinds of money and terms no page discloses, in one line; empty where all are known."""
    names = [inside(label) for name, label in AMOUNTS.items() if deal[name] is None and name not in ("upfront", "total_potential")]
    if deal["royalty"] is None and deal["royalty_high_pct"] is None:
        names.append(say("royalty"))
    return say("Not disclosed or not part of the deal: {terms}.", terms=say(", ").join(names)) if names else ""


def rate_sentence(deal: Deal) -> str:
    """At which rate the amounts became dollars; empty for a deal in dollars."""
    if deal["currency"] in (None, "USD"):
        return ""
    currency = deal["currency"]
    if deal["usd_rate"] is None:
        return say("Amounts in {currency}; no page gives a dollar rate, so the deal stays out of dollar sums.", currency=currency)
    return say("1 {currency} = USD {rate} at announcement.", currency=currency, rate=f"{deal['usd_rate']:.6g}")


def layers_sentence(layers: pd.DataFrame) -> str:
    """The main point of the drawn layers: how many there are, and the largest with its share."""
    largest = max(layers.to_dict("records"), key=lambda layer: layer["amount"])
    amount = money(largest["amount_usd_m"]) if pd.notna(largest["amount_usd_m"]) else _in_currency(largest["amount"], largest["currency"])
    share = largest["total_share"]
    return say(
        "{layers} disclosed; the largest: {layer}, {amount}{share}.",
        layers=counted(len(layers), "layer"),
        layer=inside(LAYERS[largest["layer"]]),
        amount=amount,
        share="" if pd.isna(share) else say(", {share} of the headline total", share=percent(share, 1)),
    )


def rounding_sentence(deal: Deal, layers: pd.DataFrame) -> str:
    """A word of warning where the stated parts come to more than the stated headline; empty elsewhere."""
    parts = layers.loc[layers["layer"] != "equity_outside", "amount"].sum()
    total = deal["total_potential"]
    if total is None or parts <= total * EXACT:
        return ""
    parts_said, total_said = (_in_currency(amount, deal["currency"]) for amount in (parts, total))
    return say("The stated parts come to {parts}, more than the stated headline of {total}; see the notes.", parts=parts_said, total=total_said)

"""One deal in words: the answer, the facts, what its confidence means."""

from analytics.findings.deal_terms import AMOUNTS, Deal, amount_said, number
from analytics.language import say
from analytics.wording import dated, inside, percent
from data.schema import tables

STATUSES = {
    "active": "It is active as far as the record knows.",
    "completed": "It is completed.",
    "unknown": "What became of it has not been rechecked.",
}


def parties(deal: Deal) -> str:
    """Who grants to whom: "CSPC Pharmaceutical → AstraZeneca"."""
    return f"{deal['licensors'] or say('licensor not stated')} → {deal['licensees'] or say('licensee not stated')}"


def title(deal: Deal) -> str:
    """Parties and the first asset: "CSPC Pharmaceutical → AstraZeneca: SYH2082 and 3 more"."""
    first, *others = (deal["assets"] or say("asset not named")).split("; ")
    if others:
        return say("{parties}: {asset} and {count} more", parties=parties(deal), asset=first, count=len(others))
    return say("{parties}: {asset}", parties=parties(deal), asset=first)


def answer(deal: Deal) -> str:
    """What is paid, what is promised, the share of it that is paid upfront, and what became of the deal."""
    terms = f"{_money_sentence(deal)}{_equity_sentence(deal)}{_share_sentence(deal)}"
    return say("{terms} {status}", terms=terms, status=status_sentence(deal))


def _money_sentence(deal: Deal) -> str:
    upfront, total = amount_said(deal, "upfront"), amount_said(deal, "total_potential")
    licensee = deal["licensees"] or say("The licensee")
    if upfront and total:
        return say("{licensee} agreed to pay {upfront} and **{total}** in all.", licensee=licensee, upfront=_upfront(deal, upfront), total=total)
    if upfront:
        return say("{licensee} agreed to pay {upfront}; no headline total is disclosed.", licensee=licensee, upfront=_upfront(deal, upfront))
    if total:
        return say("{licensee} agreed to pay **{total}** in all; the upfront is not disclosed.", licensee=licensee, total=total)
    known = [
        say("{term} of **{amount}**", term=inside(label), amount=amount_said(deal, name)) for name, label in AMOUNTS.items() if deal[name] is not None
    ]
    if len(known) == 1:
        return say("Neither an upfront nor a headline total is disclosed; {amounts} is.", amounts=known[0])
    if known:
        return say("Neither an upfront nor a headline total is disclosed; {amounts} are.", amounts=say(" and ").join(known))
    return say("No amount of this deal is disclosed.")


def _upfront(deal: Deal, amount: str) -> str:
    said = {
        "cash": say("**{amount}** upfront in cash", amount=amount),
        "cash and equity": say("**{amount}** upfront, equity inside", amount=amount),
        "cash and near-term": say("**{amount}** upfront and near-term", amount=amount),
    }
    return said.get(deal["upfront_scope"] or "") or say("**{amount}** upfront", amount=amount)


def _equity_sentence(deal: Deal) -> str:
    if not deal["equity_kind"] or (deal["upfront"] is None and deal["total_potential"] is None):
        return ""
    is_licensee = deal["equity_kind"] == "licensee buys licensor shares"
    who = say("It also buys shares of the licensor") if is_licensee else say("The licensor also receives shares of the licensee")
    if deal["equity"] is None:
        share = deal["equity_share_pct"]
        part = "" if share is None else say(" ({share})", share=f"{number(share)}%")
        return say(" {who}{part}, value not disclosed.", who=who, part=part)
    within = {"yes": say(", inside the total"), "no": say(", on top of the total")}.get(deal["total_includes_equity"] or "", "")
    return say(" {who}, worth **{amount}**{within}.", who=who, amount=amount_said(deal, "equity"), within=within)


def _share_sentence(deal: Deal) -> str:
    if deal["upfront_share"] is None:
        return ""
    if deal["deal_type"] == "acquisition":
        return say(" The upfront is the price of a company, so it does not compare with licences.")
    share, is_equity_inside = percent(deal["upfront_share"], 1), deal["equity"] is not None and deal["total_includes_equity"] == "yes"
    apart = [word for word, is_there in ((say("equity"), is_equity_inside), (say("near-term money"), deal["near_term"] is not None)) if is_there]
    if not apart:
        return say(" The upfront is **{share}** of the headline total; the rest depends on events that may not come.", share=share)
    return say(
        " The upfront is **{share}** of the headline total; {apart} apart, the rest depends on events that may not come.",
        share=share,
        apart=say(" and ").join(apart),
    )


def status_sentence(deal: Deal) -> str:
    """What became of the deal, with the date of its end where one is known."""
    if deal["status"] in STATUSES:
        return say(STATUSES[deal["status"]])
    is_terminated, precision = deal["status"] == "terminated", deal["ended_precision"]
    if deal["ended_on"] is None:
        return say("It was terminated; no page dates the end.") if is_terminated else say("It expired; no page dates the end.")
    day = dated(deal["ended_on"], precision)
    if precision == "day":
        return say("It was terminated on {day}.", day=day) if is_terminated else say("It expired on {day}.", day=day)
    return say("It was terminated in {day}.", day=day) if is_terminated else say("It expired in {day}.", day=day)


def facts(deal: Deal) -> list[tuple[str, str]]:
    """What the deal is about, as label and text; facts that no page states are said to be so."""
    listed = [
        (say("Announced"), dated(deal["announced_on"], deal["announced_precision"])),
        (say("Deal type"), _said(deal, "deal_type")),
        (say("Direction"), _direction(deal)),
        (say("Stage at signing"), _said(deal, "stage_at_signing")),
        (say("Territory"), _territory(deal)),
        (say("Modality"), _said(deal, "modality")),
        (say("Targets"), deal["targets"]),
        (say("Therapeutic area"), _said(deal, "therapeutic_area")),
        (say("Indication"), deal["indication"]),
        *([(say("Investors of the new company"), deal["investors"])] if deal["deal_type"] == "newco" else []),
        (say("Status"), _status(deal)),
        (say("Confidence"), _confidence(deal)),
        (say("Read a second time"), f"{deal['verified_on']:%Y-%m-%d}" if deal["verified_on"] is not None else say("not yet")),
    ]
    return [(label, text or say("not stated")) for label, text in listed]


def _said(deal: Deal, name: str) -> str:
    return say(deal[name] or "")


def _status(deal: Deal) -> str:
    if deal["ended_on"] is None:
        return _said(deal, "status")
    return say("{status}, {day}", status=_said(deal, "status"), day=dated(deal["ended_on"], deal["ended_precision"]))


def _confidence(deal: Deal) -> str:
    meaning = confidence_meanings().get(deal["confidence"], "")
    return say("{level}: {meaning}", level=say(str(deal["confidence"])), meaning=say(meaning))


def _direction(deal: Deal) -> str:
    words = {"out": say("out of China"), "in": say("into China"), "domestic": say("within China")}[deal["direction"]]
    return say("{direction}; rights for China only", direction=words) if deal["direction_scope"] == "China rights" else words


def _territory(deal: Deal) -> str:
    stated, group = deal["territory"], deal["territory_group"]
    if stated in (None, group):
        return say(group or "")
    return say("{territory} ({group})", territory=stated, group=say(str(group)))


def confidence_meanings() -> dict[str, str]:
    """What high, medium and low confidence mean, as the data dictionary says it."""
    (field,) = [field for field in tables()["deals"].fields if field.name == "confidence"]
    return dict(part.split(": ", 1) for part in field.description.rstrip(".").split("; ") if ": " in part)

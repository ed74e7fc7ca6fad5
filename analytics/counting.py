"""How deals and their money are counted: what a sum leaves out and what it takes in. Publishers differ in this more than in the deals."""

from dataclasses import dataclass, replace
from typing import Literal

from analytics.language import say
from analytics.wording import listed

Measure = Literal["deals", "upfront", "headline"]
MEASURES: tuple[Measure, ...] = ("deals", "upfront", "headline")
UNITS: dict[Measure, str] = {"deals": "deals", "upfront": "USD m, upfronts", "headline": "USD m, headline totals"}


@dataclass(frozen=True)
class Rule:
    """A rule that can be switched on. name: what controls and links say; told: what it does, in a sentence; measures: the sums that it can move."""

    name: str
    told: str
    measures: tuple[Measure, ...] = MEASURES


@dataclass(frozen=True)
class KindRule(Rule):
    """Leaves out, or takes in, the deals that a condition on deal_facts describes."""

    condition: str = "false"


BIOSIMILARS = KindRule("biosimilars", "Biosimilars are no innovative drugs; most publishers leave them out.", condition="modality = 'biosimilar'")
VACCINES = KindRule("vaccines", "Vaccines, preventive ones for the most part.", condition="modality = 'vaccine'")
PLATFORMS = KindRule("platforms", "Technology and discovery platforms instead of a drug.", condition="modality = 'platform'")
OPTIONS = KindRule("options", "Options that need not be exercised.", condition="deal_type = 'option'")
NEWCOS = KindRule("NewCos", "Rights brought into a new company, paid for in its shares as well.", condition="deal_type = 'newco'")
TAKEOVERS = KindRule(
    "takeovers",
    "A company or an asset is bought, so the price buys more than a licence.",
    condition="deal_type IN ('acquisition', 'asset purchase')",
)
FOREIGN_SEATS = KindRule("foreign seats", "Licensors founded in China whose seat is abroad or in Hong Kong.", condition="is_foreign_seat")
ENDED = KindRule("ended since", "Deals that were terminated or expired later.", condition="status IN ('terminated', 'expired')")
MIXED = Rule("mixed upfronts", "Upfronts that the parties state only together with equity or near-term money.", ("upfront",))
NEAR_TERM_INSIDE = Rule("near-term in totals", "Near-term milestones, where the headline total holds them.", ("headline",))
EQUITY_INSIDE = Rule("equity in totals", "Equity, where the parties' headline total includes it.", ("headline",))
LEAVE_OUT: tuple[Rule, ...] = (
    *(BIOSIMILARS, VACCINES, PLATFORMS, OPTIONS, NEWCOS, TAKEOVERS, FOREIGN_SEATS, ENDED),
    *(MIXED, NEAR_TERM_INSIDE, EQUITY_INSIDE),
)

CHINA_RIGHTS = KindRule("China rights", "Rights for China alone, sold to a company abroad.", condition="direction_scope = 'China rights'")
NEAR_TERM = Rule("near-term as upfront", "Near-term milestones added to upfronts.", ("upfront",))
EQUITY = Rule("equity as upfront", "Equity bought at signing, and stated shares in a NewCo, added to upfronts.", ("upfront",))
UPFRONT_ALONE = Rule("upfronts without a total", "Where no total is stated, the upfront stands for it.", ("headline",))
COUNT_TOO: tuple[Rule, ...] = (CHINA_RIGHTS, NEAR_TERM, EQUITY, UPFRONT_ALONE)
RULES = (*LEAVE_OUT, *COUNT_TOO)
BY_NAME = {rule.name: rule for rule in RULES}


@dataclass(frozen=True)
class Counting:
    """The rules in force. The default is the record as it stands: every out-licence, upfronts and totals as stated."""

    left_out: tuple[str, ...] = ()
    counted_too: tuple[str, ...] = ()

    @property
    def in_force(self) -> frozenset[str]:
        """The names of all rules that are switched on."""
        return frozenset((*self.left_out, *self.counted_too))

    def switched(self, rule: Rule) -> "Counting":
        """The same with one rule switched over."""
        side = "left_out" if rule in LEAVE_OUT else "counted_too"
        chosen: tuple[str, ...] = getattr(self, side)
        return replace(self, **{side: tuple(name for name in chosen if name != rule.name) if rule.name in chosen else (*chosen, rule.name)})

    def condition(self) -> str:
        """Which rows of deal_facts count, as SQL without anything that a reader typed."""
        scopes = "('out', 'China rights')" if CHINA_RIGHTS.name in self.in_force else "('out')"
        kinds = [rule.condition for rule in LEAVE_OUT if isinstance(rule, KindRule) and rule.name in self.in_force]
        return " AND ".join([f"direction_scope IN {scopes}", *(f"NOT coalesce({kind}, false)" for kind in kinds)])

    def amount(self, measure: Measure) -> str:
        """What one deal adds to the sum, as SQL over deal_facts; null where the deal does not disclose it."""
        if measure == "deals":
            return "1.0"
        return self._upfront() if measure == "upfront" else self._headline()

    def _upfront(self) -> str:
        parts = ["cash_upfront_usd_m" if MIXED.name in self.in_force else "upfront_usd_m"]
        if NEAR_TERM.name in self.in_force:
            parts.append("CASE WHEN upfront_scope IS DISTINCT FROM 'cash and near-term' THEN near_term_usd_m END")
        if EQUITY.name in self.in_force:
            parts.append("CASE WHEN upfront_scope IS DISTINCT FROM 'cash and equity' THEN equity_usd_m END")
        return f"list_sum([{', '.join(parts)}])"

    def _headline(self) -> str:
        total = "headline_usd_m"
        if NEAR_TERM_INSIDE.name in self.in_force:
            total += " - coalesce(near_term_usd_m, 0)"
        if EQUITY_INSIDE.name in self.in_force:
            total += " - CASE WHEN total_includes_equity = 'yes' THEN coalesce(equity_usd_m, 0) ELSE 0 END"
        total = f"never_below_zero({total})"
        if UPFRONT_ALONE.name in self.in_force:
            total = f"CASE WHEN total_potential IS NULL THEN upfront_usd_m ELSE {total} END"
        return total

    def sentence(self, measure: Measure) -> str:
        """The rules in words: "Every out-licence; biosimilars and options left out; near-term as upfront counted too"."""
        out, too = ([say(name) for name in chosen if measure in BY_NAME[name].measures] for chosen in (self.left_out, self.counted_too))
        said = [
            say("Every out-licence on record"),
            *([say("{rules} left out", rules=listed(out))] if out else []),
            *([say("{rules} counted too", rules=listed(too))] if too else []),
        ]
        return say("; ").join(said)


@dataclass(frozen=True)
class Definition:
    """A set of rules under a name. told: whose definition it follows, and what the rules cannot follow."""

    name: str
    counting: Counting
    told: str


DEFINITIONS = (
    Definition("The record as it stands", Counting(), "Every out-licence on record, upfronts and totals as the parties state them."),
    Definition(
        "PharmCube, mainland",
        Counting((BIOSIMILARS.name, VACCINES.name, FOREIGN_SEATS.name)),
        "Its count leaves out biosimilars, preventive vaccines and licensors outside the mainland, as these rules do; also generics, improved "
        "drugs and traditional medicine, which the record does not mark.",
    ),
    Definition(
        "GlobalData, innovator drugs", Counting((BIOSIMILARS.name,)), "Licences on innovator drugs of a Chinese licensor; it says no more than that."
    ),
    Definition(
        "Licences alone",
        Counting((OPTIONS.name, NEWCOS.name, TAKEOVERS.name)),
        "Nobody's definition: what is left when options, NewCos and purchases are taken out.",
    ),
    Definition("Everything", Counting((), tuple(rule.name for rule in COUNT_TOO)), "Nobody's definition: the widest sum that the record allows."),
)

"""The parameters of a link that are no terms of the filter: the control that keeps one and the filter bar take its name from here."""

from analytics.metrics.comparables import COLUMNS as TRAITS

ID, PICK = "id", "pick"
COLUMNS, ORDER = "columns", "order"
SIZES, CURVES = "sizes", "curves"
MIX_BY, MIX_OF, FLOW = "mix_by", "mix_of", "flow"
SIDE, COMPARE = "side", "compare"
WHOSE, BREADTH = "whose", "breadth"
ASSETS, AGENCY, ALIGN, WITH_DEALS, DECIDED = "assets", "agency", "align", "with_deals", "decided"
LAYER, RULE_PLACES, RULE_KINDS, RULES, RULE_TEXT = "layer", "rule_places", "rule_kinds", "rules", "rule_text"
CLOCK, CYCLES, ABROAD = "clock", "cycles", "abroad"
LANGUAGE = "lang"
DECK, SHOW, SLIDE = "deck", "show", "slide"
NAME, EDIT, VIEW = "name", "edit", "view"
SUM_OF, SPAN, PERIOD, LEAVE_OUT, COUNT_TOO, SAYING = "sum_of", "span", "period", "leave_out", "count_too", "saying"
ITS = {trait: f"its_{trait}" for trait in TRAITS}
ITS_YEAR, ITS_UPFRONT, ITS_HEADLINE = "its_year", "its_upfront", "its_headline"
LIKE = {trait: f"like_{trait}" for trait in (*TRAITS, "years")}
ODDS, SALES_SHARE, DISCOUNT = "odds", "sales_share", "discount"
YEARS = {"phase 1": "years_1", "phase 2": "years_2", "phase 3": "years_3", "filed": "years_filed", "sales": "years_sales"}

SEVERAL_VALUES = frozenset({RULE_PLACES, RULE_KINDS, RULES, COLUMNS, COMPARE, ASSETS, AGENCY, LEAVE_OUT, COUNT_TOO, SHOW})
ONE_VALUE = frozenset(
    {ID, PICK, ORDER, SIZES, CURVES, MIX_BY, MIX_OF, FLOW, SIDE, WHOSE, BREADTH, ITS_YEAR, ITS_UPFRONT, ITS_HEADLINE, ODDS, SALES_SHARE, DISCOUNT}
    | {*ITS.values(), *LIKE.values(), *YEARS.values()}
    | {CLOCK, CYCLES, ABROAD, SUM_OF, SPAN, PERIOD, SAYING, DECK, SLIDE, NAME, EDIT, VIEW}
    | {ALIGN, WITH_DEALS, DECIDED, LAYER, RULE_TEXT}
)
OF_STREAMLIT = frozenset({"embed", "embed_options", "lang"})
PAGE_PARAMS = ONE_VALUE | SEVERAL_VALUES | OF_STREAMLIT

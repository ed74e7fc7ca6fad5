"""The layers of a deal's money, from what is due at signing to what may never be paid: how each is called."""

LAYERS = {
    "upfront": "Upfront, cash",
    "mixed_upfront": "Upfront with equity or near-term money inside",
    "near_term": "Near-term milestones",
    "equity": "Equity",
    "dev_reg_milestones": "Development and regulatory milestones",
    "sales_milestones": "Sales milestones",
    "milestones": "Milestones, not split",
    "remainder": "Rest of the headline total, not split",
    "equity_outside": "Equity on top of the headline total",
}

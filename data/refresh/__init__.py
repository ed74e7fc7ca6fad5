"""Refresh: reads regulators' open data and proposes rows for data/curated/regulatory_events.csv, which a person accepts or not."""

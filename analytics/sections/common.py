"""Columns that many sections share."""

from analytics.section import Column

YEAR, DEALS, N = Column("announced_year", "Year", "year"), Column("deal_count", "Deals", "count"), Column("disclosed_count", "Disclosed", "count")

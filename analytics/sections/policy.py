"""Trends of deals and approvals, over which policy events can be laid."""

from analytics.section import Section

POLICY: tuple[Section, ...] = ()

"""A report of an error in the data as the text of an issue, with everything needed to find the row."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from analytics.language import say

MOST_IN_ADDRESS = 6000


def report_title(table: str, row_id: str) -> str:
    """The title of an issue about one row."""
    return say("Data error: {table} {row}", table=table, row=row_id)


def report_text(table: str, row_id: str, row: Mapping[str, Any], version: str, address: str) -> str:
    """The body of an issue about one row: which row of which data version, what it says now, and what the reporter has to fill in.

    row: column to value as shown; empty cells are left out.
    """
    cells = "\n".join(f"- {column}: {value}" for column, value in row.items() if value not in (None, ""))
    where = say("Table: {table}\nRow: {row}\nData version: {version}\nPage: {address}", table=table, row=row_id, version=version, address=address)
    asked = say("Which column is wrong:\n\nWhat it should say:\n\nAddress of a page that says so:")
    line = f"{table},{row_id},{say('<column>,<value now>,<right value>,<reason>,<address>')},applied,<YYYY-MM-DD>"
    fix = say("As a line of data/corrections.csv (fill in what stands in <>):")
    return f"{where}\n\n{asked}\n\n{say('The row as it stands:')}\n{cells}\n\n{fix}\n{line}\n"


def report_address(tracker: str, title: str, text: str) -> str:
    """The address of a tracker's form for a new issue with title and body filled in, as GitHub, GitLab and Gitea read it; long rows are cut."""
    body = text[:MOST_IN_ADDRESS]
    return f"{tracker}?{urlencode({'title': title, 'body': body, 'issue[title]': title, 'issue[description]': body})}"

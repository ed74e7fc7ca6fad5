"""What a source says happened: an event with every name that its record gives, before anybody knows whether it is ours."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from data.refresh.client import Json

SINCE = date(2015, 1, 1)  # nothing of the road abroad is older


@dataclass(frozen=True)
class Found:
    """One event of a source's record. subject: the words of a letter in which a name may stand."""

    agency: str
    event_type: str
    event_on: date
    brands: tuple[str, ...]
    substances: tuple[str, ...]
    sponsor: str
    source_url: str
    source_title: str
    application_type: str = ""
    application_number: str = ""
    indication: str = ""
    note: str = ""
    subject: str = ""


@dataclass(frozen=True)
class Reading:
    """What an answer holds: its events, and the odd records that were left out, in words."""

    events: list[Found]
    odd: list[str]


@dataclass(frozen=True)
class Source:
    """Where one kind of open data stands and how its answers are read. total: how many records the whole list has, where an answer says so."""

    key: str
    title: str
    url: str
    read: Callable[[Json], Reading]
    count: Callable[[Json], int]
    total: Callable[[Json], int | None]

"""Files that are made step by step, so that a reader sees how far one is and can end it."""

from collections.abc import Callable, Generator
from dataclasses import dataclass
from typing import Generic, NamedTuple, TypeVar

from analytics.language import say

MOST_SECTIONS = 200
Made = TypeVar("Made")


class Step(NamedTuple):
    """How far a file is, from 0 to 1, and what comes next."""

    share: float
    doing: str


Steps = Generator[Step, None, bytes]


@dataclass(frozen=True)
class Planned(Generic[Made]):
    """A piece of a file that is made when its turn comes. title: what the reader is told meanwhile."""

    title: str
    make: Callable[[], Made]


def finished(steps: Steps) -> bytes:
    """The file, made at one go."""
    while True:
        try:
            next(steps)
        except StopIteration as end:
            return end.value


def limit_told(total: int) -> str:
    """That a file leaves sections out, in words; empty where it holds them all."""
    if total <= MOST_SECTIONS:
        return ""
    return say("The first {most} of {total} sections; a file holds no more.", most=MOST_SECTIONS, total=f"{total:,}")

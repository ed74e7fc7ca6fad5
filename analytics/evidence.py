"""What stands beside every number: how many deals it rests on, which deals were meant, where it comes from."""

from dataclasses import dataclass
from datetime import date

from analytics.language import say
from analytics.wording import counted

METHODS_VERSION = "1.0"
SOURCE_LINE = "Source: Chuhai data {version}, as of {day}; methods {methods}"


@dataclass(frozen=True)
class Evidence:
    """The basis of one section.

    disclosed_count of deal_count deals have what the section measures; measure says what that is.
    """

    title: str
    unit: str
    measure: str
    disclosed_count: int
    deal_count: int
    filter_sentence: str
    method: str
    as_of: date
    data_version: str
    noun: str = "deal"

    def basis(self) -> str:
        """n of N in words: "31 of 58 deals disclose a headline total"."""
        if not self.measure:
            return counted(self.deal_count, self.noun)
        everything = counted(self.deal_count, self.noun)
        return say("{disclosed} of {all} {measure}", disclosed=f"{self.disclosed_count:,}", all=everything, measure=say(self.measure))

    def source_line(self) -> str:
        """Whose data, of which day, computed by which version of the methods."""
        return say(SOURCE_LINE, version=self.data_version, day=self.as_of, methods=METHODS_VERSION)

    def lines(self) -> list[tuple[str, str]]:
        """The same as label and text, for a footer or a sheet."""
        return [
            (say("Title"), say(self.title)),
            (say("Filter"), self.filter_sentence),
            (say("Unit"), say(self.unit)),
            (say("Basis"), self.basis()),
            (say("Method"), say(self.method)),
            (say("Source"), self.source_line()),
        ]

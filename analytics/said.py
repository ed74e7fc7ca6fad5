"""Declared texts as a reader meets them: found by what is said of them, codes of the data in words."""

from analytics.language import ENGLISH, language, say


def holds(typed: str, *texts: str) -> bool:
    """Whether every typed word stands in one of these texts, as written or as said in the language of the moment."""
    told = " ".join((*texts, *map(say, texts))).casefold()
    return all(word in told for word in typed.casefold().split())


def code_said(code: str) -> str:
    """A code of the data: as it stands in English, else as its capitalised form is said, since the small form may count something."""
    return code if language() == ENGLISH else say(code.capitalize())

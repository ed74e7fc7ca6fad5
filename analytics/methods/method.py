"""What is said about a rule of calculation."""

from dataclasses import dataclass

from analytics.language import say


@dataclass(frozen=True)
class Method:
    """A rule of calculation. name is what Section.method says; the example is about made-up parties."""

    name: str
    formula: str
    base: str
    limits: str
    example: str

    def parts(self) -> list[tuple[str, str]]:
        """What is said about the method, as heading and text."""
        return [("Formula", self.formula), ("Base", self.base), ("Limits", self.limits), ("Example", self.example)]

    def said(self) -> list[tuple[str, str]]:
        """The same in the language of the moment."""
        return [(say(heading), say(text)) for heading, text in self.parts()]

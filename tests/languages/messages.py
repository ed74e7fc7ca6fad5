"""Every text that the product says: those in calls of say, and those that are declared as values and said later."""

import ast
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[2]
FOLDERS = ("app.py", "analytics", "pages")
CHOICES = ("pills", "segmented", "selectbox", "multiselect")


class Message(NamedTuple):
    """A text, its plural where it counts something, and the file that says it."""

    text: str
    several: str
    where: str


def said_in(paths: Iterable[Path] = ()) -> set[Message]:
    """The texts of calls in these files, all files of the product if none is named."""
    every = list(paths) or [
        path for folder in FOLDERS for path in ([ROOT / folder] if folder.endswith(".py") else sorted((ROOT / folder).rglob("*.py")))
    ]
    return {message for path in every for message in _of_file(path)}


def _of_file(path: Path) -> Iterator[Message]:
    tree, where = ast.parse(path.read_text(encoding="utf-8")), str(path.relative_to(ROOT))
    named = {
        target.id: text
        for node in tree.body
        if isinstance(node, ast.Assign)
        for target in node.targets
        if isinstance(target, ast.Name) and (text := _text(node.value, {}))
    }
    for call in (node for node in ast.walk(tree) if isinstance(node, ast.Call)):
        name = call.func.id if isinstance(call.func, ast.Name) else call.func.attr if isinstance(call.func, ast.Attribute) else ""
        texts = [text for argument in call.args[:2] for text in [_text(argument, named)]]
        if name == "say" and texts:
            for each in _alternatives(call.args[0], named):
                yield Message(each, "", where)
        elif name == "say_count" and all(texts) and len(texts) == 2:
            yield Message(texts[0], texts[1], where)
        elif name == "counted" and len(texts) == 2:
            for noun in _alternatives(call.args[1], named):
                yield counted_message(noun, where)
        elif name == "Column" and len(texts) == 2 and texts[1]:
            yield Message(texts[1], "", where)
        elif name in CHOICES and isinstance(call.func, ast.Name) and texts and texts[0]:
            yield Message(texts[0], "", where)


def _alternatives(node: ast.expr, named: dict[str, str]) -> list[str]:
    if isinstance(node, ast.IfExp):
        return _alternatives(node.body, named) + _alternatives(node.orelse, named)
    text = _text(node, named)
    return [text] if text else []


def _text(node: ast.expr, named: dict[str, str]) -> str:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    return named.get(node.id, "") if isinstance(node, ast.Name) else ""


def counted_message(noun: str, where: str) -> Message:
    """What wording.counted says of a noun."""
    from analytics.wording import plural

    return Message(f"{{count}} {noun}", f"{{count}} {plural(noun)}", where)


def declared() -> set[Message]:
    """The texts of values: sections, terms, methods, glossary, columns, rules of counting, decks, pages, vocabularies."""
    from analytics.counting import LEAVE_OUT
    from analytics.deal_columns import DEAL_COLUMNS
    from analytics.decks import DECKS
    from analytics.glossary import GLOSSARY
    from analytics.methods import METHODS
    from analytics.sections import SECTIONS
    from analytics.terms import DIRECTIONS, DISCLOSURES, NOT_STATED, TERMS
    from analytics.wording import plural
    from data.schema import vocabularies
    from pages.components.navigation import PAGES

    found: dict[str, str] = {}

    def add(where: str, *texts: str) -> None:
        found.update({text: where for text in texts if text and any(sign.isalpha() for sign in text)})

    for section in SECTIONS.values():
        add("sections", section.title, section.unit, section.measure, section.method, section.notes, section.noun, plural(section.noun))
        add("sections", *(column.label for column in section.columns))
    for term in TERMS:
        add("terms", term.label, term.group, *term.choices())
    add("terms", *DIRECTIONS, *DIRECTIONS.values(), *DISCLOSURES, NOT_STATED, "licensor", "licensee")
    for method in METHODS:
        add("methods", method.name, *(text for part in method.parts() for text in part))
    for entry in GLOSSARY:
        add("glossary", entry.group, entry.term, entry.meaning)
    for column in DEAL_COLUMNS:
        add("columns", column.label, column.unit, column.meaning)
    for rule in LEAVE_OUT:
        add("counting", rule.name, rule.told)
    for deck in DECKS:
        add("decks", deck.name, deck.told)
    for page in PAGES:
        add("pages", page.title, page.group)
    for vocabulary in vocabularies().values():
        add("terms", *vocabulary["value"])
    return {Message(text, "", where) for text, where in found.items()}

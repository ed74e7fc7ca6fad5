"""python -m tests.languages [FILE ...]: what the Chinese catalogue does not know yet, as the skeleton of a .po file."""

import json
import sys
from pathlib import Path

from analytics.language import CHINESE, _catalogue
from tests.languages.messages import Message, declared, said_in


def missing(messages: set[Message]) -> list[Message]:
    """The messages without a Chinese text, by file."""
    known = _catalogue(CHINESE)._catalog  # type: ignore[attr-defined]
    return sorted((m for m in messages if (m.text if not m.several else (m.text, 0)) not in known), key=lambda m: (m.where, m.text))


def main() -> None:
    names = sys.argv[1:]
    groups = {name.removeprefix("declared:") for name in names if name.startswith("declared:")}
    paths = [Path(name).resolve() for name in names if not name.startswith("declared:")]
    messages = said_in(paths) if paths or not names else set()
    if groups or not names:
        messages |= {m for m in declared() if not groups or m.where in groups}
    for message in missing(messages):
        print(f"#: {message.where}\nmsgid {json.dumps(message.text, ensure_ascii=False)}")
        print(f'msgid_plural {json.dumps(message.several, ensure_ascii=False)}\nmsgstr[0] ""\n' if message.several else 'msgstr ""\n')


if __name__ == "__main__":
    main()

"""The shapes of the telling, as the page's own script reads them. `scripts/write_notice.py` writes them there."""

import json

from stories.redaction.finding.patterns import TELLING

BEGIN, END = "/* shapes: written by scripts/write_notice.py */", "/* end of shapes */"


def script_shapes() -> str:
    """A JavaScript statement: one [kind, pattern, case counts] per shape."""
    rows = [json.dumps([shape.kind, shape.source, shape.cased], ensure_ascii=False) for shape in TELLING]
    return "const SHAPES = [\n" + "".join(f"  {row},\n" for row in rows) + "];"


def with_shapes(script: str) -> str:
    """The script with the shapes of today between its two marks. ValueError when a mark is missing."""
    head, _, rest = script.partition(BEGIN)
    old, _, tail = rest.partition(END)
    if not old:
        raise ValueError("the script has lost its marks")
    return f"{head}{BEGIN}\n{script_shapes()}\n{END}{tail}"

"""Write the reference pages: commands, lists, features, public names, and the baseline.

Run ``python docs/generate.py`` to write them and ``--check`` to find out whether they are
current. A change of a public name, an option or a list therefore shows in the diff of a page.
"""

from __future__ import annotations

import argparse
import importlib
import inspect
import json
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import lookthrough

HERE = Path(__file__).resolve().parent / "reference"
BASELINE = HERE.parents[1] / "benchmarks" / "baseline.json"
BANNER = "<!-- Written by docs/generate.py. Change the code, then run `make pages`. -->\n\n"


def main(arguments: list[str]) -> int:
    """Write or check every page; return 1 if ``--check`` finds a stale one."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--check", action="store_true", help="change nothing; fail if stale")
    check = parser.parse_args(arguments).check
    texts = {name: page(name) for name in PAGES}
    stale = [name for name, text in texts.items() if _differs(HERE / name, text)]
    if check and stale:
        print(f"stale: {', '.join(stale)}; run `make pages` and read the diff", file=sys.stderr)
        return 1
    for name in stale:
        (HERE / name).write_text(texts[name], encoding="utf-8")
        print(f"wrote {name}")
    return 0


def page(name: str) -> str:
    """Return the text of one page."""
    return BANNER + PAGES[name]().rstrip() + "\n"


def cli_page() -> str:
    """Every command with its arguments and options."""
    import typer

    from lookthrough.cli import application

    parts = ["# Commands\n", "Each takes `--help`.\n"]
    parts += _command(typer.main.get_command(application), "lookthrough", level=1)
    return "\n".join(parts)


def _command(command: Any, name: str, level: int) -> Iterator[str]:
    """Yield one command's section, then those below it; a hidden one has none."""
    if command.hidden:
        return
    if level > 1:
        yield f"{'#' * level} `{name}`\n"
    yield f"{inspect.cleandoc(command.help or '')}\n"
    shown = [item for item in command.params if not getattr(item, "hidden", False)]
    if shown:
        yield _table(("", ""), (_parameter(item) for item in shown))
    for key, below in sorted(getattr(command, "commands", {}).items()):
        yield from _command(below, f"{name} {key}", level + 1)


def _parameter(item: Any) -> tuple[str, str]:
    if item.param_type_name == "argument":
        spelling = f"`{item.metavar or item.name.upper()}`"
    else:
        spelling = ", ".join(f"`{option}`" for option in (*item.opts, *item.secondary_opts))
    words = " ".join((getattr(item, "help", None) or "").split())
    notes = ["required"] if item.required else []
    if not item.required and isinstance(item.default, (str, int, float)) and item.default:
        notes += [] if item.default is True else [f"default `{item.default}`"]
    if (item.multiple or item.nargs == -1) and "repeated" not in words:
        notes.append("may be repeated")
    return spelling, f"{words} ({'; '.join(notes)})" if notes else words


def lists_page() -> str:
    """Every list that can be read, as it describes itself."""
    from lookthrough.lists import LISTS

    parts = ["# Lists\n"]
    for key, definition in LISTS.items():
        info = definition.info
        age = f"{info.max_age_days} days" if info.max_age_days is not None else "does not age"
        parts.append(f"## {info.title} (`{key}`)\n")
        parts.append(
            _table(
                ("", ""),
                (
                    ("publisher", info.publisher),
                    ("page", f"<{info.url}>" if info.url else "–"),
                    ("terms", info.licence),
                    ("jurisdiction", info.jurisdiction),
                    ("stale after", age),
                    ("parties expected", f"{info.min_entities:,} to {info.max_entities:,}"),
                    ("comes with the package", "yes" if definition.built_in else "no"),
                    ("reader version", str(info.reader_version)),
                ),
            )
        )
        module = importlib.import_module(f"lookthrough.lists.publishers.{key.replace('-', '_')}")
        parts.append(f"{inspect.getdoc(module) or ''}\n")
    return "\n".join(parts)


def features_page() -> str:
    """Every feature that adds to a score, in its module's own words."""
    from lookthrough.matching import FEATURES

    parts = [
        "# Features\n",
        "What is compared. The score is the prior and what these add; nothing else.\n",
    ]
    for key, feature in FEATURES.items():
        module = sys.modules[feature.compare.__module__]
        parts.append(f"## {feature.title} (`{key}`)\n")
        parts.append(f"{inspect.getdoc(module) or ''}\n")
        if feature.proposes:
            parts.append("Candidates are looked up by it, too.\n")
    return "\n".join(parts)


def columns_page() -> str:
    """The fields, the names of columns that tell them, and the words for types."""
    from lookthrough.screening.fields import COLUMN_NAMES, KEPT_ONLY
    from lookthrough.screening.subjects import TYPE_WORDS

    fields = ((f"`{field}`" + " ¹" * (field in KEPT_ONLY), n) for field, n in COLUMN_NAMES.items())
    types = ((f"`{schema}`", words) for schema, words in TYPE_WORDS.items())
    return "\n".join(
        [
            "# Columns\n",
            "The fields are the words of `--map`; [input files](../input-files.md) says more.\n",
            _table(("field", "names of columns that are taken for it"), fields),
            "\n¹ Goes into the results with the subject and is not compared.\n",
            "## Types\n",
            _table(("type", "words in a column of the field `type`"), types),
        ]
    )


def python_page() -> str:
    """Every public name of every room."""
    home = Path(lookthrough.__file__).parent
    parts = ["# Public names\n", "What each room offers to the others and to your code.\n"]
    for folder in sorted(path.parent for path in home.glob("*/__init__.py")):
        room = importlib.import_module(f"lookthrough.{folder.name}")
        parts.append(f"## `lookthrough.{folder.name}`\n")
        parts.append(f"{inspect.getdoc(room) or ''}\n")
        rows = ((f"`{name}`", _about(getattr(room, name))) for name in room.__all__)
        parts.append(_table(("name", "what it is"), rows))
    return "\n".join(parts)


def baseline_page() -> str:
    """Every figure of the committed baseline, beside what a later version may lose of it."""
    from lookthrough.evaluation import TOLERANCES

    kept = json.loads(BASELINE.read_text(encoding="utf-8"))["entries"]
    parts = [
        "# The baseline\n",
        (
            "What `make evaluate` and `make bench` compare with; [quality](../quality.md) "
            "says what it means and [JSON](../json.md#measurements) what each ratio is of. A "
            "version that is worse by more than stands in the third column fails; where "
            "nothing stands there, the figure is kept to be read beside.\n"
        ),
    ]
    for label in sorted(kept, key=lambda label: (label.startswith("benchmark"), label)):
        parts.append(f"## {label[0].upper()}{label[1:]}\n")
        parts.append(f"{'; '.join(_measured_on(kept[label]))}.\n")
        rows = (
            (key, f"{figure['value']:,.4g}", TOLERANCES.get(figure["kind"], ""))
            for key, figure in kept[label]["figures"].items()
        )
        parts.append(_table(("figure", "value", "may get worse by"), rows))
    return "\n".join(parts)


def _measured_on(entry: dict[str, Any]) -> Iterator[str]:
    """Say on what an entry was measured."""
    inputs, machine = entry["inputs"], entry["machine"]
    yield f"Version {entry['version']}"
    for given in inputs.get("sets", ()):
        yield f"{given['file']}: {given['used']:,} rows"
    for key, said in inputs.get("lists", {}).items():
        yield f"{key}: {said}"
    for about, count in inputs.get("names", {}).values():
        yield f"{count:,} {about}"
    if "threshold" in inputs:
        yield f"threshold {inputs['threshold']}"
    for peer, said in entry["peers"].items():
        yield f"{peer} {said}"
    if machine:
        yield f"{machine['cores']} cores, {machine['architecture']}, Python {machine['python']}"


def _about(value: object) -> str:
    """Say what a public name is: its docstring's first sentence, or its type if it is a value."""
    if not (inspect.isclass(value) or inspect.isroutine(value)):
        return f"`{type(value).__name__}`"
    return (inspect.getdoc(value) or "").split("\n\n")[0].replace("\n", " ")


def _table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    cells = (head, ("---",) * len(head), *rows)
    lines = (" | ".join(cell.replace("|", "\\|") for cell in row) for row in cells)
    return "".join(f"| {line} |\n" for line in lines)


def _differs(path: Path, text: str) -> bool:
    return not path.exists() or path.read_text(encoding="utf-8") != text


PAGES: dict[str, Callable[[], str]] = {
    "cli.md": cli_page,
    "columns.md": columns_page,
    "lists.md": lists_page,
    "features.md": features_page,
    "python.md": python_page,
    "baseline.md": baseline_page,
}

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

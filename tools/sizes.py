"""
Print how large functions and files are, and fail if one is larger than the house allows.

A function's size is the number of lines of its body that hold code: blank lines, comments, its
docstring and its signature do not count, nor do decorators. A nested function counts in itself
and in the one around it. A method is a function; a lambda and a class are not.

A file's size is the number of all its lines. Data, documentation, stylesheets and generated files
are not measured: only the suffixes in CODE are, and not what stands in a folder named in APART.

Usage: python tools/sizes.py FOLDER…
"""

import ast
import io
import sys
import tokenize
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

CODE = {".html", ".js", ".py", ".sh", ".ts", ".typ"}
APART = {"__pycache__", "dist", "generated", "node_modules", "reviewed"}

FUNCTION_MEDIAN, FUNCTION_P95, FUNCTION_MOST = 10, 35, 60
FILE_MEDIAN, FILE_MOST = 120, 350

NO_CODE = {
    tokenize.COMMENT,
    tokenize.NL,
    tokenize.NEWLINE,
    tokenize.INDENT,
    tokenize.DEDENT,
    tokenize.ENDMARKER,
}


@dataclass(frozen=True, kw_only=True)
class Measured:
    """Something with a size, and where it stands."""

    where: str
    lines: int


def files_of(folders: Iterable[Path]) -> Iterator[Path]:
    """Every file of code under the folders, in order."""
    for folder in folders:
        for path in sorted(folder.rglob("*")):
            if path.suffix in CODE and not APART.intersection(path.parts):
                yield path


def code_lines(source: str) -> set[int]:
    """The numbers of the lines that hold code."""
    held: set[int] = set()
    for token in tokenize.generate_tokens(io.StringIO(source).readline):
        if token.type not in NO_CODE:
            held.update(range(token.start[0], token.end[0] + 1))
    return held


def functions_of(path: Path) -> Iterator[Measured]:
    """Every function of a Python file, with the size of its body."""
    source = path.read_text(encoding="utf-8")
    held = code_lines(source)
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield Measured(where=f"{path}:{node.lineno} {node.name}", lines=body_lines(node, held))


def body_lines(node: ast.FunctionDef | ast.AsyncFunctionDef, held: set[int]) -> int:
    """How many lines of code a function's body has, its docstring apart."""
    body = node.body[1:] if ast.get_docstring(node, clean=False) is not None else node.body
    if not body:
        return 0
    return len(held.intersection(range(body[0].lineno, (node.end_lineno or 0) + 1)))


def rank(sizes: Sequence[Measured], share: float) -> int:
    """The size that this share of them does not exceed (nearest rank)."""
    ordered = sorted(one.lines for one in sizes)
    return ordered[max(0, -int(-share * len(ordered) // 1) - 1)] if ordered else 0


def above(sizes: Iterable[Measured], most: int) -> list[str]:
    """What is too large, the largest first."""
    offenders = sorted((one for one in sizes if one.lines > most), key=lambda one: -one.lines)
    return [f"{one.where}: {one.lines} lines, at most {most}" for one in offenders]


def faults_of(functions: Sequence[Measured], files: Sequence[Measured]) -> list[str]:
    """Everything that is larger than the house allows."""
    faults = above(functions, FUNCTION_MOST) + above(files, FILE_MOST)
    if rank(functions, 0.95) > FUNCTION_P95:
        faults += [
            f"5 % of functions are over {FUNCTION_P95} lines:",
            *above(functions, FUNCTION_P95),
        ]
    if rank(functions, 0.5) > FUNCTION_MEDIAN:
        faults.append(f"half the functions are over {FUNCTION_MEDIAN} lines")
    if rank(files, 0.5) > FILE_MEDIAN:
        faults += [f"half the files are over {FILE_MEDIAN} lines:", *above(files, FILE_MEDIAN)]
    return faults


def figures(name: str, sizes: Sequence[Measured]) -> str:
    """One printed line of figures."""
    return (
        f"{name}: {len(sizes)}, median {rank(sizes, 0.5)} lines, "
        f"95th percentile {rank(sizes, 0.95)}, largest {rank(sizes, 1.0)}"
    )


def main(folders: Sequence[str]) -> int:
    """Measure, print the figures, and list everything that is too large."""
    paths = list(files_of(map(Path, folders)))
    files = [
        Measured(where=str(path), lines=len(path.read_text(encoding="utf-8").splitlines()))
        for path in paths
    ]
    functions = [one for path in paths if path.suffix == ".py" for one in functions_of(path)]
    print(figures("functions", functions))
    print(figures("files", files))
    faults = faults_of(functions, files)
    for fault in faults:
        print(fault, file=sys.stderr)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

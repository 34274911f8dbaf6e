"""
Write the JSON Schemas of the reviewed files and of the client record, generated from their types.

Usage: python tools/schemas.py
"""

import json
from pathlib import Path
from typing import Any

from proneward.catalogue import schemas
from proneward.record import schema

PACKAGE = Path("src/proneward")


def _write(path: Path, content: dict[str, Any]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(content, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    print(path)


def main() -> None:
    """Write them all, and delete what no longer has a type."""
    folder = PACKAGE / "catalogue/reviewed/schema"
    kinds = schemas()
    for name, content in kinds.items():
        _write(folder / f"{name}.json", content)
    for path in folder.glob("*.json"):
        if path.stem not in kinds:
            path.unlink()
    _write(PACKAGE / "record/schema.json", schema())


if __name__ == "__main__":
    main()

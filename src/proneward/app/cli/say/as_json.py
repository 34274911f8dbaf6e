"""One JSON document on standard output."""

import json


def print_json(document: object) -> None:
    """Print a document with its keys as they are given, and letters as they are."""
    print(json.dumps(document, ensure_ascii=False, indent=2, allow_nan=False))

"""JSON Schema of the client record, so that an editor completes and checks it."""

from typing import Any

import msgspec

from proneward.record.files import ClientOnFile


def schema() -> dict[str, Any]:
    """
    Give the JSON Schema of a client record, as msgspec makes it from the type.

    It knows shapes and ranges. Which ids exist, and what must agree with what, only the reader
    knows, since it has the catalogue.
    """
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$comment": "Generated. Describes a client record, YAML or JSON",
        **msgspec.json.schema(ClientOnFile),
    }

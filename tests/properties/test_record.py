"""A record that is written reads back as itself."""

import json

from hypothesis import given
from tests.strategies import KNOWN, clients

from proneward.record import ClientRecord, client_document, client_from, client_line


@given(clients())
def test_every_record_reads_back_as_it_was_written(client: ClientRecord) -> None:
    written = client_document(client)
    assert client_from(written, KNOWN, "written") == client
    again = client_from(json.loads(client_line(client)), KNOWN, "written")
    assert client_line(again) == client_line(client)

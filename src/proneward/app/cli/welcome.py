"""What a newcomer sees who types `proneward` alone."""

WELCOME = """\
Proneward plans exercises for backs, from lying supine to working prone, and says why.

Try, in a copy of its repository:

  proneward plan examples/clients/disc-responder.yaml
  proneward plan examples/clients/facet-pain.yaml --pdf handout.pdf --clinic examples/clinic.yaml
  proneward screen examples/clients/red-flag.yaml
  proneward why examples/clients/facet-pain.yaml prone-press-up

Anywhere:

  proneward new my-client.yaml       write a client record by answering questions
  proneward position on my tummy     what a position is
  proneward exercises --position prone
  proneward --help                   every command"""

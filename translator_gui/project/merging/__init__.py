"""What a colleague has comes together with what is here.

`reading` reads a copy of the project, or (`documents`) makes one of a document that came back; `comparison` says what
differs and what merging would make of it; the command `Merge` takes it in, and `recording` notes what undoes that.
Nothing decides by time or by whose file is open: revisions are united (`store.merging`), and `model.heads` says what
several latest ones come to. So two people who merge each other's copies read the same, in whatever order. A choice of
a person is one more revision, which follows all those that it was made between.
"""

"""Happenings: the tellings of one event, in several documents or in one, which share a node.

`story_reader` reads the features of a document (`stories`); `postings` choose the documents that are compared;
`contradictions` keep two tellings apart, `resemblance` weighs the evidence that they are of one event; `agglomeration`
and `crowds` group the tellings; `retellings` maintains the nodes of a store.
"""

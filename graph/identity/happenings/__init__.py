"""Happenings: the tellings of one event, in several documents or in one, which share a node.

`story_reader` reads the features of a document (`stories`); `postings` choose the documents that are compared;
`resemblance` weighs the evidence that two tellings are of one event; `agglomeration` and `crowds` group the tellings;
`retellings` maintains the nodes of a store.
"""

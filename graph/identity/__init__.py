"""The same actor across documents: a pure function of what the documents say of their actors, and its bookkeeping.

`forms` takes names apart; `clues` says what a document tells of an actor; `members` compares that; `senses` keeps
namesakes apart; `rules` link different names; `blocks` puts these together; `naming` names the nodes;
`register` keeps the graphs of a store as these say.
"""

"""Identity of actors across documents: a pure function of what the documents say about their actors.

`members` compares the clues that `write.clues` collects; `namesakes` separates actors of one full name; `link_rules`
relate different names; `blocks` combines these; `node_names` names the nodes; `settled` adds documents to what was
decided; `register` rewrites the graphs of a store (`renaming`) accordingly. The tellings of one event have a room of
their own, `happenings`.
"""

"""A command that prints the size of each batch once it is stored, so that a test can stop it there."""

BUILD = """
import os
from triplewire.graph.cli.main import main
from triplewire.graph.corpus import batches
from triplewire.graph.knowledge import KnowledgeGraph
batches.SECONDS = 1e6  # the size of a batch decides, on machines of any speed
put = KnowledgeGraph.put
def told(graph, *prepared):
    added = put(graph, *prepared)
    os.write(1, b"%d\\n" % len(added))
    return added
KnowledgeGraph.put = told
main()
"""

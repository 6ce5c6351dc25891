"""The graph for agents: a server of the Model Context Protocol, which only reads."""

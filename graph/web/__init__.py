"""The graph over HTTP: a SPARQL endpoint for programs, an explorer for people.

The rooms, bottom to top; none imports one above it:

protocol    HTTP and SPARQL 1.1 Protocol: operations, media types, result formats, errors with their status
read        the store as plain values           service     the processes that read and write the store for the server
display     values as pages show them: addresses, words, data for scripts
answer      answers to queries, and the views of them
pages       HTML, and the handlers of requests for it
server      the application and the process that serves it          site        the same pages as files
"""

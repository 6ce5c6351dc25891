"""The service that handlers of requests share: the options, and the processes that read and write the store."""

"""The case as data, under ``/api/v1``; one file a resource, each with its ``router``."""

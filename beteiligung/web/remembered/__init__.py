"""What is made once and then given again: finished pages, pieces of pages, addresses, and the catalogue of a request.

Nothing here is ever older than the data. What the city is comes from memory too, see ``core.revision``.
"""

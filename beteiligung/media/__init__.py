"""Pictures and documents that people send: made clean in a child process, kept in a storage, shown to who may see them."""

"""A backup is one sealed file: every row of one moment, every document, the keys, the checkpoints. Its layout is
in docs/operations.md."""

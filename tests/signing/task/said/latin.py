"""Latin names as they are typed in a hurry, in lower case."""

LATIN: tuple[tuple[str, str], ...] = (
    (
        "get it signed by ann then bob",
        "lost=ann/bob",
    ),
)

"""Latin names as they are typed in a hurry, in lower case: taken where a name must stand, and nowhere else."""

LATIN: tuple[tuple[str, str], ...] = (
    (
        "get this signed by ann then bob by friday",
        "Ann signer #1; Bob signer #2 | order=one_after_another | by=2026-11-27 18:00",
    ),
    ("get it signed by ann then bob", "Ann signer #1; Bob signer #2 | order=one_after_another"),
    ("sign by tomorrow", "by=2026-11-26 18:00"),
    ("signed by everyone, by the seller", "lost=everyone/seller"),
    ("signed by hand", "lost=hand"),
    ("get ann miller to sign, cc dan, remind daily", "Ann Miller signer #1; Dan cc #1 | every=1"),
    (
        "ask my lawyer bob to approve and then i will sign",
        "Bob approver #1; ME signer #2 | order=one_after_another",
    ),
    ("signed by mark and ann", "Mark signer #1; Ann signer #1"),
    ("signed by ann and mark the date", "Ann signer #1 | lost=mark/date"),
    ("send the grace period letter to ann", "Ann signer? #1 | lost=grace period"),
    ("jay walking is forbidden", "lost=jay walking/forbidden"),
    ("signed by ann electronically", "Ann signer #1 | lost=electronically"),
    ("ann signs, bob approves", "Ann signer #1; Bob approver #1"),
    ("send to wang fang and li ming for signature", "Wang Fang signer #1; Li Ming signer #1"),
    ("please have mr smith and dr. jones sign", "Mr Smith signer #1; Dr. Jones signer #1"),
    (
        "either ann or bob to approve, then carl signs",
        "Ann approver any1 #1; Bob approver any1 #1; Carl signer #2 | order=steps",
    ),
    ("signers: ann, bob. approver: carol", "Ann signer #1; Bob signer #1; Carol approver #1"),
    ("bob jones of Harbor Ltd signs", "Bob Jones signer Harbor Ltd #1"),
    ("请让ann和bob依次签", "Ann signer #1; Bob signer #2 | order=one_after_another"),
)

"""What is inferred of texts without a label of their own, as the runs of an entry note it."""

POSITION = "Its further paragraph has no label: it belongs to it by position."
BETWEEN = "It stands between the question and its response: that it belongs to the rationale is inferred."
BELOW = "It stands below the response without a label: that it is its rationale is inferred."
UNLABELLED = "They have no label: that they are the references is inferred."
RESUMED = "It continues below the repeated heading without a label."

"""What people decide: the rules of deciding, the order of the queue, undo, and how far reviewers agree."""

"""How the learned reader is trained: one encoder, several heads, data from the reference sets marked *train* only."""

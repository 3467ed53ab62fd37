"""Speed, as code: each file measures one thing beside a peer, in one run, and prints JSON."""

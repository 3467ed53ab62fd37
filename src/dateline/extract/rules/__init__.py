"""The deterministic engine: lexicons and grammar from sentences to accounts."""

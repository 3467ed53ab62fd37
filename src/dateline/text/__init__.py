"""Pure string work: folding names, splitting sentences, aligning quotes."""

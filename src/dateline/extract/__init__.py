"""Texts to claims with evidence: engines behind one door, normalisers shared by all."""

"""Pilots: one audience goes first, by rules that say when it begins, succeeds and stops; what was found of them each night."""

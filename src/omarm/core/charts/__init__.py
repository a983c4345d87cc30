"""Drawings of numbers: the geometry. Words and colours stand in templates/ui/charts and in the sheets of the same name.

A module takes plain numbers and gives a frozen drawing whose coordinates are strings, so that no language writes a comma
in them. All are 320 units wide, which is a phone: what can be read there can be read anywhere.
"""

"""Reads OpenTaal's Hunspell dictionary for `bin/compounds`: its words, what its flags say of them, and their forms."""

import re
from collections import defaultdict
from pathlib import Path

from omarm.core.folding import fold

SHORTEST = 3  # letters of a form that may be a part
RULE = 4  # columns of a rule before its condition: SFX, its flag, what goes, what comes


class Dictionary:
    """The entries of a .dic with their forms by the rules of the .aff, folded."""

    def __init__(self, aff, dic):
        self.rules = _rules(aff)
        self.nouns, self.verbs, self.others = set(), set(), set()
        self.infinitives, self.verb_stems, self.participles, self.weak_participles = set(), set(), set(), set()
        self.graded = set()
        self.first, self.last, self.plurals, self.verb_forms = {}, {}, {}, {}
        self.adjectives, self.forms = {}, {}
        for word, flags in _entries(dic):
            self._take(word, flags)

    def _take(self, word, flags):
        base = fold(word)
        if ("Fw" in flags or not base.isalpha()) and not flags & {"Ch", "Ca"}:
            return
        if (
            base.isalpha() and "Cx" not in flags and (word[0].islower() or flags & {"Cc", "Ca"})
        ):  # names make no compounds
            self._sort(base, flags)
        for form, own, rule in self._forms(word, base, flags):
            if not form.isalpha() or len(form) < SHORTEST:
                continue
            if rule:
                self._inflected(form, base, rule)
            if own & {"Ca", "Cb"}:
                self.first.setdefault(form, base)
            if "Cc" in own or ("Cc" in flags and "Cx" not in own):
                self.last.setdefault(form, base)

    def _sort(self, base, flags):
        for flag, group in (("Vi", self.infinitives), ("V3", self.verb_stems), ("Ve", self.weak_participles)):
            if flag in flags:
                group.add(base)
        if any(flag[0] == "P" for flag in flags) and not flags & {"V3", "Vi", "Ab", "Ad"}:  # takes prefixes, has no t
            self.participles.add(base)
        if flags & {"Ab", "Ad"}:
            self.graded.add(base)
        if "Cc" in flags or any(flag[0] in "ZY" for flag in flags):
            self.nouns.add(base)
        elif any(flag[0] == "V" for flag in flags):
            self.verbs.add(base)
        else:
            self.others.add(base)

    def _forms(self, word, base, flags):
        yield base, flags, None
        for flag in flags:
            for strip, add, own, condition in self.rules.get(flag, ()):
                if word.endswith(strip) and (condition is None or condition.search(word)):
                    yield fold(word[: len(word) - len(strip)] + add), own, flag

    def _inflected(self, form, base, flag):
        if flag[0] == "V":
            self.verb_forms.setdefault(form, base)
        if flag[0] in "ZY":
            self.plurals.setdefault(form, set()).add(base)
        if flag[0] == "A":
            self.adjectives.setdefault(form, base)
        if flag[0] in "ZVY":
            self.forms.setdefault(form, base)


def _flags(text):
    return {text[i : i + 2] for i in range(0, len(text) - 1, 2)}


def _rules(aff):
    found = defaultdict(list)
    for line in Path(aff).read_text(encoding="utf-8").splitlines():
        part = line.split()
        if len(part) < RULE or part[0] != "SFX" or (part[2] in "YN" and part[3].isdigit()):
            continue
        strip, (add, _, own) = part[2], part[3].partition("/")
        condition = part[RULE] if len(part) > RULE and not part[4].startswith("ts:") else "."
        found[part[1]].append(
            (
                "" if strip == "0" else strip,
                "" if add == "0" else add,
                _flags(own),
                re.compile(condition + "$") if condition != "." else None,
            )
        )
    return found


def _entries(dic):
    for line in Path(dic).read_text(encoding="utf-8").splitlines():
        entry = line.split("\t")[0].split()
        if entry and not entry[0].isdecimal():
            word, _, flags = entry[0].partition("/")
            yield word, _flags(flags)

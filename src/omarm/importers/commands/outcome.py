"""What an import did, or would do, as the operator hears it."""

from collections import Counter
from dataclasses import dataclass, field

from django.utils.translation import ngettext

from omarm.importers.readers import errors

KINDS = (
    "people", "groups", "posts", "comments", "reactions", "departments", "positions", "photos", "updated", "ended", "withdrawn",
)  # fmt: skip
# Reasons of the readers, and of what is here already.
SKIPPED = errors.SKIPPED | {
    "deleted_here": "deleted here since, or said to something that was",
    "open_here": "private there, in a group that is open here",
    "reaction_to_comment": "a reaction to a comment",
}


@dataclass
class Outcome:
    """How many of each kind came in, what was left out with the reason, and what somebody should look at.

    `newcomers` and `recognised` are who is new here and who was here already, `changes` what a staff list changes for
    whom, for a preview.
    """

    counts: Counter = field(default_factory=Counter)
    skipped: Counter = field(default_factory=Counter)
    findings: list = field(default_factory=list)
    noted: Counter = field(default_factory=Counter)
    newcomers: list = field(default_factory=list)
    recognised: list = field(default_factory=list)
    changes: list = field(default_factory=list)

    def as_json(self):
        """Return the counts as `--json` prints them."""
        return {kind: self.counts[kind] for kind in KINDS} | {"skipped": dict(self.skipped)}

    def tell_notes(self):
        """Turn what was only counted on the way into findings."""
        if cut := self.noted["cut"]:
            words = ngettext(
                "%(count)d text was too long; its end was left out.",
                "%(count)d texts were too long; their ends were left out.",
                cut,
            )
            self.findings.append(words % {"count": cut})
        if future := self.noted["future"]:
            words = ngettext(
                "%(count)d message had a date in the future; it got the time of the import.",
                "%(count)d messages had a date in the future; they got the time of the import.",
                future,
            )
            self.findings.append(words % {"count": future})


def named(names, *, most=5):
    """Return the first names of a list, with how many more there are."""
    first = ", ".join(f"“{name}”" for name in names[:most])
    return first if len(names) <= most else f"{first} +{len(names) - most}"

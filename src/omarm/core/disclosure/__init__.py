"""Numbers that tell on nobody: what may be shown of counts of people, so that neither one of them nor a sum tells on few.

Whoever looks can subtract: a department from its parent, one filter from another, yesterday from today. So it is not
enough to hide a small number; something beside it has to go too (complementary suppression: Hundepool et al.,
*Statistical Disclosure Control*, 2012, chapter 4; de Wolf & Hundepool, *Statistical disclosure control at CBS*). Which
attacks this withstands, and which it does not, stands in docs/decisions/0027.

`cells` shows one tree of scopes, `crossing` two trees over the same people, `series` what grows over time.
"""

from omarm.core.disclosure.cells import Cell, Shown, Tree, is_safe, publish
from omarm.core.disclosure.crossing import publish_two
from omarm.core.disclosure.series import OTHER, merged, steps, steps_in

__all__ = ["OTHER", "Cell", "Shown", "Tree", "is_safe", "merged", "publish", "publish_two", "steps", "steps_in"]

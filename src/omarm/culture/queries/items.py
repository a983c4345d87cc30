"""What the scan asks: six items of daily work, each with a statement for each of the four types. The words are our own.

The four types are those of the competing values framework: R. E. Quinn & J. Rohrbaugh, “A spatial model of effectiveness
criteria”, *Management Science* 29 (1983), 363–377; K. S. Cameron & R. E. Quinn, *Diagnosing and Changing Organizational
Culture*. Dividing a hundred points, now and wanted, is how the second book asks; its items are not used here.
"""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

CLAN, ADHOCRACY, MARKET, HIERARCHY = TYPES = "clan", "adhocracy", "market", "hierarchy"
POINTS = 100
TYPE_NAMES = {
    CLAN: pgettext_lazy("type of culture", "Family"), ADHOCRACY: pgettext_lazy("type of culture", "Inventing"),
    MARKET: pgettext_lazy("type of culture", "Results"), HIERARCHY: pgettext_lazy("type of culture", "Order"),
}  # fmt: skip
IN_WORDS = {
    CLAN: _("a family culture: people look after each other"),
    ADHOCRACY: _("an inventing culture: people try out what is new"),
    MARKET: _("a result culture: people want to reach something"),
    HIERARCHY: _("an orderly culture: people like to know what is agreed"),
}


@dataclass(frozen=True)
class Item:
    """One situation, and what is done in it in each type of culture, in the order of TYPES."""

    title: Promise
    statements: tuple[Promise, ...]

    def shown(self, at):
        """Return [(type, statement)] as they stand on the page: turned by one for each item, so that no place is always the same type."""
        rows = list(zip(TYPES, self.statements, strict=True))
        turn = at % len(rows)
        return rows[turn:] + rows[:turn]


ITEMS = (
    Item(_("Somebody new starts here"), (
        _("Colleagues take them along and see to it that they know everybody soon."),
        _("They get room at once to do things in their own way."),
        _("They hear which results we expect of them, and by when."),
        _("They are shown step by step how things are done here."),
    )),
    Item(_("Something goes wrong"), (
        _("We help each other to put it right, and ask how everybody is."),
        _("We call it a try, and use what we learned for the next one."),
        _("We catch up as soon as we can, because people count on us."),
        _("We look where the way of working failed, and mend that."),
    )),
    Item(_("Who leads a team well"), (
        _("Knows how everybody is doing, and helps people to grow."),
        _("Sees chances, and dares to begin."),
        _("Sets the bar high, and gets it done."),
        _("Keeps hold of planning, money and agreements."),
    )),
    Item(_("How we come to a decision"), (
        _("We talk until everybody can live with it."),
        _("Who has an idea tries it out; what works, stays."),
        _("We choose what brings most."),
        _("We follow the rules, and who is responsible decides."),
    )),
    Item(_("What somebody is praised for"), (
        _("Being there for others."),
        _("Coming up with what nobody had thought of."),
        _("Reaching more than was agreed."),
        _("Work that is right at once, and ready in time."),
    )),
    Item(_("What keeps us together when it is busy"), (
        _("That we know and trust each other."),
        _("That we make something new."),
        _("That we want to reach our goal."),
        _("That everybody knows what is whose task."),
    )),
)  # fmt: skip

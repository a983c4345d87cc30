"""What the stream holds about a person."""

from django.utils.translation import gettext_lazy as _

from omarm.consent.holdings import STANDS, Holding, declare

declare(
    Holding(
        title=_("What you post and say"),
        tables=("stream_post", "stream_revision", "stream_placement", "stream_comment", "stream_mention"),
        why=_("It is what you came here to share; colleagues who may read it see that it is yours."),
        tells=_("Your words, with the moment; who named you; who threw something away or closed the comments."),
        kept=_("As long as it stands; what is thrown away goes for good after thirty days."),
        order=20,
    ),
    Holding(
        title=_("Reactions, and what belongs in the knowledge base"),
        tables=("stream_reaction", "stream_worthkeeping"),
        why=_("You chose it, and colleagues see it."),
        tells=_("Which reaction you gave to what. Without a moment."),
        kept=STANDS,
        order=24,
    ),
    Holding(
        title=_("What you follow and keep"),
        tables=("stream_follow", "stream_bookmark"),
        why=_("So that you hear of what you want to hear of, and find back what you kept."),
        tells=_("What you follow, mute or kept. Without a moment; no colleague sees it."),
        kept=STANDS,
        order=36,
    ),
    Holding(
        title=_("What was new when you last looked"),
        tables=("stream_seenmarker",),
        why=_("So that “new since last time” can be told on each of your devices."),
        tells=_(
            "The time of the newest post that was on your screen. The time of a post, never that of a visit. You alone see it."
        ),
        kept=_("It is written over each time; one line per stream."),
        order=37,
    ),
    Holding(
        title=_("Drafts"),
        tables=("stream_keptdraft",),
        why=_("So that you can go on with unsent words on another device."),
        tells=_("What you wrote and did not send, with the moment of keeping. You alone see it."),
        kept=_("Until you send it or throw it away; half a year at most."),
        order=38,
    ),
)

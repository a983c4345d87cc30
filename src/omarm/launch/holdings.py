"""What the launch holds about a person."""

from django.utils.translation import gettext_lazy as _

from omarm.consent.holdings import Holding, declare

declare(
    Holding(
        title=_("What you suggested and voted in the contest for a name"),
        tables=("launch_nameidea", "launch_namereport", "launch_contestbox", "launch_contest"),
        why=_("So that everybody votes once, and who thought of the name can be thanked."),
        tells=_("The names that you suggested; your own name stands only with the one that is chosen. That you voted, without "
                "order and time, apart from the votes. That you reported a name, which nobody reads. Who opened the contest and "
                "who decided it."),
        kept=_("Who voted: until the votes are counted. Who reported a name: until the contest is decided. Names: as long as the "
               "contest."),
        order=94,
    )
)  # fmt: skip
declare(
    Holding(
        title=_("What you wrote down for the launch"),
        tables=("launch_edition", "launch_said", "launch_case", "launch_baseline", "launch_formertarget", "launch_remeasurement", "launch_photosource", "launch_picture",
                "launch_opening"),
        why=_("Who looks after the launch publishes why it is there, keeps where things stood and decides when it opens."),
        tells=_("That you published, declared, measured or decided it, and when."),
        kept=_("As long as the launch is kept; when your account is removed, your name falls away."),
        order=95,
    )
)  # fmt: skip

"""What the course for group managers holds about a person."""

from django.utils.translation import gettext_lazy as _

from omarm.consent.holdings import Holding, declare

declare(
    Holding(
        title=_("Your course for group managers"),
        tables=("stewardship_learner", "stewardship_handin", "stewardship_levelrequest"),
        why=_("You look after a group and were invited, or you take the course."),
        tells=_(
            "What you handed in and what your mentor said; for which level you asked. You see it, your mentor what was handed "
            "in to them, and who signs for a level what is good while you wait. Nobody else. Which lessons you read is not kept."
        ),
        kept=_("Until you stop with the course or your account ends. An answered request for a level: a year."),
        order=53,
    ),
    Holding(
        title=_("Certificates for who looks after a group"),
        tables=("stewardship_certificate",),
        why=_("You asked for a level, and somebody signed for it."),
        tells=_(
            "Which level you have, from when until when, who signed and who was your mentor. Community managers and "
            "administrators see it; colleagues only where you choose so."
        ),
        kept=_("Two years after the last day, so that it can be renewed."),
        order=54,
    ),
    Holding(
        title=_("Trainings and question hours"),
        tables=("stewardship_session", "stewardship_coming"),
        why=_("Trainings and question hours are planned, and you can say that you come."),
        tells=_(
            "Who leads which one; and that you said you come, for who leads it and who guides the course. Whether you were "
            "there is not kept."
        ),
        kept=_("That you come: until the day after. Who led one: a year."),
        order=55,
    ),
)

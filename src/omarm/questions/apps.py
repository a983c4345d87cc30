from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class QuestionsConfig(AppConfig):
    name = "omarm.questions"
    label = "questions"

    def ready(self):
        from omarm.profiles import asking
        from omarm.questions import subscribers  # noqa: F401 (its decorators register the listeners)
        from omarm.questions.commands import CODE, heed_comment
        from omarm.questions.forms.asking import QuestionForm
        from omarm.questions.models import Question
        from omarm.questions.queries import condition  # noqa: F401 (its question for `omarm doctor` registers itself)
        from omarm.questions.queries.answers import may_call_question
        from omarm.questions.queries.turns import turns_on
        from omarm.questions.views import parts
        from omarm.stream import attachments, kinds, menus

        kinds.register(
            kinds.Kind(
                CODE, Question, "questions/card.html", heeds=heed_comment, marks=parts.marks, above=parts.above,
            ),
            kinds.Writing(CODE, CODE, _("Question"), "message-circle-question-mark", QuestionForm, order=15, page="questions:ask"),
        )  # fmt: skip
        # How it stands comes along by itself, so it has no form to choose.
        attachments.register(
            attachments.Attachment(CODE, _("Question"), "message-circle-question-mark", None, parts.states, order=5)
        )
        menus.register(
            menus.Act(
                "post", _("This was a question"), "questions:call", "message-circle-question-mark", may_call_question
            )
        )
        asking.register(turns_on)

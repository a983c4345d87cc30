from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class QuestionsConfig(AppConfig):
    name = "omarm.questions"
    label = "questions"

    def ready(self):
        from omarm.moderation.queries import say_besides
        from omarm.people import handing_over
        from omarm.profiles import asking
        from omarm.questions import subscribers  # noqa: F401 (its decorators register the listeners)
        from omarm.questions.commands import CODE, hand_over_card, heed_comment, note_moved
        from omarm.questions.forms.asking import QuestionForm
        from omarm.questions.models import Question
        from omarm.questions.queries import (
            condition,  # noqa: F401 (its question for `omarm doctor` registers itself)
            found,
            held_cards,
        )
        from omarm.questions.queries.answers import may_call_question
        from omarm.questions.queries.askers import sent_nameless, voice
        from omarm.questions.queries.turns import turns_on
        from omarm.questions.views import parts
        from omarm.search import sources
        from omarm.stream import attachments, kinds, menus

        kinds.register(
            kinds.Kind(
                CODE, Question, "questions/card.html", heeds=heed_comment, marks=parts.marks, above=parts.above,
                voice=voice, moved=note_moved, sent=sent_nameless, asks=True,
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
        say_besides(found.card_words)
        _register_place()
        _register_own_number()
        sources.register(
            sources.Source(
                "cards", _("Knowledge cards"), "badge-check", 25,
                documents=found.card_documents, visible=found.visible, hits=found.card_hits, all_ids=found.all_cards,
                lift=1,
            )
        )  # fmt: skip
        handing_over.register(
            handing_over.Holding(
                "cards", _("Knowledge cards"), held_by=held_cards, hand_over=hand_over_card, order=30,
                unasked=_("Open a card and choose another colleague to look after it."),
            )
        )  # fmt: skip


def _register_place():
    """Have questions be a place in the house: in the navigation, and beside the posts of a group."""
    from omarm.core import navigation
    from omarm.groups import promises, tabs
    from omarm.questions.queries.lists import has_questions

    icon = "message-circle-question-mark"
    navigation.register(navigation.Entry("questions", _("Questions"), "questions:questions", icon, 40))
    promises.register_page(_("Agreements about questions"), "questions:urgent")
    tabs.register(tabs.Tab("questions", _("Questions"), "questions:group", 15, has_content=has_questions))


def _register_own_number():
    """Have one's own profile page tell, to oneself alone, what one's answers solved."""
    from omarm.profiles.sections import Section, register
    from omarm.questions.views import parts

    title, template = _("What your answers solved"), "questions/_solved_section.html"
    register(Section("solved", title, template, parts.own_number, 20, place="rail"))

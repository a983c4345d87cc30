from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class StreamConfig(AppConfig):
    name = "omarm.stream"
    label = "stream"

    def ready(self):
        from omarm.core.navigation import Entry, register
        from omarm.houserules import occasions
        from omarm.profiles import asking
        from omarm.search import sources
        from omarm.stream import subscribers  # noqa: F401 (its decorators register the listeners)
        from omarm.stream.queries import asked_in_posts, found, shown

        occasions.offer(_writings)
        asking.register(asked_in_posts)
        sources.register(
            sources.Source(
                "posts", _("Posts"), "message-circle", 30,
                documents=found.post_documents, visible=found.visible_posts, hits=shown.post_hits,
                all_ids=found.all_posts, kinds=found.kinds,
            )
        )  # fmt: skip
        sources.register(
            sources.Source(
                "comments", _("Comments"), "reply", 40,
                documents=found.comment_documents, visible=found.visible_comments, hits=shown.comment_hits,
                all_ids=found.all_comments,
            )
        )  # fmt: skip
        register(Entry("new-post", _("Write something new"), "stream:new", "plus", 10, place="new"))
        register(Entry("bookmarks", _("Saved for later"), "stream:bookmarks", "bookmark", 20, place="me"))
        register(Entry("drafts", _("Drafts"), "stream:drafts", "file-text", 30, place="me"))
        register(Entry("worth-keeping", _("Worth keeping"), "stream:worth-keeping", "book-open", 40, place="me"))
        register(Entry("bin", _("Bin"), "stream:bin", "trash-2", 90, place="me"))
        register(Entry("reactions", _("Reactions"), "stream:reaction-kinds", "smile", 40,
                       place="administration", section="talk", visible=_administers))  # fmt: skip


def _writings():
    from omarm.stream.kinds import all_writings

    return [(writing.code, writing.label) for writing in all_writings()]


def _administers(person):
    return person.is_authenticated and person.is_administrator

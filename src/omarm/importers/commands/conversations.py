"""What was said in the groups of an archive."""

from itertools import batched

from django.utils.translation import gettext as _

from omarm.core.errors import DomainError
from omarm.importers.commands.known import Known
from omarm.importers.commands.texts import time_of, words_of
from omarm.stream import commands as stream
from omarm.stream.commands.conversation import LONGEST_COMMENT
from omarm.stream.commands.posts import LONGEST_TEXT
from omarm.stream.models import Comment, Post
from omarm.updates.commands import bring_in_updates

CHUNK = 500

# The nearest of our five for the short names of emoji in the products that we read; the rest is “useful”.
KINDS = {
    **dict.fromkeys(("heart", "hearts", "hugging_face", "hug", "muscle", "cry", "broken_heart"), "support"),
    **dict.fromkeys(("tada", "clap", "trophy", "rocket", "partying_face", "fire", "star"), "celebrate"),
    **dict.fromkeys(("pray", "bow", "thank_you", "thanks", "bouquet"), "thanks"),
    **dict.fromkeys(("white_check_mark", "heavy_check_mark", "100", "ok_hand", "ok", "point_up"), "agree"),
}


class Conversations:
    """The posts, comments and reactions of one archive."""

    def __init__(self, archive, outcome, *, staff, rooms, photos):
        self._archive, self._outcome, self._staff, self._rooms = archive, outcome, staff, rooms
        self._photos = photos
        self._posts = Known(archive.source, Post)
        self._comments = Known(archive.source, Comment)

    def bring_in(self, told):
        """Bring in what is not here yet, in the order in which one thing stands on another."""
        self._check_same_chat()
        self._withdraw()
        self._bring_in_posts(told)
        self._bring_in_reactions()
        self._bring_in_comments(told)

    def _check_same_chat(self):
        """Refuse another chat of the same name: its members may not read each other's. Only WhatsApp's files lack a mark."""
        said = {*(post.key for post in self._archive.posts), *self._archive.withdrawn}
        people = {key for key in self._staff.again if ":participant-" not in key}
        is_strange = not people and self._posts.keys.isdisjoint(said)
        if self._archive.source.startswith("whatsapp:") and self._posts.keys and is_strange:
            words = _(
                "A chat “%(name)s” came in before and has nobody and nothing in common with this one. "
                "If this is another chat, give it a name of its own with --group."
            )
            raise DomainError(words % {"name": self._archive.groups[0].name}, code="other_chat")

    def _withdraw(self):
        """Remove what came in before of somebody who has objected since."""
        here = [pk for key in self._archive.withdrawn if (pk := self._posts.get(key))]
        self._outcome.counts["withdrawn"] += stream.remove_brought_in(posts=here) if here else 0

    def _bring_in_posts(self, told):
        new = [post for post in self._archive.posts if post.key not in self._posts and self._has_room(post.group_key)]
        done = 0
        for chunk in batched(new, CHUNK, strict=False):
            photos = [self._photos.of(source, self._staff[source.author_key]) for source in chunk]
            rows = bring_in_updates(posts=[self._post(*pair) for pair in zip(chunk, photos, strict=True)])
            self._posts.remember((source.key, row.pk) for source, row in zip(chunk, rows, strict=True))
            self._outcome.counts["photos"] += sum(map(len, photos))
            done += len(chunk)
            told("posts", done, len(new))
        self._outcome.counts["posts"] += len(new)

    def _has_room(self, group_key):
        reason = self._rooms.left_out.get(group_key)
        if reason:
            self._outcome.skipped[reason] += 1
        return not reason

    def _post(self, source, photos):
        return stream.ForeignPost(
            group=self._rooms[source.group_key],
            author=self._staff[source.author_key],
            body=words_of(source, self._outcome, longest=LONGEST_TEXT, shown=photos),
            published_at=time_of(source.published_at, self._outcome),
            images=tuple(photos.values()),
        )

    def _bring_in_reactions(self):
        given = [
            (pk, self._staff[person], KINDS.get(emoji, "useful"))
            for source in self._archive.posts
            if (pk := self._posts.get(source.key))
            for emoji, person in source.reactions
        ]
        self._outcome.counts["reactions"] += stream.bring_in_reactions(reactions=given)

    def _bring_in_comments(self, told):
        """Answers to the post come first, so that answers to them find them."""
        group_of = {post.key: post.group_key for post in self._archive.posts}
        new = [
            source
            for source in self._archive.comments
            if source.key not in self._comments and self._has_post(source, group_of[source.post_key])
        ]
        done = 0
        for level in ([row for row in new if not row.parent_key], [row for row in new if row.parent_key]):
            for chunk in batched(level, CHUNK, strict=False):
                rows = stream.bring_in_comments(comments=[self._comment(source) for source in chunk])
                self._comments.remember((source.key, row.pk) for source, row in zip(chunk, rows, strict=True))
                done += len(chunk)
                told("comments", done, len(new))
        self._outcome.counts["comments"] += len(new)
        if left_out := sum(len(source.reactions) for source in new):
            self._outcome.skipped["reaction_to_comment"] += left_out

    def _has_post(self, source, group_key):
        if not self._has_room(group_key):
            return False
        if self._posts.get(source.post_key) is None:
            self._outcome.skipped["deleted_here"] += 1
            return False
        return True

    def _comment(self, source):
        return stream.ForeignComment(
            post_id=self._posts[source.post_key],
            author=self._staff[source.author_key],
            body=words_of(source, self._outcome, longest=LONGEST_COMMENT),
            created_at=time_of(source.created_at, self._outcome),
            parent_id=self._comments.get(source.parent_key),
        )

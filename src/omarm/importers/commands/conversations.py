"""Groups and what was said in them."""

from itertools import batched

from django.utils import timezone
from django.utils.translation import gettext as _

from omarm.core.errors import DomainError
from omarm.groups import commands as groups
from omarm.groups.models import Group
from omarm.importers.commands.known import Known
from omarm.stream import commands as stream
from omarm.stream.models import Comment, Post, Reaction
from omarm.updates.commands import bring_in_updates

CHUNK = 500
LONGEST = 20_000

# The nearest of our five for the short names of emoji in the products that we read; the rest is “useful”.
KINDS = {
    **dict.fromkeys(("heart", "hearts", "hugging_face", "hug", "muscle", "cry", "broken_heart"), Reaction.Kind.SUPPORT),
    **dict.fromkeys(("tada", "clap", "trophy", "rocket", "partying_face", "fire", "star"), Reaction.Kind.CELEBRATE),
    **dict.fromkeys(("pray", "bow", "thank_you", "thanks", "bouquet"), Reaction.Kind.THANKS),
    **dict.fromkeys(("white_check_mark", "heavy_check_mark", "100", "ok_hand", "ok", "point_up"), Reaction.Kind.AGREE),
}


class Conversations:
    """The groups, posts, comments and reactions of one archive."""

    def __init__(self, archive, outcome, *, staff, owner):
        self._archive, self._outcome, self._staff, self._owner = archive, outcome, staff, owner
        self._groups = {}
        self._posts = Known(archive.source, Post)
        self._comments = Known(archive.source, Comment)

    def bring_in(self, told):
        """Bring in what is not here yet, in the order in which one thing stands on another."""
        self._bring_in_groups()
        self._bring_in_posts(told)
        self._bring_in_comments(told)

    def _bring_in_groups(self):
        known = Known(self._archive.source, Group)
        first = {}
        for post in self._archive.posts:
            first[post.group_key] = min(first.get(post.group_key, post.published_at), post.published_at)
        for source in self._archive.groups:
            if source.key in known:
                self._groups[source.key] = Group.objects.get(pk=known[source.key])
            else:
                self._groups[source.key] = self._make_group(source, first.get(source.key))
                known.remember([(source.key, self._groups[source.key].pk)])
                self._outcome.counts["groups"] += 1

    def _make_group(self, source, began):
        people = [self._staff[key] for key in source.member_keys]
        owner = self._owner or (self._staff[source.owner_key] if source.owner_key else None) or next(iter(people), None)
        if owner is None:
            raise DomainError(
                _("The group “%(name)s” would have no owner. Name one with --owner.") % {"name": source.name},
                code="no_owner",
            )
        access = Group.Access.OPEN if source.access == "open" else Group.Access.CLOSED
        new = groups.NewGroup(name=source.name[:120], purpose=source.purpose[:200], access=access)
        born = began or timezone.now()
        group = groups.bring_in_group(new=new, owner=owner, created_at=born, archived=source.archived)
        groups.bring_in_members(group=group, people=people, joined_at=born)
        return group

    def _bring_in_posts(self, told):
        new = [source for source in self._archive.posts if source.key not in self._posts]
        done = 0
        for chunk in batched(new, CHUNK, strict=False):
            rows = bring_in_updates(posts=[self._post(source) for source in chunk])
            self._posts.remember((source.key, row.pk) for source, row in zip(chunk, rows, strict=True))
            done += len(chunk)
            told("posts", done, len(new))
        self._outcome.counts["posts"] += len(new)
        given = [
            (self._posts[source.key], self._staff[person], KINDS.get(emoji, Reaction.Kind.USEFUL))
            for source in self._archive.posts
            for emoji, person in source.reactions
        ]
        self._outcome.counts["reactions"] += stream.bring_in_reactions(reactions=given)

    def _post(self, source):
        return stream.ForeignPost(
            group=self._groups[source.group_key],
            author=self._staff[source.author_key],
            body=_with_files(source),
            published_at=source.published_at,
        )

    def _bring_in_comments(self, told):
        """Answers to the post come first, so that answers to them find them."""
        new = [source for source in self._archive.comments if source.key not in self._comments]
        done = 0
        for level in ([row for row in new if not row.parent_key], [row for row in new if row.parent_key]):
            for chunk in batched(level, CHUNK, strict=False):
                rows = stream.bring_in_comments(comments=[self._comment(source) for source in chunk])
                self._comments.remember((source.key, row.pk) for source, row in zip(chunk, rows, strict=True))
                done += len(chunk)
                told("comments", done, len(new))
        self._outcome.counts["comments"] += len(new)
        left_out = sum(len(source.reactions) for source in new)
        if left_out:
            self._outcome.skipped["reaction_to_comment"] += left_out

    def _comment(self, source):
        return stream.ForeignComment(
            post_id=self._posts[source.post_key],
            author=self._staff[source.author_key],
            body=_with_files(source),
            created_at=source.created_at,
            parent_id=self._comments.get(source.parent_key),
        )


def _with_files(source):
    """Return the words, then a line for each file that the export only names."""
    lines = [f"{file.note or file.name}{f': {file.link}' if file.link else ''}" for file in source.files]
    parts = [source.body.strip(), *(f"\N{PAPERCLIP} {line}" for line in lines)]
    return "\n\n".join(part for part in parts if part).replace("\x00", "")[:LONGEST]

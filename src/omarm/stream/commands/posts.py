"""Publishing, changing and deleting a post."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import F, Func, Q, Value
from django.utils import timezone
from django.utils.translation import gettext as _

from omarm.activity import log
from omarm.core import richtext
from omarm.core.errors import DomainError
from omarm.core.functions import check_writing
from omarm.houserules.commands import accept_when_asked
from omarm.media.models import File, Image
from omarm.stream.commands.holding import hold_unless_it_may_stand
from omarm.stream.commands.mentioning import check_not_told, linked, note_mentions
from omarm.stream.commands.placing import EVERYONE, Place, check_is_living, check_may_place, lock_places, put, refresh
from omarm.stream.commands.storing import add_uploads, store_once
from omarm.stream.commands.wording import add_told, joined, told_by
from omarm.stream.kinds import voice_of
from omarm.stream.models import KeptDraft, Post, PostTopic, Revision, SeenMarker
from omarm.stream.queries.history import differ, told_in
from omarm.topics.models import Topic

LONGEST_BODY = 100_000  # of rich text, markup counted
LONGEST_TEXT = 20_000
MOST_PHOTOS = 60
MOST_FILES = 10
MOST_TOPICS = 5


@dataclass(frozen=True, kw_only=True)
class Draft:
    """What somebody wrote and where it goes.

    `body` is rich text (core/richtext.py). `photos` are pairs of a file just sent and its alt text; `images` and `files`
    were uploaded before, by the same person. `accepts` is the edition of the house rules that its author accepts with it.
    """

    body: str
    title: str = ""
    place: Place = EVERYONE
    photos: tuple = ()
    images: tuple[Image, ...] = ()
    files: tuple[File, ...] = ()
    topics: tuple[Topic, ...] = ()
    lang: str = "nl"
    submission: UUID | None = None
    published_at: datetime | None = None
    accepts: int | None = None


@dataclass(frozen=True, kw_only=True)
class RestOfChange:
    """What a change brings beside the words: all topics of the post, and `store()` for the fields of its kind."""

    topics: tuple[Topic, ...] = ()
    store: Callable[[], object] | None = None


class EditConflict(DomainError):
    """Somebody changed the post since it was opened for editing. `post` is how it stands now."""

    def __init__(self, post):
        super().__init__(
            _("This post was changed after you opened it. Your words are still here: compare, then save again."),
            code="post_changed",
        )
        self.post = post


@transaction.atomic
def publish_post(*, actor, kind, draft, detail, told=None, author=None):
    """Publish a post of a kind, whose detail is made by `detail(post)`. Returns the Post.

    The same form sent twice gives the same post once. `told` goes along in the fact. With `published_at` ahead it waits
    for its time. With an `author` it is theirs in all that is stored, and the actor only says whether it may stand there. Raises DomainError (empty, too long, too many photos, house rules not accepted), UnusableImage,
    PermissionDenied (may not post there), ComesLaterError (what is written so is off for the actor).
    """
    check_writing(kind, actor)
    check_may_place(actor, draft.place)
    words = linked(actor, richtext.clean(draft.body))
    _check_text(draft, words.text)
    _check_own_uploads(actor, draft)
    accept_when_asked(actor=actor, number=draft.accepts)

    author = author or actor
    check_not_told(actor, author, words)
    post, is_new = store_once(author, kind, draft, words)
    if not is_new:
        return post
    put(post, draft.place)
    detail(post)
    add_told(kind, [post])
    add_uploads(author, post, draft)
    set_topics(post, {*draft.topics, *words.topics})
    note_mentions(post, words.people)
    KeptDraft.objects.filter(person=actor, key=draft.submission).delete()

    if not post.announced_at:
        return post
    log.record("post.published", actor=author, subject=post, kind=kind, **(told or {}))
    return post


@transaction.atomic
def announce_due_posts():
    """Record the publishing of posts whose set time has come. Returns how many there were."""
    due = Post.objects.live().filter(announced_at=None).select_for_update(of=("self",), no_key=True, skip_locked=True)
    posts = list(due.select_related("author")[:200])
    lock_places(posts)
    for post in posts:
        if hold_unless_it_may_stand(post):
            continue
        Post.objects.filter(pk=post.pk).update(announced_at=timezone.now())
        log.record("post.published", actor=post.author, subject=post, kind=post.kind)
    return len(posts)


@transaction.atomic
def edit_post(*, actor, post, title, body, version=None, rest=None):
    """Change the words of one's own post, as whom it was written; how it read before stays in its history. Returns it.

    `version` is the one that was opened for editing: EditConflict when somebody changed title, text or the fields of the
    kind since then, and what comes now is something else. A photo that is ready or a preview is no such change.
    """
    author = _author(actor, post)
    check_is_living(post)
    now = Post.objects.select_for_update(of=("self",), no_key=True).get(pk=post.pk)
    words = linked(actor, richtext.clean(body))
    check_not_told(actor, author, words)
    kept = {"photos": tuple(post.photos.values_list("pk")), "files": tuple(post.files.values_list("pk"))}
    _check_text(Draft(title=title, body=body, **kept), words.text)
    told = told_in(now)
    if rest and rest.store:
        rest.store()
    post.edited_at = now.edited_at
    if (now.title, now.body) != (title.strip(), words.body) or differ(told, told_in(Post.objects.get(pk=post.pk))):
        if _was_changed_since(now, version):
            raise EditConflict(now)
        _keep_revision(now, told)
        post.edited_at = timezone.now()

    post.title, post.body = title.strip(), words.body
    post.text = joined(words.text, told_by(post.kind, [post.pk]).get(post.pk))
    post.version = F("version") + 1  # counted by the database: of two edits at once each gets a card of its own
    post.save(update_fields=["title", "body", "text", "edited_at", "version"])
    if rest:
        set_topics(post, {*rest.topics, *words.topics})
    note_mentions(post, words.people)

    log.record("post.edited", actor=author, subject=post)
    return post


@transaction.atomic
def delete_post(*, actor, post):
    """Put one's own post in the bin; it can be brought back for 30 days. Returns it."""
    author = _author(actor, post)

    post.deleted_at, post.deleted_by = timezone.now(), author
    post.save(update_fields=["deleted_at", "deleted_by"])
    refresh(post)

    log.record("post.deleted", actor=author, subject=post)
    return post


@transaction.atomic
def restore_post(*, actor, post):
    """Bring one's own post back from the bin. Returns it."""
    author = _author(actor, post, Post.objects.binned_by)

    post.deleted_at = post.deleted_by = None
    post.save(update_fields=["deleted_at", "deleted_by"])
    refresh(post)

    log.record("post.restored", actor=author, subject=post)
    return post


def mark_attached(*, post, code):
    """Note on a post that it carries an attachment, so that streams know. For the command that attaches it."""
    added = Func(F("attached"), Value(code), function="array_append")  # by the database: two may attach at once
    lacking = Post.objects.filter(pk=post.pk).exclude(attached__contains=[code])
    lacking.update(attached=added, version=F("version") + 1)
    if code not in post.attached:
        post.attached = [*post.attached, code]


def unmark_attached(*, post, code):
    """Note that a post no longer carries an attachment. For the command that takes it off."""
    taken_off = Func(F("attached"), Value(code), function="array_remove")
    carrying = Post.objects.filter(pk=post.pk, attached__contains=[code])
    carrying.update(attached=taken_off, version=F("version") + 1)
    post.attached = [other for other in post.attached if other != code]


def set_topics(post, topics):
    """Have the post stand under these topics and no others. For commands that checked who asks."""
    # One may have been merged while the words were written.
    wanted = {topic.merged_into_id or topic.pk for topic in Topic.objects.filter(pk__in=[topic.pk for topic in topics])}
    if len(wanted) > MOST_TOPICS:
        raise DomainError(_("Choose at most %(most)d topics.") % {"most": MOST_TOPICS}, code="post_topics")
    had = set(post.post_topics.values_list("topic", flat=True))
    if had == wanted:
        return
    post.post_topics.exclude(topic__in=wanted).delete()
    for topic in wanted - had:
        PostTopic.objects.get_or_create(
            post=post, topic_id=topic, defaults={"published_at": post.published_at, "live": True}
        )
    Post.objects.filter(pk=post.pk).update(version=F("version") + 1)
    refresh(post)


@transaction.atomic
def mark_seen(*, actor, post_id, published_at, group=None):
    """Move the marker of the newest post seen forward, never back. Returns nothing; reading is not a fact."""
    marker, created = SeenMarker.objects.get_or_create(
        person=actor, group=group, defaults={"published_at": published_at, "post_id": post_id}
    )
    if not created:
        older = Q(published_at__lt=published_at) | Q(published_at=published_at, post_id__lt=post_id)
        SeenMarker.objects.filter(older, pk=marker.pk).update(published_at=published_at, post_id=post_id)


def _author(actor, post, own=Post.objects.editable_by):
    """Return as whom the actor wrote a post: themselves, or as the kind has it. Raises PermissionDenied for another's."""
    voice = voice_of(actor, post)
    if not own(actor, voice).contains(post):
        raise PermissionDenied
    return voice


def _check_text(draft, text):
    photos = len(draft.photos) + len(draft.images)
    if not (text or draft.title.strip() or photos or draft.files):
        raise DomainError(_("Write something first, or add a photo."), code="post_empty")
    if len(text) > LONGEST_TEXT or len(draft.body) > LONGEST_BODY:
        raise DomainError(
            _("This text is longer than %(most)d characters. Shorten it, or spread it over two posts.")
            % {"most": LONGEST_TEXT},
            code="post_long",
        )
    if photos > MOST_PHOTOS:
        raise DomainError(_("Choose at most %(most)d photos.") % {"most": MOST_PHOTOS}, code="post_photos")
    if len(draft.files) > MOST_FILES:
        raise DomainError(_("Choose at most %(most)d files.") % {"most": MOST_FILES}, code="post_files")


def _check_own_uploads(actor, draft):
    """What was uploaded before must be this person's, and not stand anywhere yet."""
    if any(upload.uploaded_by_id != actor.pk for upload in (*draft.images, *draft.files)):
        raise PermissionDenied


def _was_changed_since(post, version):
    """Return whether the words changed since this version was opened; other things count versions too."""
    if version is None:
        return False
    return version > post.version or post.revisions.filter(number__gte=version).exists()


def _keep_revision(post, told):
    Revision.objects.get_or_create(
        post=post, number=post.version,
        defaults={
            "title": post.title, "body": post.body, "told": told, "written_at": post.edited_at or post.created_at,
        },
    )  # fmt: skip

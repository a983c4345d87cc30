"""What pages ask about posts and what is said to them."""

from omarm.stream.queries.acts import Acts, acts_on, pinnable, placement_of, worth_keeping
from omarm.stream.queries.asking import asked_in_posts
from omarm.stream.queries.audience import audience_of
from omarm.stream.queries.conversation import (
    comment_in,
    comment_in_thread,
    comments_shown,
    first_since,
    is_gone,
    own_comment,
)
from omarm.stream.queries.drafts import (
    begun_values,
    draft_values,
    drafts_of,
    held_count,
    latest_draft,
    waiting_post,
    waiting_posts,
)
from omarm.stream.queries.feed import (
    FeedRow,
    bookmarked,
    group_feed,
    home_feed,
    person_feed,
    row_for,
    rows_for,
    seen_until,
    topic_feed,
)
from omarm.stream.queries.hearing import Hearing, hearing_of, proposed_hearing
from omarm.stream.queries.history import changes_of, told_words
from omarm.stream.queries.naming import people_to_name, place_named, places_of
from omarm.stream.queries.news import (
    Highlight,
    among_newest,
    among_newest_about,
    groups_about,
    groups_with_news,
    highlights_since,
    new_in_groups,
)
from omarm.stream.queries.posts import (
    Sharing,
    bin_of,
    binned_post,
    editable_post,
    is_archived,
    is_hidden,
    looks_after,
    post_of,
    readable_post,
    sharing_of,
)
from omarm.stream.queries.reactions import forget_reaction_kinds, reaction_kinds, who_reacted
from omarm.stream.queries.threads import (
    CommentRow,
    Conversation,
    Thread,
    comment_row,
    comments_now,
    comments_since,
    conversation_on,
    thread_of,
)
from omarm.stream.queries.topical import groups_on, topics_in_groups
from omarm.stream.queries.uploads import (
    file_in,
    files_of,
    own_photo,
    own_video,
    photo_in,
    photo_with,
    unused_upload,
    upload_on,
)

__all__ = ["Acts", "CommentRow", "Conversation", "FeedRow", "Hearing", "Highlight", "Sharing", "Thread", "acts_on", "among_newest", "among_newest_about", "asked_in_posts", "audience_of", "begun_values", "bin_of", "binned_post", "bookmarked", "changes_of", "comment_in", "comment_in_thread", "comment_row", "comments_now", "comments_shown", "comments_since", "conversation_on", "draft_values", "drafts_of", "editable_post", "file_in", "files_of", "first_since", "forget_reaction_kinds", "group_feed", "groups_about", "groups_on", "groups_with_news", "hearing_of", "held_count", "highlights_since", "home_feed", "is_archived", "is_gone", "is_hidden", "latest_draft", "looks_after", "new_in_groups", "own_comment", "own_photo", "own_video", "people_to_name", "person_feed", "photo_in", "photo_with", "pinnable", "place_named", "placement_of", "places_of", "post_of", "proposed_hearing", "reaction_kinds", "readable_post", "row_for", "rows_for", "seen_until", "sharing_of", "thread_of", "told_words", "topic_feed", "topics_in_groups", "unused_upload", "upload_on", "waiting_post", "waiting_posts", "who_reacted", "worth_keeping"]  # fmt: skip

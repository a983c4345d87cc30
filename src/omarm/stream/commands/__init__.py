"""What people do with posts, whatever their kind."""

from omarm.stream.commands.becoming import become
from omarm.stream.commands.binning import empty_bins
from omarm.stream.commands.conversation import (
    Beside,
    add_comment,
    close_comments,
    delete_comment,
    edit_comment,
    react,
    reopen_comments,
    restore_comment,
    show_typing,
    take_back_reaction,
)
from omarm.stream.commands.drafts import forget_old_drafts, keep_draft, throw_draft_away
from omarm.stream.commands.following import (
    bookmark,
    follow,
    hear_again,
    mark_worth_keeping,
    move_topic,
    remove_bookmark,
    unfollow,
    unmark_worth_keeping,
)
from omarm.stream.commands.hearing import choose_hearing
from omarm.stream.commands.hiding import hide_comment, hide_post, unhide_comment, unhide_post
from omarm.stream.commands.holding import hold_waiting_posts
from omarm.stream.commands.importing import (
    ForeignComment,
    ForeignPost,
    bring_in_comments,
    bring_in_posts,
    bring_in_reactions,
    remove_brought_in,
)
from omarm.stream.commands.pinning import pin_post, unpin_post
from omarm.stream.commands.placing import EVERYONE, Place, check_is_living, place_post, reachable_places, unplace_post
from omarm.stream.commands.posts import (
    Draft,
    EditConflict,
    RestOfChange,
    announce_due_posts,
    delete_post,
    edit_post,
    mark_attached,
    mark_seen,
    publish_post,
    restore_post,
    set_topics,
    unmark_attached,
)
from omarm.stream.commands.reactions import Offered, change_reactions
from omarm.stream.commands.scheduling import reschedule_post
from omarm.stream.commands.uploading import (
    Uploads,
    add_uploads,
    caption_video,
    describe_photo,
    discard_upload,
    forget_unused_uploads,
    show_ready_photo,
    take_off,
    take_off_comment,
    take_upload,
)
from omarm.stream.commands.wording import renew_texts

__all__ = [
    "EVERYONE", "Beside", "Draft", "EditConflict", "ForeignComment", "ForeignPost", "Offered", "Place",
    "RestOfChange", "Uploads", "add_comment", "add_uploads", "announce_due_posts", "become", "bookmark", "bring_in_comments",
    "bring_in_posts", "bring_in_reactions", "caption_video", "change_reactions", "check_is_living",
    "choose_hearing", "close_comments", "delete_comment", "delete_post", "describe_photo", "discard_upload",
    "edit_comment", "edit_post", "empty_bins", "follow", "forget_old_drafts", "forget_unused_uploads", "hear_again",
    "hide_comment", "hide_post", "hold_waiting_posts", "keep_draft", "mark_attached", "mark_seen",
    "mark_worth_keeping", "move_topic", "pin_post", "place_post", "publish_post", "reachable_places", "react",
    "remove_bookmark", "remove_brought_in", "renew_texts", "reopen_comments", "reschedule_post", "restore_comment",
    "restore_post", "set_topics", "show_ready_photo", "show_typing", "take_back_reaction", "take_off",
    "take_off_comment", "take_upload", "throw_draft_away", "unfollow", "unhide_comment", "unhide_post",
    "unmark_attached", "unmark_worth_keeping", "unpin_post", "unplace_post",
]  # fmt: skip

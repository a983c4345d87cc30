"""Taking photos and files in, changing what is said of them, removing them."""

from omarm.media.commands.captions import UnusableCaptions, add_captions
from omarm.media.commands.files import UnusableFile, cleaned_name, receive_document, receive_file, remove_file
from omarm.media.commands.images import (
    UnusableImage,
    describe_images,
    make_sizes,
    receive_image,
    remove_image,
    store_image,
    store_sizes,
)
from omarm.media.commands.pictures import Sizes, in_sizes, is_photo
from omarm.media.commands.texts import read_waiting_files, take_up_unread

__all__ = [
    "Sizes", "UnusableCaptions", "UnusableFile", "UnusableImage", "add_captions", "cleaned_name", "describe_images",
    "in_sizes", "is_photo", "make_sizes", "read_waiting_files", "receive_document", "receive_file", "receive_image",
    "remove_file", "remove_image", "store_image", "store_sizes", "take_up_unread",
]  # fmt: skip

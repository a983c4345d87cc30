"""The live stream: telling open pages that something changed, by server-sent events.

A page asks `/live?token=…` with a token from `make_token`. `announce` reaches every process through PostgreSQL. An event
only says what happened to which thing; the page fetches the thing itself, through the rules that hold for it.

A channel is a letter and a number: p12 is a person, g34 home with this group, d5 with this department, `all` with what is
for everyone, `open` with what is in open groups; s34 is the open page of a group and c6 the open conversation under a post.
"""

from omarm.core.live.announce import announce
from omarm.core.live.token import make_token

__all__ = ["announce", "make_token"]

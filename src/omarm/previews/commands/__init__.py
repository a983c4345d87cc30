"""Allowing sites, noting the links of posts, keeping what was found behind them."""

from omarm.previews.commands.domains import allow_domain, withdraw_domain
from omarm.previews.commands.links import forget_unused, note_links, put_back, take_off
from omarm.previews.commands.looking import look_behind

__all__ = ["allow_domain", "forget_unused", "look_behind", "note_links", "put_back", "take_off", "withdraw_domain"]

"""What stands on top for some words, and the searches that somebody kept."""

from urllib.parse import urlencode

from omarm.search.commands.bestbets import Bet, add_best_bet
from omarm.search.commands.saved import save_search


def store_best_bets(house):
    """Set the best bets on top, as those set them who keep the search."""
    for told in house.plan.content.search["best_bet"]:
        leads_to = house.posts[told["post"]] if "post" in told else house.groups[told["group"]]
        bet = Bet(
            title=told["title"], address=leads_to.get_absolute_url(), words="\n".join(told["words"]),
            owner=house.people[told["owner"]] if "owner" in told else None,
            ends_on=house.plan.calendar.day(-told["ends"]) if "ends" in told else None,
        )  # fmt: skip
        add_best_bet(actor=house.people[told["kept_by"]], bet=bet)


def store_saved_searches(house):
    """Keep the searches, in the order in which the page writes a question."""
    for told in house.plan.content.search["saved"]:
        asked = told["asked"] | ({"by": house.people[told["asked"]["by"]].pk} if "by" in told["asked"] else {})
        save_search(actor=house.people[told["who"]], name=told["name"], asked=urlencode(asked))

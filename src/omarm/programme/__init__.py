"""The adoption programme: goals, campaigns, behaviour, stories, the plan board, the team, sponsors."""

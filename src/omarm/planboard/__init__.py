"""The plan board: actions with owner and date, the project team and what it covers, sponsors and what they promised."""

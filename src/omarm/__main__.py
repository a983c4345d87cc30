"""`python -m omarm` is `omarm`."""

from omarm.cli.main import main

main()

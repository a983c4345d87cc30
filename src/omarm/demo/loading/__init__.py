"""From the content files to an organisation that lives: first decided as plain data, then stored."""

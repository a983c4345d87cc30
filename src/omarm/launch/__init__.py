"""The launch kit: from an empty installation to an opened pilot, with what it leaves behind."""

"""What tests share. Not in the wheel."""

"""What pages ask about the programme. What employees see starts at `campaigns_for`."""

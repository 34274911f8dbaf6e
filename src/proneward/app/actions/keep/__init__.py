"""What is kept of clients, and what follows from what was told: every change goes through here."""

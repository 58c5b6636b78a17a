"""The pages: their plan, their addresses and their text."""

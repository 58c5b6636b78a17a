"""The pages: which there are, where each thing stands, and their text."""

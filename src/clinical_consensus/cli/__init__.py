"""The commands: arguments, exit codes and summaries, no logic."""

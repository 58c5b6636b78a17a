"""The live preview: what is watched, the processes that make the site anew, and the server that shows it."""

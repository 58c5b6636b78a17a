"""Search: what finds a question, and the index of it; docs/assets/javascripts/search-*.js read a query alike."""

"""One collection of consensus questions, from its JSON file to the pages a site builder reads."""

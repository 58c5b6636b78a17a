"""From a collection's file to a finished site, published whole."""

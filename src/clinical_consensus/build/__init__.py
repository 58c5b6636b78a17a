"""From a collection's file to a finished, published site."""

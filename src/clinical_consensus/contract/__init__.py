"""The data contract: the shape of a collection's file, the rules between its records, and every problem found."""

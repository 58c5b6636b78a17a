"""The data contract: the shape of a collection's file, the rules between its records, and the problems found in it."""

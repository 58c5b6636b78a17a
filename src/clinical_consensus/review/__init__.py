"""What a committee reviews along with a collection: its source, earlier editions, sign-offs, completeness."""

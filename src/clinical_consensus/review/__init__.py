"""What a committee reviews beside a collection: its source, earlier editions, sign-offs, completeness."""

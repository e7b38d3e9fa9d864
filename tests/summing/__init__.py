"""What the declarations of a round add up to is kept in step with them, whatever happens."""

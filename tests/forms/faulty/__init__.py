"""Workbooks with a mistake, each with the row, the column and the sentence that an official reads about it."""

"""What a school declares of itself: reports and assessments, signed by the principal."""

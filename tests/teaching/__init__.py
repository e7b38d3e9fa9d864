"""What teachers, school health and principals get and do around a round."""

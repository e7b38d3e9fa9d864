"""Pictures that schools send as evidence: fetched, made anew without what they tell besides. Storage and messages."""

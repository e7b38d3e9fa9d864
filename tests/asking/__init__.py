"""Any questionnaire in a chat: one that does not ask whether somebody is well, in all kinds of questions."""

"""Declaring: one tap, exceptions, emergencies, corrections, drafts."""

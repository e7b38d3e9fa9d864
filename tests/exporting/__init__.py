"""Workbooks by a link from chat: asked for, shown, downloaded once, refused kindly."""

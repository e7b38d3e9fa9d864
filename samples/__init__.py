"""The demo's spreadsheets and the script that makes them; imports nothing of ours."""

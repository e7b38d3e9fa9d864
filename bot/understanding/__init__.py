"""Reading typed Vietnamese: pure, total functions over strings. Imports the standard library and nothing of ours."""

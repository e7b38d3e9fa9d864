"""What is read from typed Vietnamese: by collisions, properties, hostile strings, and a labelled corpus."""

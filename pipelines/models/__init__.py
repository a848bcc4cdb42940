"""Models: the catalogue, GGUF preparation, and engines in a supervised child process."""

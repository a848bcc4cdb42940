"""What is told to who helps, when something is amiss: nothing of a client's is in it."""

"""What a matter keeps, and how it survives: the register, the vectors, the files, one folder a matter."""

"""What a sentence of a passage entails, by rules of English and of legal writing. Pure."""

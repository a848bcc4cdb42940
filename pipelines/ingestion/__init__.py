"""Files become searchable documents of a matter, in the background and whatever kills them."""

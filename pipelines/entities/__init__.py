"""People, organizations and places across a matter: found, put together, told with every mention."""

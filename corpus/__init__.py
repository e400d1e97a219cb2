"""Documents of invented municipalities and training statements, with the scripts that make them."""

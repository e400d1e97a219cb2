"""Pictures of pages: with their blocks drawn, or cut out with a quote marked."""

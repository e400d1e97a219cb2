"""Lines, areas and words -> tables: rows of cells."""

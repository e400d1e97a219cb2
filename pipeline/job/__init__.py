"""The steps of the main job, each a plain function, for `flows/` to wire."""

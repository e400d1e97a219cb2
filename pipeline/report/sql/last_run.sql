-- The last run: when, by which version.
SELECT started_at, version FROM run ORDER BY started_at DESC LIMIT 1

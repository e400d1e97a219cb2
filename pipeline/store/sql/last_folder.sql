-- The folder that the last run of a corpus read.
SELECT folder FROM run WHERE corpus = $corpus ORDER BY started_at DESC LIMIT 1

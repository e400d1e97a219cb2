-- The label of each coder on each reviewed statement; the machine's is the one that the reviewers started from.
SELECT statement_id, dimension, reviewer AS coder, value FROM latest_review
UNION ALL
SELECT statement_id, dimension, 'machine', arg_max(old_value, reviewed_at)
FROM latest_review
WHERE old_value IS NOT NULL
GROUP BY statement_id, dimension

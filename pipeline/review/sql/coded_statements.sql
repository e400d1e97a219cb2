-- The last decisions of reviewers and their notes, by statement, for tools in which people code texts.
SELECT statement_id, dimension, value, reviewer, reviewed_at, coalesce(reason, '') AS reason
FROM latest_review
UNION ALL
SELECT statement_id, '', '', reviewer, noted_at, note FROM review_note
ORDER BY ALL

-- The last decision of each reviewer on each label.
SELECT statement_id, dimension, reviewer, value, coalesce(reason, '') AS reason, reviewed_at FROM latest_review

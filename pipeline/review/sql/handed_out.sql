-- How many statements each reviewer was given in each export.
SELECT export_id, reviewer, count(*) AS n FROM review_item GROUP BY export_id, reviewer

-- Criteria of the judgements with their counts.
SELECT assessment_id, name, question, count, total, score, points
FROM component
ORDER BY assessment_id, position

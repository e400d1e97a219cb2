-- Statements that a judgement rests on, with the counts of the criterion that they were weighed for.
SELECT a.norm_set, a.norm, c.name AS criterion, e.finding_id AS statement_id, e.meets, c.count, c.total
FROM evidence e
JOIN assessment a USING (assessment_id)
JOIN component c ON c.assessment_id = e.assessment_id AND c.name = e.component
SEMI JOIN statement s ON s.statement_id = e.finding_id
ORDER BY ALL

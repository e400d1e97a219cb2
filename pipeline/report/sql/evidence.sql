-- What the judgements rest on.
SELECT assessment_id, component, finding_id, meets
FROM evidence
ORDER BY assessment_id, component, finding_id

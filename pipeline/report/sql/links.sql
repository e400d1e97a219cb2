-- Bonds of a goal or reported result to the goal above it and of a goal to indicators, the surest first.
SELECT l.kind, l.from_id, l.to_id, l.reason, l.confidence, l.document_id, s.text
FROM link l
JOIN statement s ON s.statement_id = l.from_id
ORDER BY l.kind, l.from_id, l.confidence DESC, l.to_id

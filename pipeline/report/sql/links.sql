-- Bonds of a goal to the goal above it and to indicators, the surest first.
SELECT kind, from_id, to_id, reason, confidence
FROM link
ORDER BY kind, from_id, confidence DESC, to_id

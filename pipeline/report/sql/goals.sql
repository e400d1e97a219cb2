-- Goals in the order of their documents.
SELECT
    goal_id, document_id, programme, number, text, lead_in, level, measurability, result, budget, time_bound,
    confidence, uncertain, reviewed, page, position
FROM goal_inventory
ORDER BY document_id, position

-- Labels of the statements that judgements rest on; decisions of people go before those of the machine.
WITH wanted AS (SELECT DISTINCT finding_id AS statement_id FROM evidence)
SELECT
    statement_id,
    coalesce(t.dimension, d.dimension) AS dimension,
    coalesce(d.value, t.value) AS value,
    t.confidence,
    coalesce(t.uncertain, false) AS uncertain,
    d.value IS NOT NULL AS reviewed
FROM wanted
JOIN (tag t FULL JOIN decision d USING (statement_id, dimension)) USING (statement_id)
ORDER BY statement_id, dimension

-- Reviewed statements of the control part: for each dimension what the machine said and what the reviewers say.
-- A statement that is no goal has the label 'none' in the dimensions of goals.
WITH item AS (
    SELECT DISTINCT statement_id, stratum, labels FROM review_item WHERE export_id = $id AND part = 'control'
),
judged AS (
    SELECT i.statement_id, i.stratum, i.labels, k.reviewer, k.value AS kind
    FROM item i
    JOIN latest_review k ON k.statement_id = i.statement_id AND k.dimension = 'kind'
    WHERE EXISTS (  -- judged as part of this draw: what was judged for other reasons is no random sample
        FROM review r
        WHERE r.export_id = $id AND r.statement_id = i.statement_id AND r.reviewer = k.reviewer AND r.dimension = 'kind'
    )
),
dimension AS (
    SELECT unnest(['kind', 'level', 'measurability', 'result', 'budget', 'time_bound']) AS dimension
),
said AS (
    SELECT
        j.statement_id,
        j.stratum,
        d.dimension,
        coalesce(list_filter(j.labels, lambda x: x.dimension = d.dimension)[1].value, 'none') AS machine,
        CASE
            WHEN d.dimension = 'kind' THEN j.kind
            WHEN j.kind <> 'goal' THEN 'none'
            ELSE r.value
        END AS value
    FROM judged j
    CROSS JOIN dimension d
    LEFT JOIN latest_review r
        ON r.statement_id = j.statement_id AND r.dimension = d.dimension AND r.reviewer = j.reviewer
)
SELECT statement_id, stratum, dimension, any_value(machine) AS machine, list(value) AS "values"
FROM said
WHERE value IS NOT NULL
GROUP BY statement_id, stratum, dimension
ORDER BY statement_id, dimension

-- Exports of whose control part something was reviewed, the last one first.
SELECT e.export_id, e.filter, e.population
FROM review_export e
WHERE EXISTS (
    FROM review_item i
    JOIN latest_review r ON r.statement_id = i.statement_id AND r.dimension = 'kind'
    WHERE i.export_id = e.export_id AND i.part = 'control'
)
ORDER BY e.exported_at DESC

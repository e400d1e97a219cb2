-- Exports of whose control part something came back, the last one first.
SELECT e.export_id, e.filter, e.population,
    (SELECT count(DISTINCT statement_id) FROM review_item i WHERE i.export_id = e.export_id AND i.part = 'control') AS drawn
FROM review_export e
WHERE EXISTS (
    FROM review_item i
    JOIN review r ON r.export_id = i.export_id AND r.statement_id = i.statement_id AND r.dimension = 'kind'
    WHERE i.export_id = e.export_id AND i.part = 'control'
)
ORDER BY e.exported_at DESC

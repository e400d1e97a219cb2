-- Decisions on statements that are gone since their document was read anew.
SELECT r.*, coalesce(d.name, '') AS document
FROM review r
LEFT JOIN document d USING (document_id)
ANTI JOIN statement s ON s.statement_id = r.statement_id
ORDER BY r.document_id, r.text, r.reviewed_at, r.review_id

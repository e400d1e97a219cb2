-- Agreements in plans and covenants, with the statement that says it.
SELECT a.document_id, a.element, a.words, a.bodies, a.parties, a.times_per_year, a.start_year, a.end_year, s.text, s.page
FROM agreement a
JOIN statement s USING (statement_id)
ORDER BY a.document_id, a.element, s.position

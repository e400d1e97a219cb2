-- Statements with their machine labels, the labels that count now, and who judged them, in the order of reading.
SELECT
    s.statement_id,
    s.document_id,
    d.corpus,
    coalesce(d.municipality, '') AS municipality,
    d.year,
    d.document_kind,
    d.name AS document,
    s.page,
    s.position,
    s.section_path,
    coalesce(s.lead_in, '') AS lead_in,
    s.text,
    coalesce(t.tags, []) AS tags,
    coalesce(r.reviewers, []) AS reviewers
FROM statement s
JOIN document d USING (document_id)
LEFT JOIN (
    SELECT
        statement_id,
        list({'dimension': dimension, 'value': value, 'confidence': confidence, 'maker': maker} ORDER BY dimension) AS tags
    FROM tag
    GROUP BY statement_id
) t USING (statement_id)
LEFT JOIN (
    SELECT statement_id, list_sort(list(DISTINCT reviewer)) AS reviewers FROM review GROUP BY statement_id
) r USING (statement_id)
ORDER BY d.municipality, d.year, d.name, s.position

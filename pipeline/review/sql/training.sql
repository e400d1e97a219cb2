-- Reviewed statements with the labels on which their reviewers agree, and who judged them when and by which codebook.
SELECT
    s.statement_id,
    d.corpus,
    d.name AS document,
    d.document_kind,
    s.section_path,
    coalesce(s.lead_in, '') AS lead_in,
    s.text,
    map_from_entries(list({'key': a.dimension, 'value': a.value})) AS labels,
    w.reviewers,
    w.reviewed_at,
    w.codebooks
FROM decision a
JOIN statement s USING (statement_id)
JOIN document d USING (document_id)
JOIN (
    SELECT
        statement_id,
        string_agg(DISTINCT reviewer, ', ' ORDER BY reviewer) AS reviewers,
        max(reviewed_at) AS reviewed_at,
        string_agg(DISTINCT codebook, ', ' ORDER BY codebook) AS codebooks
    FROM review
    GROUP BY statement_id
) w USING (statement_id)
GROUP BY ALL
ORDER BY d.corpus, d.name, s.statement_id

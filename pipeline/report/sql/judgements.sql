-- Judgements with the text of their norm.
SELECT
    a.assessment_id,
    a.norm_set,
    a.norm,
    n.version,
    n.text,
    n.question,
    n.source,
    n.evidence,
    n.remark,
    a.municipality,
    a.year,
    a.document_id,
    a.verdict,
    a.verdict AS proposed,
    a.reason,
    a.status,
    a.certain_verdict
FROM assessment a
JOIN norm n USING (norm_set, norm)
ORDER BY a.norm_set, a.norm, a.municipality, a.year, a.document_id NULLS FIRST

-- Views for people: the goal inventory and what stands around it. Labels of people go before those of the machine.
CREATE OR REPLACE VIEW latest_review AS
SELECT statement_id, dimension, reviewer, value, old_value, reviewed_at, reason, text, document_id, matched, export_id
FROM review
QUALIFY row_number() OVER (
    PARTITION BY statement_id, dimension, reviewer ORDER BY reviewed_at DESC, review_id DESC
) = 1;

CREATE OR REPLACE VIEW decision AS
SELECT statement_id, dimension, any_value(value) AS value
FROM latest_review
GROUP BY statement_id, dimension
HAVING count(DISTINCT value) = 1;

CREATE OR REPLACE VIEW review_conflict AS
SELECT
    r.statement_id,
    r.dimension,
    string_agg(r.reviewer || ': ' || r.value, '; ' ORDER BY r.reviewer) AS decisions,
    any_value(d.name) AS document,
    any_value(s.page) AS page,
    any_value(r.text) AS text
FROM latest_review r
LEFT JOIN statement s USING (statement_id)
LEFT JOIN document d ON d.document_id = r.document_id
GROUP BY r.statement_id, r.dimension
HAVING count(DISTINCT r.value) > 1
ORDER BY document, page, text, r.dimension;

CREATE OR REPLACE VIEW statement_label AS
WITH label AS (
    SELECT
        coalesce(t.statement_id, d.statement_id) AS statement_id,
        coalesce(t.dimension, d.dimension) AS dimension,
        coalesce(d.value, t.value) AS value,
        CASE WHEN d.value IS NULL THEN t.confidence ELSE 1.0 END AS confidence,
        d.value IS NULL AND t.uncertain AS uncertain,
        d.value IS NOT NULL AS reviewed
    FROM tag t FULL JOIN decision d ON t.statement_id = d.statement_id AND t.dimension = d.dimension
),
wide AS (
    SELECT
        statement_id,
        max(value) FILTER (dimension = 'kind') AS kind,
        max(value) FILTER (dimension = 'level') AS level,
        max(value) FILTER (dimension = 'measurability') AS measurability,
        max(value) FILTER (dimension = 'result') AS result,
        max(value) FILTER (dimension = 'budget') AS budget,
        max(value) FILTER (dimension = 'time_bound') AS time_bound,
        min(confidence) AS confidence,
        max(confidence) FILTER (dimension = 'kind') AS kind_confidence,
        bool_or(uncertain) AS uncertain,
        bool_or(uncertain) FILTER (dimension = 'kind') AS kind_uncertain,
        bool_or(reviewed) AS reviewed
    FROM label
    GROUP BY statement_id
)
SELECT
    statement_id,
    kind,
    CASE WHEN kind = 'goal' THEN level END AS level,
    CASE WHEN kind = 'goal' THEN measurability END AS measurability,
    CASE WHEN kind = 'goal' THEN result END AS result,
    CASE WHEN kind = 'goal' THEN budget END AS budget,
    CASE WHEN kind = 'goal' THEN time_bound END AS time_bound,
    CASE WHEN kind = 'goal' THEN confidence ELSE kind_confidence END AS confidence,
    kind_confidence,
    CASE WHEN kind = 'goal' THEN uncertain ELSE kind_uncertain END AS uncertain,
    reviewed,
    kind_uncertain
FROM wide;

CREATE OR REPLACE VIEW goal_inventory AS
SELECT
    s.statement_id AS goal_id,
    d.municipality,
    d.year,
    d.document_kind,
    d.name AS document,
    g.programme,
    g.number,
    g.parent_number,
    s.text,
    l.level,
    l.measurability,
    l.result,
    l.budget,
    l.time_bound,
    g.indicator,
    g.target_value,
    g.unit,
    g.deadline,
    l.confidence,
    s.page,
    l.reviewed,
    d.corpus,
    s.document_id,
    s.lead_in,
    s.section_path,
    s.position,
    l.uncertain
FROM statement s
JOIN document d USING (document_id)
JOIN statement_label l USING (statement_id)
LEFT JOIN goal g ON g.goal_id = s.statement_id
WHERE l.kind = 'goal'
ORDER BY d.municipality, d.year, d.name, s.position;

CREATE OR REPLACE VIEW goal_matrix AS
SELECT
    municipality,
    year,
    document,
    document_kind,
    count(*) AS goals,
    count(*) FILTER (level = 'strategic') AS strategic,
    count(*) FILTER (level = 'tactical') AS tactical,
    count(*) FILTER (level = 'operational') AS operational,
    count(*) FILTER (result = 'input') AS input,
    count(*) FILTER (result = 'process') AS process,
    count(*) FILTER (result = 'output') AS output,
    count(*) FILTER (result = 'outcome') AS outcome,
    count(*) FILTER (measurability = 'quantitative') AS quantitative,
    count(*) FILTER (result = 'outcome' AND measurability = 'quantitative') AS outcome_quantitative,
    count(*) FILTER (time_bound = 'yes') AS time_bound,
    count(*) FILTER (budget = 'yes') AS budget
FROM goal_inventory
GROUP BY ALL
ORDER BY municipality, year, document;

CREATE OR REPLACE VIEW indicator_overview AS
SELECT
    d.municipality,
    d.year AS document_year,
    d.document_kind,
    d.name AS document,
    v.programme,
    v.indicator,
    v.unit,
    v.type,
    v.year,
    v.value,
    v.printed,
    v.source,
    struct_extract(v.region, 'page') AS page,
    v.indicator_value_id,
    v.document_id
FROM indicator_value v
JOIN document d USING (document_id)
ORDER BY d.municipality, d.year, d.name, v.position;

CREATE OR REPLACE VIEW document_coverage AS
WITH pages AS (
    SELECT
        document_id,
        count(*) FILTER (is_read) AS pages_read,
        count(*) FILTER (ocr) AS pages_ocr,
        count(*) FILTER (NOT is_read) AS pages_unreadable
    FROM page GROUP BY document_id
),
found AS (
    SELECT s.document_id, count(*) AS statements, count(*) FILTER (l.kind = 'goal') AS goals
    FROM statement s LEFT JOIN statement_label l USING (statement_id)
    GROUP BY s.document_id
)
SELECT
    d.municipality,
    d.year,
    d.document_kind,
    d.name AS document,
    d.pages_total,
    coalesce(p.pages_read, 0) AS pages_read,
    coalesce(p.pages_ocr, 0) AS pages_ocr,
    coalesce(p.pages_unreadable, 0) AS pages_unreadable,
    coalesce(f.statements, 0) AS statements,
    coalesce(f.goals, 0) AS goals,
    d.status,
    d.message,
    d.structure,
    d.inferred,
    d.corpus,
    d.document_id
FROM document d
LEFT JOIN pages p USING (document_id)
LEFT JOIN found f USING (document_id)
ORDER BY d.municipality, d.year, d.name;

CREATE OR REPLACE VIEW norm_overview AS
WITH last_ruling AS (
    SELECT * FROM ruling
    QUALIFY row_number() OVER (PARTITION BY assessment_id ORDER BY ruled_at DESC, ruling_id) = 1
)
SELECT
    a.municipality,
    a.year,
    d.name AS document,
    a.norm_set,
    a.norm,
    n.text,
    coalesce(r.verdict, a.verdict) AS verdict,
    coalesce(r.reason, a.reason) AS reason,
    CASE
        WHEN r.verdict IS NULL THEN 'proposed' WHEN r.verdict = a.verdict THEN 'confirmed' ELSE 'overruled'
    END AS status,
    (SELECT count(*) FROM evidence e WHERE e.assessment_id = a.assessment_id) AS evidence,
    a.assessment_id,
    a.verdict AS proposed_verdict,
    a.reason AS proposed_reason,
    r.person,
    r.ruled_at,
    n.question,
    n.evidence AS evidence_needed,
    n.remark,
    a.document_id,
    CASE WHEN r.verdict IS NULL THEN a.certain_verdict END AS certain_verdict
FROM assessment a
JOIN norm n USING (norm_set, norm)
LEFT JOIN document d USING (document_id)
LEFT JOIN last_ruling r USING (assessment_id)
ORDER BY a.norm_set, a.norm, a.municipality, a.year, d.name NULLS FIRST;

CREATE OR REPLACE VIEW evidence_quote AS
WITH finding AS (
    SELECT statement_id AS finding_id, document_id, page, text AS quote
    FROM statement
    UNION ALL
    SELECT
        indicator_value_id,
        document_id,
        struct_extract(region, 'page'),
        concat_ws(' ', indicator || ',', type, CAST(year AS VARCHAR) || ':', printed)
    FROM indicator_value
    UNION ALL
    SELECT
        budget_line_id,
        document_id,
        struct_extract(region, 'page'),
        concat_ws(' ', row || ',', CAST(year AS VARCHAR) || ':', printed)
    FROM budget_line
    UNION ALL
    SELECT section_id, document_id, page, title
    FROM section
    UNION ALL
    SELECT
        survey_id,
        NULL,
        NULL,
        format(
            '{} ({}, {}): {} van {} eens of helemaal eens; respons {} van {}',
            statement, partner_group, year, agree + strongly_agree,
            strongly_disagree + disagree + neutral + agree + strongly_agree, returned, sent
        )
    FROM survey_answer
    UNION ALL
    SELECT import_id, NULL, NULL, concat_ws(' ', indicator || ',', region || ',', period || ':', CAST(value AS VARCHAR), unit)
    FROM indicator_import
)
SELECT e.assessment_id, e.component, e.finding_id, e.meets, d.municipality, d.year, d.name AS document, f.page, f.quote
FROM evidence e
LEFT JOIN finding f USING (finding_id)
LEFT JOIN document d USING (document_id);

-- Comments: unit and meaning of each column
COMMENT ON VIEW latest_review IS 'The last decision of each reviewer on each label';
COMMENT ON COLUMN latest_review.statement_id IS 'Statement that was judged';
COMMENT ON COLUMN latest_review.dimension IS 'kind, level, measurability, result, budget or time_bound';
COMMENT ON COLUMN latest_review.reviewer IS 'Name or initials of the person';
COMMENT ON COLUMN latest_review.value IS 'Label that the person gave';
COMMENT ON COLUMN latest_review.old_value IS 'Label before the review: what the reviewer saw';
COMMENT ON COLUMN latest_review.reviewed_at IS 'Moment of the decision';
COMMENT ON COLUMN latest_review.reason IS 'Why, in the words of the person';
COMMENT ON COLUMN latest_review.text IS 'The quote that was judged';
COMMENT ON COLUMN latest_review.document_id IS 'Document that the statement comes from';
COMMENT ON COLUMN latest_review.matched IS 'Whether the statement was found back by its text';
COMMENT ON COLUMN latest_review.export_id IS 'Export that it answers';
COMMENT ON VIEW review_conflict IS 'Labels on which reviewers differ: the label of the machine stands until they agree';
COMMENT ON COLUMN review_conflict.statement_id IS 'Statement that was judged';
COMMENT ON COLUMN review_conflict.dimension IS 'kind, level, measurability, result, budget or time_bound';
COMMENT ON COLUMN review_conflict.decisions IS 'Who gave which label';
COMMENT ON COLUMN review_conflict.document IS 'Path of the file below the corpus folder';
COMMENT ON COLUMN review_conflict.page IS 'PDF page, from 1';
COMMENT ON COLUMN review_conflict.text IS 'The quote';
COMMENT ON VIEW decision IS 'Labels on which the reviewers of a statement agree';
COMMENT ON COLUMN decision.statement_id IS 'Statement that was judged';
COMMENT ON COLUMN decision.dimension IS 'kind, level, measurability, result, budget or time_bound';
COMMENT ON COLUMN decision.value IS 'Label on which the reviewers agree';
COMMENT ON VIEW document_coverage IS 'How much of each document could be read';
COMMENT ON COLUMN document_coverage.municipality IS 'Municipality that is judged';
COMMENT ON COLUMN document_coverage.year IS 'Year that is judged';
COMMENT ON COLUMN document_coverage.document_kind IS 'beleidsplan, begroting, jaarstukken, convenant, verordening or overig';
COMMENT ON COLUMN document_coverage.document IS 'Path of the file below the corpus folder';
COMMENT ON COLUMN document_coverage.pages_total IS 'Number of pages in the file; NULL when it could not be opened';
COMMENT ON COLUMN document_coverage.pages_read IS 'Pages whose text is in the statements';
COMMENT ON COLUMN document_coverage.pages_ocr IS 'Pages read by character recognition';
COMMENT ON COLUMN document_coverage.pages_unreadable IS 'Pages whose text is unknown';
COMMENT ON COLUMN document_coverage.statements IS 'Number of statements';
COMMENT ON COLUMN document_coverage.goals IS 'Number of goals';
COMMENT ON COLUMN document_coverage.status IS 'done, partly_read, unreadable or failed';
COMMENT ON COLUMN document_coverage.message IS 'What went wrong, in Dutch; NULL when nothing did';
COMMENT ON COLUMN document_coverage.structure IS 'Which headings the document declares itself and which were followed, in Dutch; NULL when it declares none';
COMMENT ON COLUMN document_coverage.inferred IS 'Fields that were guessed from file name and first pages, not given by a person';
COMMENT ON COLUMN document_coverage.corpus IS 'Name of the folder that it lies in';
COMMENT ON COLUMN document_coverage.document_id IS 'Document that is judged; NULL for a municipality and year';
COMMENT ON VIEW evidence_quote IS 'What a judgement rests on, as quotes with document and page';
COMMENT ON COLUMN evidence_quote.assessment_id IS 'Stable id';
COMMENT ON COLUMN evidence_quote.component IS 'Criterion that it counts for';
COMMENT ON COLUMN evidence_quote.finding_id IS 'A statement_id, indicator_value_id, budget_line_id, survey_id, import_id or section_id';
COMMENT ON COLUMN evidence_quote.meets IS 'Whether the finding meets the criterion';
COMMENT ON COLUMN evidence_quote.municipality IS 'Municipality that is judged';
COMMENT ON COLUMN evidence_quote.year IS 'Year that is judged';
COMMENT ON COLUMN evidence_quote.document IS 'Path of the file below the corpus folder';
COMMENT ON COLUMN evidence_quote.page IS 'PDF page, from 1';
COMMENT ON COLUMN evidence_quote.quote IS 'What the finding says, in Dutch';
COMMENT ON VIEW goal_inventory IS 'The goals with everything that is known of them';
COMMENT ON COLUMN goal_inventory.goal_id IS 'The id of its statement';
COMMENT ON COLUMN goal_inventory.municipality IS 'Municipality that is judged';
COMMENT ON COLUMN goal_inventory.year IS 'Year that is judged';
COMMENT ON COLUMN goal_inventory.document_kind IS 'beleidsplan, begroting, jaarstukken, convenant, verordening or overig';
COMMENT ON COLUMN goal_inventory.document IS 'Path of the file below the corpus folder';
COMMENT ON COLUMN goal_inventory.programme IS 'Programme that the table belongs to';
COMMENT ON COLUMN goal_inventory.number IS 'Number as printed, without stray dots';
COMMENT ON COLUMN goal_inventory.parent_number IS 'Number of the goal that it hangs on';
COMMENT ON COLUMN goal_inventory.text IS 'The quote';
COMMENT ON COLUMN goal_inventory.level IS 'strategic, tactical or operational';
COMMENT ON COLUMN goal_inventory.measurability IS 'quantitative: its own text states a target value; qualitative';
COMMENT ON COLUMN goal_inventory.result IS 'input, process, output or outcome';
COMMENT ON COLUMN goal_inventory.budget IS 'yes when the goal is about money';
COMMENT ON COLUMN goal_inventory.time_bound IS 'yes when a moment is stated';
COMMENT ON COLUMN goal_inventory.indicator IS 'What is counted, in the words of the goal';
COMMENT ON COLUMN goal_inventory.target_value IS 'In unit';
COMMENT ON COLUMN goal_inventory.unit IS 'Unit of the value';
COMMENT ON COLUMN goal_inventory.deadline IS 'When it must be reached, as said';
COMMENT ON COLUMN goal_inventory.confidence IS 'Lowest confidence of its labels, 0 to 1; 1 where a person decided';
COMMENT ON COLUMN goal_inventory.uncertain IS 'Whether one of its labels is uncertain and not decided by a person';
COMMENT ON COLUMN goal_inventory.page IS 'PDF page, from 1';
COMMENT ON COLUMN goal_inventory.reviewed IS 'Whether a person decided on one of its labels';
COMMENT ON COLUMN goal_inventory.corpus IS 'Name of the folder that it lies in';
COMMENT ON COLUMN goal_inventory.document_id IS 'Document that is judged; NULL for a municipality and year';
COMMENT ON COLUMN goal_inventory.lead_in IS 'Sentence before a list that its items belong to';
COMMENT ON COLUMN goal_inventory.section_path IS 'Headings above it, from the outermost';
COMMENT ON COLUMN goal_inventory.position IS 'Order in the document, from 0';
COMMENT ON VIEW goal_matrix IS 'Numbers of goals per document';
COMMENT ON COLUMN goal_matrix.municipality IS 'Municipality that is judged';
COMMENT ON COLUMN goal_matrix.year IS 'Year that is judged';
COMMENT ON COLUMN goal_matrix.document IS 'Path of the file below the corpus folder';
COMMENT ON COLUMN goal_matrix.document_kind IS 'beleidsplan, begroting, jaarstukken, convenant, verordening or overig';
COMMENT ON COLUMN goal_matrix.goals IS 'Number of goals';
COMMENT ON COLUMN goal_matrix.strategic IS 'Number of goals';
COMMENT ON COLUMN goal_matrix.tactical IS 'Number of goals';
COMMENT ON COLUMN goal_matrix.operational IS 'Number of goals';
COMMENT ON COLUMN goal_matrix.input IS 'Number of goals';
COMMENT ON COLUMN goal_matrix.process IS 'Number of goals';
COMMENT ON COLUMN goal_matrix.output IS 'Number of goals';
COMMENT ON COLUMN goal_matrix.outcome IS 'Number of goals';
COMMENT ON COLUMN goal_matrix.quantitative IS 'Number of goals with a target value in their text';
COMMENT ON COLUMN goal_matrix.outcome_quantitative IS 'Number of outcome goals with a target value in their text';
COMMENT ON COLUMN goal_matrix.time_bound IS 'Number of goals with a moment';
COMMENT ON COLUMN goal_matrix.budget IS 'Number of goals about money';
COMMENT ON VIEW indicator_overview IS 'Values of indicators with where they stand';
COMMENT ON COLUMN indicator_overview.municipality IS 'Municipality that is judged';
COMMENT ON COLUMN indicator_overview.document_year IS 'Year that the document is about';
COMMENT ON COLUMN indicator_overview.document_kind IS 'beleidsplan, begroting, jaarstukken, convenant, verordening or overig';
COMMENT ON COLUMN indicator_overview.document IS 'Path of the file below the corpus folder';
COMMENT ON COLUMN indicator_overview.programme IS 'Programme that the table belongs to';
COMMENT ON COLUMN indicator_overview.indicator IS 'What is counted, in the words of the goal';
COMMENT ON COLUMN indicator_overview.unit IS 'Unit of the value';
COMMENT ON COLUMN indicator_overview.type IS 'baseline, target, realised or reference';
COMMENT ON COLUMN indicator_overview.year IS 'Year of the value';
COMMENT ON COLUMN indicator_overview.value IS 'Value in unit';
COMMENT ON COLUMN indicator_overview.printed IS 'The cell as it stands on the page';
COMMENT ON COLUMN indicator_overview.source IS 'Where the value comes from, as the document says';
COMMENT ON COLUMN indicator_overview.page IS 'PDF page, from 1';
COMMENT ON COLUMN indicator_overview.indicator_value_id IS 'Stable id';
COMMENT ON COLUMN indicator_overview.document_id IS 'Document that is judged; NULL for a municipality and year';
COMMENT ON VIEW norm_overview IS 'Judgements with the text of the norm';
COMMENT ON COLUMN norm_overview.municipality IS 'Municipality that is judged';
COMMENT ON COLUMN norm_overview.year IS 'Year that is judged; NULL for a municipality over all its years';
COMMENT ON COLUMN norm_overview.document IS 'Document that is judged; NULL for a municipality and year';
COMMENT ON COLUMN norm_overview.norm_set IS 'Norm set';
COMMENT ON COLUMN norm_overview.norm IS 'Number of the norm';
COMMENT ON COLUMN norm_overview.text IS 'The norm, in Dutch';
COMMENT ON COLUMN norm_overview.verdict IS 'The verdict that counts, of the machine or of the person who decided: voldoet grotendeels, voldoet gedeeltelijk, voldoet niet of nauwelijks, niet te beoordelen';
COMMENT ON COLUMN norm_overview.reason IS 'Why, in Dutch; of the person where one decided';
COMMENT ON COLUMN norm_overview.status IS 'proposed by the machine, until a person confirmed or overruled it';
COMMENT ON COLUMN norm_overview.proposed_verdict IS 'What the machine proposes';
COMMENT ON COLUMN norm_overview.proposed_reason IS 'Why the machine does, in Dutch';
COMMENT ON COLUMN norm_overview.person IS 'Who decided; NULL when nobody did';
COMMENT ON COLUMN norm_overview.ruled_at IS 'When that person decided';
COMMENT ON COLUMN norm_overview.question IS 'What the norm asks, in Dutch';
COMMENT ON COLUMN norm_overview.evidence_needed IS 'What auditors judge it by: D documents, S survey of partners, I interviews';
COMMENT ON COLUMN norm_overview.remark IS 'What a reader must know beside a verdict, in Dutch';
COMMENT ON COLUMN norm_overview.document_id IS 'Document that is judged; NULL for a municipality';
COMMENT ON COLUMN norm_overview.certain_verdict IS 'What the machine would propose without the findings that have an uncertain label, where that is another verdict: look at those first; NULL where the verdict stands or a person decided';
COMMENT ON COLUMN norm_overview.evidence IS 'Number of findings that it rests on';
COMMENT ON COLUMN norm_overview.assessment_id IS 'Stable id';
COMMENT ON VIEW statement_label IS 'One row a statement with its labels, those of people before those of the machine';
COMMENT ON COLUMN statement_label.statement_id IS 'Statement that was judged';
COMMENT ON COLUMN statement_label.kind IS 'goal, monitoring, contact, realisation or other';
COMMENT ON COLUMN statement_label.level IS 'strategic, tactical or operational';
COMMENT ON COLUMN statement_label.measurability IS 'quantitative: its own text states a target value; qualitative';
COMMENT ON COLUMN statement_label.result IS 'input, process, output or outcome';
COMMENT ON COLUMN statement_label.budget IS 'yes when the goal is about money';
COMMENT ON COLUMN statement_label.time_bound IS 'yes when a moment is stated';
COMMENT ON COLUMN statement_label.confidence IS 'Lowest confidence of its labels, 0 to 1; 1 where a person decided';
COMMENT ON COLUMN statement_label.kind_confidence IS 'Confidence of the label kind, 0 to 1';
COMMENT ON COLUMN statement_label.uncertain IS 'Whether one of its labels is uncertain and not decided by a person';
COMMENT ON COLUMN statement_label.kind_uncertain IS 'Whether the label kind is uncertain and not decided by a person';
COMMENT ON COLUMN statement_label.reviewed IS 'Whether a person decided on one of its labels';

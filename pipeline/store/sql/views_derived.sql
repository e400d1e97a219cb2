-- Views over what is derived and imported: who counts where, survey percentages, the ledger, agreements, comparisons.
CREATE OR REPLACE VIEW document_scope AS
WITH own AS (
    SELECT document_id, municipality, year FROM document WHERE municipality IS NOT NULL
),
period AS (
    SELECT document_id, min(start_year) AS start_year, max(end_year) AS end_year
    FROM agreement WHERE element = 'period' AND start_year IS NOT NULL AND end_year IS NOT NULL
    GROUP BY document_id
    HAVING max(end_year) BETWEEN min(start_year) AND min(start_year) + 20
),
party AS (
    SELECT DISTINCT a.document_id, m.municipality
    FROM agreement a
    JOIN document d USING (document_id)
    JOIN statement s ON s.statement_id = a.statement_id
    JOIN (SELECT DISTINCT municipality FROM document WHERE municipality IS NOT NULL) m
        ON regexp_matches(s.text, '(^|[^\p{L}])' || regexp_escape(m.municipality) || '([^\p{L}]|$)')
    WHERE a.element = 'party' AND d.document_kind = 'convenant'
),
counts AS (
    SELECT document_id, municipality, year FROM own
    UNION
    SELECT p.document_id, p.municipality, d.year FROM party p JOIN document d USING (document_id)
)
SELECT document_id, municipality, year FROM counts
UNION
SELECT c.document_id, c.municipality, CAST(unnest(range(p.start_year, p.end_year + 1)) AS INTEGER)
FROM counts c
JOIN period p USING (document_id)
JOIN document d USING (document_id)
WHERE d.document_kind = 'convenant';

COMMENT ON VIEW document_scope IS 'For which municipality and year a document counts: its own, and for a covenant each party in each year that it is in force';
COMMENT ON COLUMN document_scope.document_id IS 'Document';
COMMENT ON COLUMN document_scope.municipality IS 'Municipality that it counts for';
COMMENT ON COLUMN document_scope.year IS 'Year that it counts for; NULL when unknown';

CREATE OR REPLACE VIEW survey_result AS
SELECT
    municipality,
    year,
    norm,
    partner_group,
    statement,
    sent,
    returned,
    returned / nullif(sent, 0) AS response,
    strongly_disagree + disagree + neutral + agree + strongly_agree AS answers,
    agree + strongly_agree AS agreeing,
    (agree + strongly_agree) / nullif(answers, 0) AS agree_share,
    neutral / nullif(answers, 0) AS neutral_share,
    (disagree + strongly_disagree) / nullif(answers, 0) AS disagree_share,
    not_applicable,
    file,
    row,
    survey_id,
    corpus
FROM survey_answer
ORDER BY municipality, year, norm, partner_group, statement;

COMMENT ON VIEW survey_result IS 'Scorecard of the survey with response and percentages';
COMMENT ON COLUMN survey_result.municipality IS 'Municipality whose partners were asked';
COMMENT ON COLUMN survey_result.year IS 'Year of the survey';
COMMENT ON COLUMN survey_result.norm IS 'Number of the norm';
COMMENT ON COLUMN survey_result.partner_group IS 'Group of partners, in Dutch';
COMMENT ON COLUMN survey_result.statement IS 'Statement (stelling) that they judged';
COMMENT ON COLUMN survey_result.sent IS 'Questionnaires sent to the group';
COMMENT ON COLUMN survey_result.returned IS 'Questionnaires returned by the group';
COMMENT ON COLUMN survey_result.response IS 'returned / sent, 0 to 1; NULL when none was sent';
COMMENT ON COLUMN survey_result.answers IS 'Answers on the five-point scale, without niet van toepassing';
COMMENT ON COLUMN survey_result.agreeing IS 'Number that answered eens or helemaal eens';
COMMENT ON COLUMN survey_result.agree_share IS 'agreeing / answers, 0 to 1; NULL without answers';
COMMENT ON COLUMN survey_result.neutral_share IS 'Share that answered neutraal, 0 to 1';
COMMENT ON COLUMN survey_result.disagree_share IS 'Share that answered oneens or helemaal oneens, 0 to 1';
COMMENT ON COLUMN survey_result.not_applicable IS 'Number that answered niet van toepassing';
COMMENT ON COLUMN survey_result.file IS 'File that it comes from';
COMMENT ON COLUMN survey_result.row IS 'Row in the file; the header is row 1';
COMMENT ON COLUMN survey_result.survey_id IS 'Stable id';
COMMENT ON COLUMN survey_result.corpus IS 'Name of the folder that the file lies in';

CREATE OR REPLACE VIEW agreement_overview AS
SELECT
    d.municipality,
    d.year,
    d.document_kind,
    d.name AS document,
    a.element,
    s.text,
    a.bodies,
    a.parties,
    a.care_lines,
    a.times_per_year,
    a.start_year,
    a.end_year,
    s.page,
    a.statement_id,
    a.document_id
FROM agreement a
JOIN document d USING (document_id)
JOIN statement s USING (statement_id)
ORDER BY d.municipality, d.year, d.name, a.element, s.position;

COMMENT ON VIEW agreement_overview IS 'What plans and covenants agree on, as quotes';
COMMENT ON COLUMN agreement_overview.municipality IS 'Municipality or region of the document';
COMMENT ON COLUMN agreement_overview.year IS 'Year of the document';
COMMENT ON COLUMN agreement_overview.document_kind IS 'beleidsplan, begroting, jaarstukken, convenant, verordening or overig';
COMMENT ON COLUMN agreement_overview.document IS 'Path of the file below the corpus folder';
COMMENT ON COLUMN agreement_overview.element IS 'What it is about; names as in models/lexicons/agreements.toml';
COMMENT ON COLUMN agreement_overview.text IS 'The quote';
COMMENT ON COLUMN agreement_overview.bodies IS 'Bodies that meet, as named';
COMMENT ON COLUMN agreement_overview.parties IS 'Parties that take part';
COMMENT ON COLUMN agreement_overview.care_lines IS 'Care lines of those parties: 0, 1, 2';
COMMENT ON COLUMN agreement_overview.times_per_year IS 'How often, in times a year; NULL when not said';
COMMENT ON COLUMN agreement_overview.start_year IS 'First year of a period';
COMMENT ON COLUMN agreement_overview.end_year IS 'Last year of a period';
COMMENT ON COLUMN agreement_overview.page IS 'PDF page, from 1';
COMMENT ON COLUMN agreement_overview.statement_id IS 'Statement that says it';
COMMENT ON COLUMN agreement_overview.document_id IS 'Document that it comes from';

CREATE OR REPLACE VIEW ledger_overview AS
SELECT
    l.municipality,
    l.subject,
    l.state,
    l.change,
    l.programme,
    l.from_year,
    f.name AS from_document,
    l.from_text,
    l.from_value,
    l.to_year,
    t.name AS to_document,
    l.to_text,
    l.to_value,
    l.unit,
    l.target_year,
    l.similarity,
    l.explained,
    e.text AS explanation,
    l.from_id,
    l.to_id,
    l.explanation_id,
    l.from_document_id,
    l.to_document_id,
    l.ledger_id,
    coalesce(fl.kind_uncertain, false) OR coalesce(tl.kind_uncertain, false) AS uncertain
FROM ledger l
LEFT JOIN document f ON f.document_id = l.from_document_id
LEFT JOIN document t ON t.document_id = l.to_document_id
LEFT JOIN statement_label fl ON fl.statement_id = l.from_id
LEFT JOIN statement_label tl ON tl.statement_id = l.to_id
LEFT JOIN statement e ON e.statement_id = l.explanation_id
ORDER BY l.municipality, l.subject, l.from_year, l.to_year, l.programme, l.from_text, l.to_text;

COMMENT ON VIEW ledger_overview IS 'The ledger with the names of the documents and the quote that explains a difference';
COMMENT ON COLUMN ledger_overview.municipality IS 'Municipality or region';
COMMENT ON COLUMN ledger_overview.subject IS 'goal, target, realisation, budget, chain or recalculation; see the table ledger';
COMMENT ON COLUMN ledger_overview.state IS 'What became of it; see the table ledger';
COMMENT ON COLUMN ledger_overview.change IS 'What happened to number or year in a goal''s text';
COMMENT ON COLUMN ledger_overview.programme IS 'Programme';
COMMENT ON COLUMN ledger_overview.from_year IS 'Year of the earlier document';
COMMENT ON COLUMN ledger_overview.from_document IS 'Earlier document';
COMMENT ON COLUMN ledger_overview.from_text IS 'What it says';
COMMENT ON COLUMN ledger_overview.from_value IS 'Its value in unit; for recalculations the printed value';
COMMENT ON COLUMN ledger_overview.to_year IS 'Year of the later document';
COMMENT ON COLUMN ledger_overview.to_document IS 'Later document';
COMMENT ON COLUMN ledger_overview.to_text IS 'What it says';
COMMENT ON COLUMN ledger_overview.to_value IS 'Its value in unit; for recalculations the computed value';
COMMENT ON COLUMN ledger_overview.unit IS 'Unit of both values';
COMMENT ON COLUMN ledger_overview.target_year IS 'Year for which the target or amount holds';
COMMENT ON COLUMN ledger_overview.similarity IS 'Likeness of the two texts without their numbers, 0 to 1';
COMMENT ON COLUMN ledger_overview.explained IS 'Whether the accounts explain the difference; NULL when not asked';
COMMENT ON COLUMN ledger_overview.explanation IS 'The quote that explains it';
COMMENT ON COLUMN ledger_overview.from_id IS 'Finding in the earlier document';
COMMENT ON COLUMN ledger_overview.to_id IS 'Finding in the later document';
COMMENT ON COLUMN ledger_overview.explanation_id IS 'Statement that explains it';
COMMENT ON COLUMN ledger_overview.from_document_id IS 'Earlier document';
COMMENT ON COLUMN ledger_overview.to_document_id IS 'Later document';
COMMENT ON COLUMN ledger_overview.uncertain IS 'Whether it is uncertain that one of the two texts is what it was taken for, a goal or a report';
COMMENT ON COLUMN ledger_overview.ledger_id IS 'Stable id';

CREATE OR REPLACE VIEW goal_orphan AS
SELECT
    g.municipality,
    g.year,
    g.document,
    g.programme,
    g.number,
    g.text,
    g.level,
    CASE WHEN g.level = 'strategic' THEN 'nothing_below' ELSE 'nothing_above' END AS orphan,
    g.page,
    g.goal_id,
    g.document_id
FROM goal_inventory g
WHERE CASE
    WHEN g.level = 'strategic' THEN NOT EXISTS (FROM link l WHERE l.kind IN ('goal_parent', 'report_parent') AND l.to_id = g.goal_id)
    ELSE NOT EXISTS (FROM link l WHERE l.kind = 'goal_parent' AND l.from_id = g.goal_id)
END;

COMMENT ON VIEW goal_orphan IS 'Goals that hang on nothing, and strategic goals with nothing under them';
COMMENT ON COLUMN goal_orphan.municipality IS 'Municipality or region';
COMMENT ON COLUMN goal_orphan.year IS 'Year of the document';
COMMENT ON COLUMN goal_orphan.document IS 'Path of the file below the corpus folder';
COMMENT ON COLUMN goal_orphan.programme IS 'Programme';
COMMENT ON COLUMN goal_orphan.number IS 'Number as printed';
COMMENT ON COLUMN goal_orphan.text IS 'The quote';
COMMENT ON COLUMN goal_orphan.level IS 'strategic, tactical or operational';
COMMENT ON COLUMN goal_orphan.orphan IS 'nothing_above: leads to no other goal; nothing_below: no other goal leads to it';
COMMENT ON COLUMN goal_orphan.page IS 'PDF page, from 1';
COMMENT ON COLUMN goal_orphan.goal_id IS 'The id of its statement';
COMMENT ON COLUMN goal_orphan.document_id IS 'Document that it comes from';

CREATE OR REPLACE VIEW indicator_comparison AS
SELECT
    municipality AS region,
    false AS is_reference,
    indicator,
    unit,
    year,
    type,
    value,
    document AS source,
    indicator_value_id AS finding_id
FROM indicator_overview
WHERE type <> 'reference'
UNION ALL
SELECT
    'vergelijking in ' || document,
    true,
    indicator,
    unit,
    year,
    type,
    value,
    document,
    indicator_value_id
FROM indicator_overview
WHERE type = 'reference'
UNION ALL
SELECT region, is_reference, indicator, unit, year, 'realised', value, file, import_id
FROM indicator_import;

COMMENT ON VIEW indicator_comparison IS 'Values of indicators from documents and from exports side by side';
COMMENT ON COLUMN indicator_comparison.region IS 'Municipality or region, or what it is compared with';
COMMENT ON COLUMN indicator_comparison.is_reference IS 'Whether it is what a municipality is compared with';
COMMENT ON COLUMN indicator_comparison.indicator IS 'Name of the indicator';
COMMENT ON COLUMN indicator_comparison.unit IS 'Unit of the value';
COMMENT ON COLUMN indicator_comparison.year IS 'Year of the value';
COMMENT ON COLUMN indicator_comparison.type IS 'baseline, target, realised or reference';
COMMENT ON COLUMN indicator_comparison.value IS 'In unit';
COMMENT ON COLUMN indicator_comparison.source IS 'Document or file that it comes from';
COMMENT ON COLUMN indicator_comparison.finding_id IS 'An indicator_value_id or import_id';

CREATE OR REPLACE VIEW covenant_overview AS
SELECT
    d.municipality,
    d.year,
    d.name AS document,
    list(DISTINCT s.text ORDER BY s.text) FILTER (a.element = 'party') AS parties,
    min(a.start_year) FILTER (a.element = 'period') AS start_year,
    max(a.end_year) FILTER (a.element = 'period') AS end_year,
    list_sort(list_distinct(flatten(list(a.care_lines) FILTER (a.element <> 'control')))) AS care_lines,
    list(DISTINCT a.element ORDER BY a.element) FILTER (a.element NOT IN ('party', 'care_line')) AS elements,
    count(*) FILTER (a.element = 'consultation') AS consultations,
    d.document_id
FROM document d
LEFT JOIN agreement a USING (document_id)
LEFT JOIN statement s USING (statement_id)
WHERE d.document_kind = 'convenant'
GROUP BY d.municipality, d.year, d.name, d.document_id
ORDER BY d.municipality, d.year, d.name;

COMMENT ON VIEW covenant_overview IS 'One row a covenant: parties, period, care lines and the elements that it agrees on';
COMMENT ON COLUMN covenant_overview.municipality IS 'Municipality or region of the document';
COMMENT ON COLUMN covenant_overview.year IS 'Year of the document';
COMMENT ON COLUMN covenant_overview.document IS 'Path of the file below the corpus folder';
COMMENT ON COLUMN covenant_overview.parties IS 'Quotes from the list of parties; NULL when none was found';
COMMENT ON COLUMN covenant_overview.start_year IS 'First year that it is in force; NULL when not said';
COMMENT ON COLUMN covenant_overview.end_year IS 'Last year that it is in force; NULL when not said';
COMMENT ON COLUMN covenant_overview.care_lines IS 'Care lines of parties and goals: 0, 1, 2';
COMMENT ON COLUMN covenant_overview.elements IS 'Elements that it agrees on; names as in models/lexicons/agreements.toml';
COMMENT ON COLUMN covenant_overview.consultations IS 'Number of agreed consultations';
COMMENT ON COLUMN covenant_overview.document_id IS 'Document';

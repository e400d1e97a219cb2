-- Tables of the database. No foreign keys: DuckDB refuses to delete a document and its statements in one transaction.
CREATE TABLE IF NOT EXISTS meta (
    name VARCHAR PRIMARY KEY,
    value VARCHAR NOT NULL
);
COMMENT ON TABLE meta IS 'Facts about the database itself: schema version';
COMMENT ON COLUMN meta.name IS 'Name of the fact';
COMMENT ON COLUMN meta.value IS 'Its value';

CREATE TABLE IF NOT EXISTS run (
    run_id VARCHAR PRIMARY KEY,
    corpus VARCHAR NOT NULL,
    folder VARCHAR NOT NULL,
    started_at TIMESTAMPTZ NOT NULL,
    finished_at TIMESTAMPTZ,
    version VARCHAR NOT NULL,
    documents_total INTEGER NOT NULL CHECK (documents_total >= 0),
    documents_read INTEGER,
    documents_unchanged INTEGER,
    documents_removed INTEGER,
    documents_failed INTEGER
);
COMMENT ON TABLE run IS 'One row for each time that the main job ran';
COMMENT ON COLUMN run.run_id IS 'Id of the run';
COMMENT ON COLUMN run.started_at IS 'Moment that it started, UTC';
COMMENT ON COLUMN run.corpus IS 'Name of the folder that was read';
COMMENT ON COLUMN run.folder IS 'Full path of the folder on the machine of the run';
COMMENT ON COLUMN run.finished_at IS 'NULL while running, or when the run was broken off';
COMMENT ON COLUMN run.version IS 'Version of doelwijzer';
COMMENT ON COLUMN run.documents_total IS 'Documents in folder or manifest, problems included';
COMMENT ON COLUMN run.documents_read IS 'Documents read anew in this run';
COMMENT ON COLUMN run.documents_unchanged IS 'Documents that were in the database already, made by the same versions';
COMMENT ON COLUMN run.documents_removed IS 'Documents that left the folder since the run before';
COMMENT ON COLUMN run.documents_failed IS 'Documents that could not be read';

CREATE TABLE IF NOT EXISTS document (
    document_id VARCHAR PRIMARY KEY,
    run_id VARCHAR NOT NULL,
    corpus VARCHAR NOT NULL,
    name VARCHAR NOT NULL,
    sha256 VARCHAR,
    municipality VARCHAR,
    document_kind VARCHAR NOT NULL,
    year INTEGER,
    title VARCHAR NOT NULL,
    inferred VARCHAR[] NOT NULL,
    fingerprint VARCHAR NOT NULL,
    reader VARCHAR,
    status VARCHAR NOT NULL CHECK (status IN ('done', 'partly_read', 'unreadable', 'failed')),
    retry BOOLEAN NOT NULL,
    message VARCHAR,
    pages_total INTEGER,
    structure VARCHAR
);
COMMENT ON TABLE document IS 'One row for each document of the corpus, those that failed included';
COMMENT ON COLUMN document.corpus IS 'Name of the folder that it lies in';
COMMENT ON COLUMN document.municipality IS 'Municipality or region; NULL when unknown';
COMMENT ON COLUMN document.title IS 'Title from the manifest, else the file name';
COMMENT ON COLUMN document.reader IS 'Version of the reader; NULL when it was not read';
COMMENT ON COLUMN document.document_id IS 'Stable id, from corpus and name';
COMMENT ON COLUMN document.run_id IS 'Run that stored this document';
COMMENT ON COLUMN document.name IS 'Path of the file below the corpus folder';
COMMENT ON COLUMN document.sha256 IS 'Hash of the content of the file; NULL when there is no file';
COMMENT ON COLUMN document.document_kind IS 'beleidsplan, begroting, jaarstukken, convenant, verordening or overig';
COMMENT ON COLUMN document.year IS 'Year that the document is about';
COMMENT ON COLUMN document.inferred IS 'Fields that were guessed from file name and first pages, not given by a person';
COMMENT ON COLUMN document.fingerprint IS 'Hash of content, manifest row and all versions: the same means nothing to do';
COMMENT ON COLUMN document.status IS 'done: every page was read; partly_read; unreadable; failed';
COMMENT ON COLUMN document.retry IS 'Whether the next run tries again although nothing changed';
COMMENT ON COLUMN document.message IS 'What went wrong, in Dutch; NULL when nothing did';
COMMENT ON COLUMN document.pages_total IS 'Number of pages in the file; NULL when it could not be opened';
COMMENT ON COLUMN document.structure IS 'Which headings the document declares itself and which were followed, in Dutch; NULL when it declares none';

CREATE TABLE IF NOT EXISTS page (
    document_id VARCHAR NOT NULL,
    page INTEGER NOT NULL CHECK (page >= 1),
    width DOUBLE NOT NULL,
    height DOUBLE NOT NULL,
    text_layer VARCHAR NOT NULL CHECK (text_layer IN ('readable', 'garbled', 'absent', 'empty')),
    ocr BOOLEAN NOT NULL,
    is_read BOOLEAN NOT NULL,
    words INTEGER NOT NULL,
    columns INTEGER NOT NULL,
    tables INTEGER NOT NULL,
    message VARCHAR,
    PRIMARY KEY (document_id, page)
);
COMMENT ON TABLE page IS 'One row for each page, with whether it could be read';
COMMENT ON COLUMN page.document_id IS 'Document that it comes from';
COMMENT ON COLUMN page.words IS 'Words that were read';
COMMENT ON COLUMN page.columns IS 'Columns of text on the page';
COMMENT ON COLUMN page.tables IS 'Tables found on the page';
COMMENT ON COLUMN page.message IS 'Why it could not be read, in Dutch';
COMMENT ON COLUMN page.page IS 'PDF page, from 1 (not the printed number)';
COMMENT ON COLUMN page.width IS 'Points (1/72 inch)';
COMMENT ON COLUMN page.height IS 'Points (1/72 inch)';
COMMENT ON COLUMN page.text_layer IS 'readable, garbled (letters of no language), absent (an image) or empty (nothing on it)';
COMMENT ON COLUMN page.ocr IS 'Whether the words come from optical character recognition';
COMMENT ON COLUMN page.is_read IS 'Whether its text is in the statements; false: what it says is unknown';

CREATE TABLE IF NOT EXISTS section (
    section_id VARCHAR PRIMARY KEY,
    document_id VARCHAR NOT NULL,
    parent_id VARCHAR,
    position INTEGER NOT NULL,
    level INTEGER NOT NULL,
    number VARCHAR,
    title VARCHAR NOT NULL,
    path VARCHAR[] NOT NULL,
    page INTEGER NOT NULL
);
COMMENT ON TABLE section IS 'Headings as a tree';
COMMENT ON COLUMN section.section_id IS 'Stable id';
COMMENT ON COLUMN section.document_id IS 'Document that it comes from';
COMMENT ON COLUMN section.parent_id IS 'Section that it is part of; NULL for the outermost';
COMMENT ON COLUMN section.number IS 'Number as printed';
COMMENT ON COLUMN section.title IS 'The heading, without its number';
COMMENT ON COLUMN section.page IS 'Page of the heading, from 1';
COMMENT ON COLUMN section.position IS 'Order in the document, from 0';
COMMENT ON COLUMN section.level IS 'Depth of the heading, from 1';
COMMENT ON COLUMN section.path IS 'Headings from the outermost to this one';

CREATE TABLE IF NOT EXISTS statement (
    statement_id VARCHAR PRIMARY KEY,
    document_id VARCHAR NOT NULL,
    position INTEGER NOT NULL,
    source VARCHAR NOT NULL CHECK (source IN ('sentence', 'list_item', 'table_row')),
    text VARCHAR NOT NULL,
    section_id VARCHAR,
    section_path VARCHAR[] NOT NULL,
    lead_in VARCHAR,
    marker VARCHAR,
    page INTEGER NOT NULL CHECK (page >= 1),
    regions STRUCT(page INTEGER, x0 DOUBLE, top DOUBLE, x1 DOUBLE, bottom DOUBLE)[] NOT NULL
);
COMMENT ON TABLE statement IS 'One row for each sentence, list item or table row (uitspraak)';
COMMENT ON COLUMN statement.document_id IS 'Document that it comes from';
COMMENT ON COLUMN statement.source IS 'sentence, list_item or table_row';
COMMENT ON COLUMN statement.text IS 'The quote as a reader sees it: hyphens joined, bullets and notes taken out';
COMMENT ON COLUMN statement.section_id IS 'Section that it stands in';
COMMENT ON COLUMN statement.section_path IS 'Headings above it, from the outermost';
COMMENT ON COLUMN statement.statement_id IS 'Stable id, from document and text: the same after a new reading';
COMMENT ON COLUMN statement.position IS 'Order in the document, from 0';
COMMENT ON COLUMN statement.lead_in IS 'Sentence before a list that its items belong to';
COMMENT ON COLUMN statement.marker IS 'Bullet or number of a list item';
COMMENT ON COLUMN statement.page IS 'Page on which it starts';
COMMENT ON COLUMN statement.regions IS 'Where it stands: a box a page, in points from the top left';

CREATE TABLE IF NOT EXISTS tag (
    statement_id VARCHAR NOT NULL,
    document_id VARCHAR NOT NULL,
    dimension VARCHAR NOT NULL,
    value VARCHAR NOT NULL,
    confidence DOUBLE NOT NULL CHECK (confidence BETWEEN 0 AND 1),
    maker VARCHAR NOT NULL,
    uncertain BOOLEAN NOT NULL,
    PRIMARY KEY (statement_id, dimension)
);
COMMENT ON TABLE tag IS 'Labels that the machine gave, in the values of the codebook';
COMMENT ON COLUMN tag.statement_id IS 'Statement that is labelled';
COMMENT ON COLUMN tag.document_id IS 'Document that it comes from';
COMMENT ON COLUMN tag.value IS 'Label in the words of the codebook';
COMMENT ON COLUMN tag.dimension IS 'kind, level, measurability, result, budget or time_bound; all but kind for goals only';
COMMENT ON COLUMN tag.confidence IS '0 to 1, calibrated';
COMMENT ON COLUMN tag.maker IS 'model:<version> or rule:<name>';
COMMENT ON COLUMN tag.uncertain IS 'Whether the maker was less sure than labels must be to be right nine times in ten';

CREATE TABLE IF NOT EXISTS goal (
    goal_id VARCHAR PRIMARY KEY,
    document_id VARCHAR NOT NULL,
    programme VARCHAR,
    number VARCHAR,
    parent_number VARCHAR,
    indicator VARCHAR,
    direction VARCHAR,
    baseline_value DOUBLE,
    baseline_year INTEGER,
    target_value DOUBLE,
    unit VARCHAR,
    comparison VARCHAR,
    deadline VARCHAR,
    actor VARCHAR,
    care_lines INTEGER[] NOT NULL,
    theme VARCHAR
);
COMMENT ON TABLE goal IS 'Statements of kind goal, with place in the document and what they say about measuring';
COMMENT ON COLUMN goal.document_id IS 'Document that it comes from';
COMMENT ON COLUMN goal.parent_number IS 'Number of the goal that it hangs on';
COMMENT ON COLUMN goal.indicator IS 'What is counted, in the words of the goal';
COMMENT ON COLUMN goal.direction IS 'increase, decrease, keep or reach';
COMMENT ON COLUMN goal.baseline_value IS 'Value to start from, in unit';
COMMENT ON COLUMN goal.baseline_year IS 'Year of the baseline';
COMMENT ON COLUMN goal.comparison IS '=, >= or <=';
COMMENT ON COLUMN goal.deadline IS 'When it must be reached, as said';
COMMENT ON COLUMN goal.actor IS 'Who does it, as said';
COMMENT ON COLUMN goal.theme IS 'Policy theme (task field)';
COMMENT ON COLUMN goal.goal_id IS 'The id of its statement';
COMMENT ON COLUMN goal.programme IS 'Programme of the budget or chapter that it stands in';
COMMENT ON COLUMN goal.number IS 'Number as printed, without stray dots';
COMMENT ON COLUMN goal.target_value IS 'In unit';
COMMENT ON COLUMN goal.unit IS '%, €, aantal, ratio or cijfer';
COMMENT ON COLUMN goal.care_lines IS '0 family, school and clubs; 1 neighbourhood team and GP; 2 specialised care';

CREATE TABLE IF NOT EXISTS indicator_value (
    indicator_value_id VARCHAR PRIMARY KEY,
    document_id VARCHAR NOT NULL,
    position INTEGER NOT NULL,
    programme VARCHAR,
    indicator VARCHAR NOT NULL,
    unit VARCHAR,
    source VARCHAR,
    type VARCHAR NOT NULL CHECK (type IN ('baseline', 'target', 'realised', 'reference')),
    year INTEGER,
    value DOUBLE NOT NULL,
    printed VARCHAR NOT NULL,
    region STRUCT(page INTEGER, x0 DOUBLE, top DOUBLE, x1 DOUBLE, bottom DOUBLE) NOT NULL
);
COMMENT ON TABLE indicator_value IS 'One value of an indicator in one year, from a table';
COMMENT ON COLUMN indicator_value.indicator_value_id IS 'Stable id';
COMMENT ON COLUMN indicator_value.document_id IS 'Document that it comes from';
COMMENT ON COLUMN indicator_value.position IS 'Order in the document, from 0';
COMMENT ON COLUMN indicator_value.programme IS 'Programme that the table belongs to';
COMMENT ON COLUMN indicator_value.indicator IS 'Name of the indicator, as printed';
COMMENT ON COLUMN indicator_value.unit IS 'Unit of the value: %, per 1.000 …';
COMMENT ON COLUMN indicator_value.type IS 'baseline, target, realised or reference (others or the country)';
COMMENT ON COLUMN indicator_value.year IS 'Year of the value; NULL when not printed';
COMMENT ON COLUMN indicator_value.source IS 'Where the value comes from, as the document says';
COMMENT ON COLUMN indicator_value.value IS 'In unit, as a number';
COMMENT ON COLUMN indicator_value.printed IS 'The cell as it stands on the page';
COMMENT ON COLUMN indicator_value.region IS 'Where its row stands, in points from the top left';

CREATE TABLE IF NOT EXISTS budget_line (
    budget_line_id VARCHAR PRIMARY KEY,
    document_id VARCHAR NOT NULL,
    position INTEGER NOT NULL,
    programme VARCHAR,
    row VARCHAR NOT NULL,
    year INTEGER,
    basis VARCHAR,
    amount DOUBLE NOT NULL,
    printed VARCHAR NOT NULL,
    region STRUCT(page INTEGER, x0 DOUBLE, top DOUBLE, x1 DOUBLE, bottom DOUBLE) NOT NULL
);
COMMENT ON TABLE budget_line IS 'One amount of an income-and-expenditure table';
COMMENT ON COLUMN budget_line.budget_line_id IS 'Stable id';
COMMENT ON COLUMN budget_line.document_id IS 'Document that it comes from';
COMMENT ON COLUMN budget_line.position IS 'Order in the document, from 0';
COMMENT ON COLUMN budget_line.programme IS 'Programme that the table belongs to';
COMMENT ON COLUMN budget_line.row IS 'Name of the row, as printed';
COMMENT ON COLUMN budget_line.year IS 'Year of the amount';
COMMENT ON COLUMN budget_line.printed IS 'The cell as it stands on the page';
COMMENT ON COLUMN budget_line.region IS 'Where its row stands, in points from the top left';
COMMENT ON COLUMN budget_line.basis IS 'What the header says of the year: Rekening, Begroting …';
COMMENT ON COLUMN budget_line.amount IS 'Euros, with the sign as printed';

CREATE TABLE IF NOT EXISTS link (
    kind VARCHAR NOT NULL,
    from_id VARCHAR NOT NULL,
    to_id VARCHAR NOT NULL,
    document_id VARCHAR NOT NULL,
    reason VARCHAR NOT NULL,
    confidence DOUBLE NOT NULL CHECK (confidence BETWEEN 0 AND 1),
    PRIMARY KEY (kind, from_id, to_id)
);
COMMENT ON TABLE link IS 'Bonds between findings: result to goal, goal to indicator';
COMMENT ON COLUMN link.kind IS 'goal_parent (goal or planned result to the goal above), report_parent (result reported by accounts to its goal) or goal_indicator';
COMMENT ON COLUMN link.from_id IS 'Finding that is bound';
COMMENT ON COLUMN link.to_id IS 'Finding that it is bound to';
COMMENT ON COLUMN link.document_id IS 'Document that it comes from';
COMMENT ON COLUMN link.confidence IS '0 to 1';
COMMENT ON COLUMN link.reason IS 'by number, by section or by meaning';

CREATE TABLE IF NOT EXISTS norm (
    norm_set VARCHAR NOT NULL,
    norm VARCHAR NOT NULL,
    version VARCHAR NOT NULL,
    text VARCHAR NOT NULL,
    question VARCHAR NOT NULL,
    source VARCHAR NOT NULL,
    evidence VARCHAR NOT NULL,
    remark VARCHAR,
    PRIMARY KEY (norm_set, norm)
);
COMMENT ON TABLE norm IS 'The norms that were judged';
COMMENT ON COLUMN norm.norm_set IS 'Name of the norm set';
COMMENT ON COLUMN norm.norm IS 'Number of the norm';
COMMENT ON COLUMN norm.text IS 'The norm, in Dutch';
COMMENT ON COLUMN norm.question IS 'What it asks, in Dutch';
COMMENT ON COLUMN norm.source IS 'Where the norm comes from';
COMMENT ON COLUMN norm.evidence IS 'What auditors judge it by: D documents, S survey of partners, I interviews';
COMMENT ON COLUMN norm.remark IS 'What a reader must know beside a verdict, in Dutch; NULL when there is nothing';
COMMENT ON COLUMN norm.version IS 'Hash of the norm set file';

CREATE TABLE IF NOT EXISTS assessment (
    assessment_id VARCHAR PRIMARY KEY,
    norm_set VARCHAR NOT NULL,
    norm VARCHAR NOT NULL,
    municipality VARCHAR,
    year INTEGER,
    document_id VARCHAR,
    verdict VARCHAR NOT NULL,
    reason VARCHAR NOT NULL,
    status VARCHAR NOT NULL CHECK (status IN ('proposed', 'confirmed', 'overruled')),
    maker VARCHAR NOT NULL,
    certain_verdict VARCHAR
);
COMMENT ON TABLE assessment IS 'Judgement on a norm for a document; for a municipality and year (document_id is NULL); or for a municipality over all its years (year is NULL too)';
COMMENT ON COLUMN assessment.assessment_id IS 'Stable id';
COMMENT ON COLUMN assessment.norm_set IS 'Norm set';
COMMENT ON COLUMN assessment.norm IS 'Number of the norm';
COMMENT ON COLUMN assessment.municipality IS 'Municipality that is judged';
COMMENT ON COLUMN assessment.year IS 'Year that is judged; NULL for a municipality over all its years';
COMMENT ON COLUMN assessment.document_id IS 'Document that is judged; NULL for a municipality and year';
COMMENT ON COLUMN assessment.verdict IS 'What the machine proposes: voldoet grotendeels, voldoet gedeeltelijk, voldoet niet of nauwelijks, niet te beoordelen; for the verdict that counts see norm_overview';
COMMENT ON COLUMN assessment.reason IS 'Why, in Dutch';
COMMENT ON COLUMN assessment.certain_verdict IS 'Verdict without the findings that have an uncertain label, where that is another one; NULL where the verdict stands';
COMMENT ON COLUMN assessment.maker IS 'Norm set and version, or the person';
COMMENT ON COLUMN assessment.status IS 'proposed: by the machine, until a person confirms or overrules it';

CREATE TABLE IF NOT EXISTS component (
    assessment_id VARCHAR NOT NULL,
    position INTEGER NOT NULL,
    name VARCHAR NOT NULL,
    question VARCHAR NOT NULL,
    count INTEGER NOT NULL,
    total INTEGER NOT NULL,
    score DOUBLE,
    points DOUBLE,
    PRIMARY KEY (assessment_id, position)
);
COMMENT ON TABLE component IS 'Criteria of a judgement with their counts';
COMMENT ON COLUMN component.assessment_id IS 'Judgement that it is part of';
COMMENT ON COLUMN component.position IS 'Order, from 0';
COMMENT ON COLUMN component.name IS 'Name of the criterion';
COMMENT ON COLUMN component.question IS 'What it asks, in Dutch';
COMMENT ON COLUMN component.points IS '1 met, 0.5 partly, 0 not met; NULL when it is left out of the verdict';
COMMENT ON COLUMN component.count IS 'Findings that meet the criterion';
COMMENT ON COLUMN component.total IS 'Findings that it was asked of';
COMMENT ON COLUMN component.score IS 'count / total; NULL when there was nothing to count';

CREATE TABLE IF NOT EXISTS evidence (
    assessment_id VARCHAR NOT NULL,
    component VARCHAR NOT NULL,
    finding_id VARCHAR NOT NULL,
    meets BOOLEAN NOT NULL,
    PRIMARY KEY (assessment_id, component, finding_id)
);
COMMENT ON TABLE evidence IS 'Findings that a judgement rests on';
COMMENT ON COLUMN evidence.assessment_id IS 'Judgement that rests on it';
COMMENT ON COLUMN evidence.component IS 'Criterion that it counts for';
COMMENT ON COLUMN evidence.meets IS 'Whether the finding meets the criterion';
COMMENT ON COLUMN evidence.finding_id IS 'A statement_id, indicator_value_id, budget_line_id, survey_id, import_id or section_id';

CREATE TABLE IF NOT EXISTS review (
    review_id VARCHAR PRIMARY KEY,
    statement_id VARCHAR NOT NULL,
    document_id VARCHAR,
    text VARCHAR NOT NULL,
    dimension VARCHAR NOT NULL,
    old_value VARCHAR,
    value VARCHAR NOT NULL,
    reviewer VARCHAR NOT NULL,
    reviewed_at TIMESTAMPTZ NOT NULL,
    codebook VARCHAR NOT NULL,
    reason VARCHAR,
    matched BOOLEAN NOT NULL DEFAULT false,
    export_id VARCHAR,
    file VARCHAR,
    file_sha256 VARCHAR
);
COMMENT ON TABLE review IS 'Decisions of people on labels; nothing is ever deleted, a later one of the same person goes first';
COMMENT ON COLUMN review.review_id IS 'Stable id';
COMMENT ON COLUMN review.statement_id IS 'Statement that was judged';
COMMENT ON COLUMN review.document_id IS 'Document that the statement comes from';
COMMENT ON COLUMN review.dimension IS 'kind, level, measurability, result, budget or time_bound';
COMMENT ON COLUMN review.old_value IS 'Label before the review: what the reviewer saw';
COMMENT ON COLUMN review.value IS 'Label that the person gave';
COMMENT ON COLUMN review.reviewer IS 'Name or initials of the person';
COMMENT ON COLUMN review.reviewed_at IS 'Moment of the decision: from the file, else when it was imported';
COMMENT ON COLUMN review.codebook IS 'Version of the codebook that was followed';
COMMENT ON COLUMN review.reason IS 'Why, in the words of the person';
COMMENT ON COLUMN review.text IS 'The quote that was judged, so that a decision survives a new reading';
COMMENT ON COLUMN review.matched IS 'Whether the statement was found back by its text after the document was read anew';
COMMENT ON COLUMN review.export_id IS 'Export that it answers; NULL when the file did not say';
COMMENT ON COLUMN review.file IS 'Name of the file that it came from';
COMMENT ON COLUMN review.file_sha256 IS 'Hash of that file: a file that comes twice changes nothing';

CREATE TABLE IF NOT EXISTS review_note (
    note_id VARCHAR PRIMARY KEY,
    statement_id VARCHAR NOT NULL,
    reviewer VARCHAR NOT NULL,
    noted_at TIMESTAMPTZ NOT NULL,
    note VARCHAR NOT NULL,
    file VARCHAR
);
COMMENT ON TABLE review_note IS 'Notes of reviewers on a statement; nothing is ever deleted';
COMMENT ON COLUMN review_note.note_id IS 'Stable id';
COMMENT ON COLUMN review_note.statement_id IS 'Statement that it is about';
COMMENT ON COLUMN review_note.reviewer IS 'Name or initials of the person';
COMMENT ON COLUMN review_note.noted_at IS 'Moment of the note: from the file, else when it was imported';
COMMENT ON COLUMN review_note.note IS 'The note, in the words of the person';
COMMENT ON COLUMN review_note.file IS 'Name of the file that it came from';

CREATE TABLE IF NOT EXISTS review_export (
    export_id VARCHAR PRIMARY KEY,
    exported_at TIMESTAMPTZ NOT NULL,
    seed BIGINT NOT NULL,
    filter VARCHAR NOT NULL,
    population INTEGER NOT NULL,
    codebook VARCHAR NOT NULL
);
COMMENT ON TABLE review_export IS 'Review files that were handed out';
COMMENT ON COLUMN review_export.export_id IS 'Stable id, from the rows and the seed';
COMMENT ON COLUMN review_export.exported_at IS 'Moment of the export, UTC';
COMMENT ON COLUMN review_export.seed IS 'Seed of the random choices: the same database and seed give the same rows';
COMMENT ON COLUMN review_export.filter IS 'Which statements it was chosen from, in Dutch; empty for all';
COMMENT ON COLUMN review_export.population IS 'Number of statements that it was chosen from';
COMMENT ON COLUMN review_export.codebook IS 'Version of the codebook that reviewers were given';

CREATE TABLE IF NOT EXISTS review_stratum (
    export_id VARCHAR NOT NULL,
    stratum VARCHAR NOT NULL,
    dimension VARCHAR NOT NULL,
    value VARCHAR NOT NULL,
    count INTEGER NOT NULL,
    PRIMARY KEY (export_id, stratum, dimension, value)
);
COMMENT ON TABLE review_stratum IS 'What the machine counted in each stratum of an export, to estimate true counts from a sample';
COMMENT ON COLUMN review_stratum.export_id IS 'Export that it belongs to';
COMMENT ON COLUMN review_stratum.stratum IS 'goal, perhaps (no goal, but not sure) or no_goal, by the labels of the machine';
COMMENT ON COLUMN review_stratum.dimension IS 'kind, level, measurability, result, budget or time_bound';
COMMENT ON COLUMN review_stratum.value IS 'Label of the machine at the moment of the export; none where it gave none';
COMMENT ON COLUMN review_stratum.count IS 'Number of statements';

CREATE TABLE IF NOT EXISTS review_item (
    export_id VARCHAR NOT NULL,
    statement_id VARCHAR NOT NULL,
    reviewer VARCHAR NOT NULL,
    part VARCHAR NOT NULL CHECK (part IN ('control', 'decisive', 'uncertain')),
    stratum VARCHAR NOT NULL,
    labels STRUCT(dimension VARCHAR, value VARCHAR)[] NOT NULL,
    PRIMARY KEY (export_id, statement_id, reviewer)
);
COMMENT ON TABLE review_item IS 'Statements that were handed out for review, once for each reviewer';
COMMENT ON COLUMN review_item.export_id IS 'Export that it belongs to';
COMMENT ON COLUMN review_item.statement_id IS 'Statement to judge';
COMMENT ON COLUMN review_item.reviewer IS 'Reviewer that it was meant for; empty when none was named';
COMMENT ON COLUMN review_item.part IS 'Why it was chosen: control (random), decisive for a norm, or uncertain';
COMMENT ON COLUMN review_item.stratum IS 'Stratum of the random choice';
COMMENT ON COLUMN review_item.labels IS 'Labels of the machine at the moment of the export';

-- Tables that are made from the stored findings, or read from CSV files that people bring; all but `ruling` can be rebuilt.
CREATE TABLE IF NOT EXISTS agreement (
    agreement_id VARCHAR PRIMARY KEY,
    document_id VARCHAR NOT NULL,
    statement_id VARCHAR NOT NULL,
    element VARCHAR NOT NULL,
    words VARCHAR NOT NULL,
    bodies VARCHAR[] NOT NULL,
    parties VARCHAR[] NOT NULL,
    care_lines INTEGER[] NOT NULL,
    times_per_year DOUBLE,
    start_year INTEGER,
    end_year INTEGER,
    maker VARCHAR NOT NULL
);
COMMENT ON TABLE agreement IS 'What plans and covenants agree on: consultation with its frequency, control, parties, period and other elements';
COMMENT ON COLUMN agreement.agreement_id IS 'Stable id, from statement and element';
COMMENT ON COLUMN agreement.document_id IS 'Document that it comes from';
COMMENT ON COLUMN agreement.statement_id IS 'Statement that says it';
COMMENT ON COLUMN agreement.element IS 'What it is about: consultation, control, party, period, responsibilities, ambition, funding, tariffs, result_incentive, progress_report, evaluation, conflict …; names as in models/lexicons/agreements.toml';
COMMENT ON COLUMN agreement.words IS 'The words that show the element';
COMMENT ON COLUMN agreement.bodies IS 'Bodies that meet, as named';
COMMENT ON COLUMN agreement.parties IS 'Parties that take part, by their name in the lexicon';
COMMENT ON COLUMN agreement.care_lines IS 'Care lines of those parties: 0 family, school and clubs; 1 neighbourhood team and GP; 2 specialised care';
COMMENT ON COLUMN agreement.times_per_year IS 'How often, in times a year; NULL when no frequency is said';
COMMENT ON COLUMN agreement.start_year IS 'First year of a period; NULL when not said';
COMMENT ON COLUMN agreement.end_year IS 'Last year of a period; NULL when not said';
COMMENT ON COLUMN agreement.maker IS 'Rule and version that found it';

CREATE TABLE IF NOT EXISTS ledger (
    ledger_id VARCHAR PRIMARY KEY,
    municipality VARCHAR NOT NULL,
    subject VARCHAR NOT NULL CHECK (subject IN ('goal', 'target', 'realisation', 'budget', 'chain', 'recalculation')),
    state VARCHAR NOT NULL,
    change VARCHAR,
    programme VARCHAR,
    from_document_id VARCHAR,
    from_year INTEGER,
    from_id VARCHAR,
    from_text VARCHAR,
    from_value DOUBLE,
    to_document_id VARCHAR,
    to_year INTEGER,
    to_id VARCHAR,
    to_text VARCHAR,
    to_value DOUBLE,
    unit VARCHAR,
    target_year INTEGER,
    similarity DOUBLE,
    explained BOOLEAN,
    explanation_id VARCHAR,
    maker VARCHAR NOT NULL
);
COMMENT ON TABLE ledger IS 'What became of goals, targets and amounts over successive documents of one municipality';
COMMENT ON COLUMN ledger.ledger_id IS 'Stable id';
COMMENT ON COLUMN ledger.municipality IS 'Municipality or region';
COMMENT ON COLUMN ledger.subject IS 'goal: a goal in two successive documents of one kind; target: an indicator''s target in two of them; realisation: a target against the accounts of its year; budget: budgeted against realised; chain: from plan to budget or covenant; recalculation: a printed number computed again';
COMMENT ON COLUMN ledger.state IS 'goal: identical, reworded, new, dropped. target: kept, raised, lowered, postponed, removed, new. realisation: reached, not_reached, reported, not_reported. budget: over, under (more or less than budgeted, whatever its sign), better, worse (balances), equal. chain: arrived, number_lost, not_arrived. recalculation: equal, different';
COMMENT ON COLUMN ledger.change IS 'What happened to the number or year in a goal''s text: kept, raised, lowered, postponed, advanced, removed, added; NULL when it has none';
COMMENT ON COLUMN ledger.programme IS 'Programme of the later document, else of the earlier one';
COMMENT ON COLUMN ledger.from_document_id IS 'Earlier document; NULL when the goal is new';
COMMENT ON COLUMN ledger.from_year IS 'Year of the earlier document';
COMMENT ON COLUMN ledger.from_id IS 'Statement, indicator value or budget line in the earlier document';
COMMENT ON COLUMN ledger.from_text IS 'What it says';
COMMENT ON COLUMN ledger.from_value IS 'Its value in unit; for recalculations the printed value';
COMMENT ON COLUMN ledger.to_document_id IS 'Later document; NULL when nothing was found in it';
COMMENT ON COLUMN ledger.to_year IS 'Year of the later document that was searched';
COMMENT ON COLUMN ledger.to_id IS 'Statement, indicator value or budget line in the later document';
COMMENT ON COLUMN ledger.to_text IS 'What it says';
COMMENT ON COLUMN ledger.to_value IS 'Its value in unit; for recalculations the computed value';
COMMENT ON COLUMN ledger.unit IS 'Unit of both values';
COMMENT ON COLUMN ledger.target_year IS 'Year for which the target or amount holds';
COMMENT ON COLUMN ledger.similarity IS 'Likeness of the two texts without their numbers, 0 to 1; 1 when bound by number or name';
COMMENT ON COLUMN ledger.explained IS 'Whether the accounts explain the difference; NULL when there is none or it was not asked';
COMMENT ON COLUMN ledger.explanation_id IS 'Statement that explains it';
COMMENT ON COLUMN ledger.maker IS 'Rule and version that made the entry';

CREATE TABLE IF NOT EXISTS survey_answer (
    survey_id VARCHAR PRIMARY KEY,
    corpus VARCHAR NOT NULL,
    file VARCHAR NOT NULL,
    row INTEGER NOT NULL,
    municipality VARCHAR NOT NULL,
    year INTEGER NOT NULL,
    norm VARCHAR NOT NULL,
    partner_group VARCHAR NOT NULL,
    statement VARCHAR NOT NULL,
    sent INTEGER NOT NULL CHECK (sent >= 0),
    returned INTEGER NOT NULL CHECK (returned BETWEEN 0 AND sent),
    strongly_disagree INTEGER NOT NULL,
    disagree INTEGER NOT NULL,
    neutral INTEGER NOT NULL,
    agree INTEGER NOT NULL,
    strongly_agree INTEGER NOT NULL,
    not_applicable INTEGER NOT NULL
);
COMMENT ON TABLE survey_answer IS 'Scorecard of a survey among partners: one row a group and statement, with counts of answers';
COMMENT ON COLUMN survey_answer.survey_id IS 'Stable id';
COMMENT ON COLUMN survey_answer.corpus IS 'Name of the folder that the file lies in';
COMMENT ON COLUMN survey_answer.file IS 'File that it comes from';
COMMENT ON COLUMN survey_answer.row IS 'Row in the file; the header is row 1';
COMMENT ON COLUMN survey_answer.municipality IS 'Municipality whose partners were asked';
COMMENT ON COLUMN survey_answer.year IS 'Year of the survey';
COMMENT ON COLUMN survey_answer.norm IS 'Number of the norm that the statement belongs to';
COMMENT ON COLUMN survey_answer.partner_group IS 'Group of partners, in Dutch';
COMMENT ON COLUMN survey_answer.statement IS 'Statement (stelling) that they judged';
COMMENT ON COLUMN survey_answer.sent IS 'Questionnaires sent to the group';
COMMENT ON COLUMN survey_answer.returned IS 'Questionnaires returned by the group';
COMMENT ON COLUMN survey_answer.strongly_disagree IS 'Number that answered helemaal oneens';
COMMENT ON COLUMN survey_answer.disagree IS 'Number that answered oneens';
COMMENT ON COLUMN survey_answer.neutral IS 'Number that answered neutraal';
COMMENT ON COLUMN survey_answer.agree IS 'Number that answered eens';
COMMENT ON COLUMN survey_answer.strongly_agree IS 'Number that answered helemaal eens';
COMMENT ON COLUMN survey_answer.not_applicable IS 'Number that answered niet van toepassing; left out of percentages';

CREATE TABLE IF NOT EXISTS indicator_import (
    import_id VARCHAR PRIMARY KEY,
    corpus VARCHAR NOT NULL,
    file VARCHAR NOT NULL,
    row INTEGER NOT NULL,
    region VARCHAR NOT NULL,
    is_reference BOOLEAN NOT NULL,
    indicator VARCHAR NOT NULL,
    unit VARCHAR,
    period VARCHAR NOT NULL,
    year INTEGER NOT NULL,
    value DOUBLE NOT NULL,
    source VARCHAR
);
COMMENT ON TABLE indicator_import IS 'Values of indicators from exports of Waarstaatjegemeente or CBS';
COMMENT ON COLUMN indicator_import.import_id IS 'Stable id';
COMMENT ON COLUMN indicator_import.corpus IS 'Name of the folder that the file lies in';
COMMENT ON COLUMN indicator_import.file IS 'File that it comes from';
COMMENT ON COLUMN indicator_import.row IS 'Row in the file; the header is row 1';
COMMENT ON COLUMN indicator_import.region IS 'Municipality, or the reference group as the export names it';
COMMENT ON COLUMN indicator_import.is_reference IS 'Whether the region is a group of municipalities or the country';
COMMENT ON COLUMN indicator_import.indicator IS 'Name of the indicator as the export gives it';
COMMENT ON COLUMN indicator_import.unit IS 'Unit of the value';
COMMENT ON COLUMN indicator_import.period IS 'Period as the export gives it: 2023, 2023 1e halfjaar, 2023HJ01 …';
COMMENT ON COLUMN indicator_import.year IS 'Year of the period';
COMMENT ON COLUMN indicator_import.value IS 'In unit';
COMMENT ON COLUMN indicator_import.source IS 'Where the export says that it comes from';

CREATE TABLE IF NOT EXISTS ruling (
    ruling_id VARCHAR PRIMARY KEY,
    assessment_id VARCHAR NOT NULL,
    verdict VARCHAR NOT NULL,
    reason VARCHAR NOT NULL,
    person VARCHAR NOT NULL,
    ruled_at TIMESTAMPTZ NOT NULL
);
COMMENT ON TABLE ruling IS 'Decisions of people on judgements; the last one counts and nothing is ever deleted';
COMMENT ON COLUMN ruling.ruling_id IS 'Stable id';
COMMENT ON COLUMN ruling.assessment_id IS 'Judgement that was confirmed or overruled';
COMMENT ON COLUMN ruling.verdict IS 'Verdict that the person gave';
COMMENT ON COLUMN ruling.reason IS 'Why, in the words of the person';
COMMENT ON COLUMN ruling.person IS 'Name or initials of the person';
COMMENT ON COLUMN ruling.ruled_at IS 'Moment of the decision';

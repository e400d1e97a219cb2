-- Where the statements of a document stand, in points from the top left of the page.
SELECT s.statement_id, s.regions FROM statement s WHERE s.document_id = $id ORDER BY s.position

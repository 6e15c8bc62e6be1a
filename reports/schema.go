package reports

import _ "embed"

// Schema is the JSON Schema of report.json, published as reports/schema/report-2.schema.json.
// It is closed: a member that it does not know is a report of another assay.
//
//go:embed schema/report-2.schema.json
var Schema string

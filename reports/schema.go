package reports

import _ "embed"

// Schema is the JSON Schema of report.json, published as reports/schema/report-2.schema.json. It
// allows no additional properties: they are from another version of assay.
//
//go:embed schema/report-2.schema.json
var Schema string

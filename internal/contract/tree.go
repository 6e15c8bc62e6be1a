package contract

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/assay-conformance/assay/internal/contract/libopenapi"
	"github.com/assay-conformance/assay/internal/contract/schema"
	"github.com/assay-conformance/assay/internal/contract/value"
	"github.com/assay-conformance/assay/internal/yamlfile"
)

// readTree reads a document as plain values, and checks that each is of the type that OpenAPI
// requires: code that reads the document later finds no null instead of an object.
func readTree(file string, data []byte) (source *yamlfile.File, tree any, err error) {
	if source, err = yamlfile.Parse(file, data); err != nil {
		return nil, nil, err
	}
	if err := source.Decode(&tree); err != nil {
		return nil, nil, err
	}
	withExponents(tree)
	if version := versionOf(tree); version != "" && !strings.HasPrefix(version, "3.0.") {
		return nil, nil, fmt.Errorf("%s: the document is written for OpenAPI %s, and assay reads 3.0: write it as 3.0.3", source.Place(source.Line("openapi")), version)
	}
	if _, err := json.Marshal(tree); err != nil { // .nan and .inf
		return nil, nil, fmt.Errorf("%s: the document has a value that JSON does not have: %w", file, err)
	}
	found, err := libopenapi.Faults(tree)
	if err != nil {
		return nil, nil, fmt.Errorf("reading the schema of OpenAPI: %w", err)
	}
	faults := make([]error, len(found))
	for i, fault := range found {
		faults[i] = fmt.Errorf("%s: %s is not what OpenAPI 3.0 allows: %s", source.Place(source.Line(fault.Pointer...)), placeName(fault.Pointer), fault.Message)
	}
	return source, tree, errors.Join(faults...)
}

// plainYAML leaves out what may stand before a document: a byte order mark and directives (YAML 1.2, section 9.1),
// which kin-openapi does not read. The lines stay the same.
func plainYAML(data []byte) []byte {
	plain := bytes.Clone(bytes.TrimPrefix(data, []byte("\ufeff")))
	for rest := plain; len(rest) > 0 && rest[0] == '%'; {
		rest[0] = '#'
		_, rest, _ = bytes.Cut(rest, []byte("\n"))
	}
	return plain
}

// withExponents makes a number of the text of each bound like 1e21: the YAML library takes a number without a dot
// for a text if it has an exponent.
func withExponents(tree any) {
	switch tree := tree.(type) {
	case map[string]any:
		for name, inner := range tree {
			text, isText := inner.(string)
			if bound := slices.Contains([]string{"minimum", "maximum", "multipleOf"}, name); bound && isText && value.Parse(text) != nil {
				tree[name] = json.Number(text)
			}
			withExponents(inner)
		}
	case []any:
		for _, inner := range tree {
			withExponents(inner)
		}
	}
}

// versionOf is the version of OpenAPI that a document says it is written for; empty if it says none.
func versionOf(tree any) string {
	root, _ := tree.(map[string]any)
	version, _ := root["openapi"].(string)
	return version
}

// placeName names a place in the document.
func placeName(pointer []string) string {
	if len(pointer) == 0 {
		return "the document"
	}
	return schema.FormatPointer(pointer)
}

package beyondinsight

import (
	"context"

	"github.com/assay-conformance/assay/internal/resource"
	"github.com/assay-conformance/assay/internal/trial"
	"github.com/assay-conformance/assay/steps"
)

func imports() []steps.Phrase {
	return []steps.Phrase{
		steps.Given(`the file (\S+) was imported with the ImportType (\S+)`, typeImported),
		steps.When(`the file (\S+) is imported with the ImportType (\S+)`, importType),
		steps.When(`the file (\S+) is imported with the undocumented ImportType (\S+)`, importOtherType),
		steps.When(`a file is imported with a filter of (one address|a range of addresses|a network)`, importFiltered),
	}
}

// importCall returns a call that imports a file, with some properties.
func importCall(ctx context.Context, properties map[string]any) (trial.Call, error) {
	call, err := steps.From(ctx).Arrange(ctx, "createImport", "", resource.Full)
	if err == nil {
		setAll(&call, properties)
	}
	return call, err
}

func ofType(file, fileType string) map[string]any {
	return map[string]any{"FileName": file, "ImportType": fileType}
}

func typeImported(ctx context.Context, file, fileType string) error {
	call, err := importCall(ctx, ofType(file, fileType))
	if err != nil {
		return err
	}
	return steps.Twin(ctx, call)
}

func importType(ctx context.Context, file, fileType string) error {
	call, err := importCall(ctx, ofType(file, fileType))
	if err != nil {
		return err
	}
	return steps.From(ctx).Do(ctx, call)
}

// importOtherType makes a call that must be refused.
func importOtherType(ctx context.Context, file, fileType string) error {
	call, err := importCall(ctx, ofType(file, fileType))
	if err != nil {
		return err
	}
	call.Wrong = true
	return steps.From(ctx).Do(ctx, call)
}

// filters select assets by addresses that are reserved for documentation (RFC 5737), in the forms of the source
// (003:1940).
var filters = map[string]string{"one address": "192.0.2.1", "a range of addresses": "192.0.2.1-192.0.2.5", "a network": "192.0.2.0/24"}

func importFiltered(ctx context.Context, form string) error {
	call, err := importCall(ctx, map[string]any{"Filter": filters[form]})
	if err != nil {
		return err
	}
	return steps.From(ctx).Do(ctx, call)
}

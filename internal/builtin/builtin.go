// Package builtin has the vendors that assay was built with: their specs, features and Go code.
// Only this package knows which vendors there are.
//
//	all, err := builtin.Vendors().LoadAll()
package builtin

import (
	"github.com/assay-conformance/assay/features"
	stuballoyscan "github.com/assay-conformance/assay/internal/stub/alloyscan"
	stubbeyondinsight "github.com/assay-conformance/assay/internal/stub/beyondinsight"
	stubsailpoint "github.com/assay-conformance/assay/internal/stub/sailpoint"
	stubzpa "github.com/assay-conformance/assay/internal/stub/zpa"
	"github.com/assay-conformance/assay/internal/suite"
	"github.com/assay-conformance/assay/specs"
	stepsalloyscan "github.com/assay-conformance/assay/steps/alloyscan"
	stepsbeyondinsight "github.com/assay-conformance/assay/steps/beyondinsight"
	stepssailpoint "github.com/assay-conformance/assay/steps/sailpoint"
	stepszpa "github.com/assay-conformance/assay/steps/zpa"
)

// Vendors returns the source of the built-in vendors. Loading reads only the requested ones.
func Vendors() suite.Source {
	return suite.Source{
		Specs: specs.Files, Features: features.Files,
		Code: map[string]suite.Code{
			"alloyscan":     {Stub: stuballoyscan.New, Guards: stuballoyscan.Guards, Phrases: stepsalloyscan.Phrases},
			"beyondinsight": {Stub: stubbeyondinsight.New, Guards: stubbeyondinsight.Guards, Phrases: stepsbeyondinsight.Phrases},
			"sailpoint":     {Stub: stubsailpoint.New, Guards: stubsailpoint.Guards, Phrases: stepssailpoint.Phrases},
			"zpa":           {Stub: stubzpa.New, Guards: stubzpa.Guards, Phrases: stepszpa.Phrases},
		},
	}
}

package contract

import (
	"context"
	"errors"
	"fmt"

	"github.com/getkin/kin-openapi/openapi3"

	"github.com/assay-conformance/assay/internal/rule"
)

// Derivable returns what keeps cases and a stub from being made of the document; nil if nothing does. The
// judge needs none of it: it takes what others wrote.
func (c *Contract) Derivable() error { return errors.Join(c.notDerivable...) }

// note remembers a fault that is one only for a document of which cases and a stub are made.
func (c *Contract) note(line int, format string, args ...any) {
	c.notDerivable = append(c.notDerivable, c.fault(line, format, args...))
}

// noteExamples notes an example or a default that its own schema does not allow.
func (c *Contract) noteExamples(doc *openapi3.T) {
	if err := doc.Validate(context.Background(), openapi3.SetRegexCompiler(compilePattern)); err != nil {
		c.notDerivable = append(c.notDerivable, fmt.Errorf("%s: %w", c.File, err))
	}
}

// noteInline notes a request body whose forms are written in place: the generated server could
// not read it. oapi-codegen gives the body of an operation no type of its own there.
func (c *Contract) noteInline(content openapi3.Content, site rule.Site) {
	for _, body := range content {
		if body.Schema != nil && body.Schema.Ref == "" && len(body.Schema.Value.OneOf) > 0 {
			c.note(lineOf(body.Schema.Value, "oneOf"), "%s has an inline oneOf, which oapi-codegen cannot read: define it under components/schemas and refer to it with $ref", site)
		}
	}
}

// noteResponses notes an operation of which nobody can say what it returns to a valid call, or to any other.
func (c *Contract) noteResponses(o *Operation) {
	if all := o.successes(); len(all) > 1 {
		c.note(all[1].Line, "%s has several responses to a valid call (%s): mark the one that it returns with %s: true", o.ID, statusesOf(all), extensionSuccess)
	}
	if a, there := o.responseThat(func(a Response) bool { return a.Status == anyStatus }); there {
		c.note(a.Line, "%s has a default response: no status would be undocumented; name the statuses, and mark those that the source does not document with %s: true", o.ID, extensionUndocumented)
	}
}

package contract

import (
	"cmp"
	"maps"
	"mime"
	"slices"
	"strings"

	"github.com/getkin/kin-openapi/openapi3"

	"github.com/assay-conformance/assay/internal/contract/schema"
	"github.com/assay-conformance/assay/internal/contract/value"
	"github.com/assay-conformance/assay/internal/contract/wire"
	"github.com/assay-conformance/assay/internal/rule"
)

// content is one of the media types of a body, with its schema.
type content struct {
	mediaType  string            // in lower case, without parameters; it may be a range
	parameters map[string]string // of the media type
	root       *schema.Node
	styles     map[string]wire.Style // of the properties of a form that have an encoding
}

// readContents reads the media types of a body. The first is the one that cases are derived from: JSON, if
// there is any. All of them share the sites of the body.
func (c *Contract) readContents(media openapi3.Content, site rule.Site, line int) ([]content, error) {
	var all []content
	for _, name := range slices.Sorted(maps.Keys(media)) {
		one, err := c.readContent(name, media[name], site, line)
		if err != nil {
			return nil, err
		}
		all = append(all, one)
	}
	slices.SortStableFunc(all, func(a, b content) int { return cmp.Compare(rankOf(a.mediaType), rankOf(b.mediaType)) })
	return all, nil
}

func (c *Contract) readContent(name string, media *openapi3.MediaType, site rule.Site, line int) (one content, err error) {
	if one.mediaType, one.parameters, err = mime.ParseMediaType(name); err != nil || !strings.Contains(one.mediaType, "/") {
		return one, c.fault(line, "%s: %q is not a media type, such as application/json", site, name)
	}
	if media.Schema == nil { // any body
		one.root = schema.New(site, line, &value.Schema{})
		return one, nil
	}
	one.styles = map[string]wire.Style{}
	for property, e := range media.Encoding {
		style := wire.Style{Name: cmp.Or(e.Style, openapi3.SerializationForm), JSON: isJSON(bareMediaType(e.ContentType))}
		style.Explode = e.Explode == nil && style.Name == openapi3.SerializationForm || e.Explode != nil && *e.Explode
		one.styles[property] = style
	}
	one.root, err = c.readSchema(media.Schema, site, line)
	return one, err
}

// rankOf puts the media types that assay reads as values first.
func rankOf(mediaType string) int {
	ranked := []bool{mediaType == jsonType, isJSON(mediaType), takesMediaType(mediaType, jsonType), mediaType == formType, mediaType == multipartType}
	if i := slices.Index(ranked, true); i >= 0 {
		return i
	}
	return len(ranked)
}

// contentFor finds the content that a body has by its Content-Type: the most specific one that takes it
// (OpenAPI 3.0.3, Response Object).
func contentFor(all []content, given string) (content, bool) {
	bare, parameters, _ := mime.ParseMediaType(given) // a malformed parameter leaves the type
	best, found := content{}, -1
	for _, one := range all {
		if !takesMediaType(one.mediaType, bare) {
			continue
		}
		score := 0
		if !strings.Contains(one.mediaType, "*") {
			score = 4
		} else if !strings.HasPrefix(one.mediaType, "*") {
			score = 2
		}
		if maps.Equal(one.parameters, parameters) {
			score++
		}
		if score > found {
			best, found = one, score
		}
	}
	return best, found >= 0
}

// mediaTypesOf lists media types in words.
func mediaTypesOf(all []content) string {
	names := make([]string, len(all))
	for i, one := range all {
		names[i] = one.mediaType
	}
	return strings.Join(names, " or ")
}

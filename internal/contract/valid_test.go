package contract_test

import (
	"net/http"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/assay-conformance/assay/internal/rule"
)

func TestValidExchanges(t *testing.T) {
	t.Parallel()
	noBody := change()
	noBody.request = nil
	withoutOptional := list(thing())
	withoutOptional.path, withoutOptional.header, withoutOptional.responseHeader = "/things?state=closed", nil, http.Header{"X-Total": {"0"}}
	charset := create()
	charset.requestType, charset.responseType = "application/json; charset=utf-8", "Application/JSON;charset=UTF-8"
	minimal := object{"name": "nn", "kind": "large", "id": id}
	for _, c := range []struct {
		reason                 string
		call                   call
		looked, asked, notSeen []rule.Site
	}{
		{"every property is present", create(),
			[]rule.Site{"createThing/201", "createThing/201/media-type", "createThing/201/body/json", "createThing/201/body/type", "createThing/201/body/id/required", "createThing/201/body/id/format",
				"createThing/201/body/marks/*/minLength", "createThing/201/body/owner/:type", "createThing/201/body/owner/type/type", "createThing/201/body/size/minimum", "createThing/201/body/size/maximum",
				"createThing/201/body/shape/radius/type", "createThing/201/body/extent/minimum", "createThing/201/body/history/*/error/type"},
			[]rule.Site{"createThing/body/json", "createThing/body/media-type", "createThing/body/name/minLength", "createThing/body/owner/mail/format", "createThing/body/label/type"},
			[]rule.Site{"createThing/201/body/shape/side/type", "createThing/201/body/extent/maxLength", "createThing/body/label/nullable", "createThing/body/code/optional"}},
		{"optional properties are absent", create().sending(minimal).responding(minimal),
			[]rule.Site{"createThing/201/body/code/optional", "createThing/201/body/name/required"},
			[]rule.Site{"createThing/body/code/optional", "createThing/body/marks/optional"},
			[]rule.Site{"createThing/201/body/code/pattern", "createThing/body/marks/*/type", "createThing/201/body/secretWhen/type"}},
		{"an allowed null exercises only nullable", create().sending(with(newThing(), "label", nil)).responding(with(thing(), "maker", nil)),
			[]rule.Site{"createThing/201/body/maker/nullable"}, []rule.Site{"createThing/body/label/nullable"},
			[]rule.Site{"createThing/body/label/type", "createThing/201/body/maker/type", "createThing/201/body/maker/error/type"}},
		{"a media type may have parameters and capitals", charset, []rule.Site{"createThing/201/media-type"}, nil, nil},
		{"a page of one", list(thing()),
			[]rule.Site{"listThings/200/header/X-Total/required", "listThings/200/header/X-Total/minimum", "listThings/200/header/X-Next/format", "listThings/200/body/items/*/name/type", "listThings/200/body/items/uniqueItems"},
			[]rule.Site{"listThings/query/state/required", "listThings/query/state/enum", "listThings/query/word/pattern", "listThings/query/limit/maximum", "listThings/query/since/format", "listThings/header/X-Page/type"},
			[]rule.Site{"listThings/200/header/X-Next/optional", "listThings/query/limit/optional"}},
		{"an empty page exercises nothing of its items", list(), []rule.Site{"listThings/200/body/items/maxItems"}, nil, []rule.Site{"listThings/200/body/items/*/name/type"}},
		{"optional parameters and headers are absent", withoutOptional, []rule.Site{"listThings/200/header/X-Next/optional"},
			[]rule.Site{"listThings/query/limit/optional", "listThings/query/tag/optional", "listThings/header/X-Page/optional"}, []rule.Site{"listThings/query/limit/type", "listThings/200/header/X-Next/format"}},
		{"a response without a body", remove(), []rule.Site{"deleteThing/204", "deleteThing/204/body/absent"}, nil, nil},
		{"a Content-Length of 0 announces no body", with204(http.Header{"Content-Length": {"0"}}), []rule.Site{"deleteThing/204/body/absent"}, nil, nil},
		{"an optional body is absent", noBody, []rule.Site{"changeThing/200"}, []rule.Site{"changeThing/body/optional"}, []rule.Site{"changeThing/body/json", "changeThing/body/name/type"}},
		{"an optional body is present", change(), nil, []rule.Site{"changeThing/body/name/minLength", "changeThing/body/json"}, []rule.Site{"changeThing/body/optional"}},
		{"a fully documented refusal", create().refused(409, object{"error": "e"}), []rule.Site{"createThing/409", "createThing/409/body/error/required"}, nil, nil},
		{"a refusal with only a documented status", create().refused(400, object{"error": "e"}), []rule.Site{"createThing/400"}, nil, nil},
		{"an undocumented refusal", create().refused(418, object{"error": "e"}), []rule.Site{"createThing/4XX"}, nil, []rule.Site{"createThing/400"}},
		{"the first of two kinds", shape([]any{object{"radius": 1}}), []rule.Site{"getShape/200/body/maxItems", "getShape/200/body/*/radius/type"}, nil, []rule.Site{"getShape/200/body/side/type"}},
		{"the second of two kinds", shape(object{"side": 1}), []rule.Site{"getShape/200/body/side/type"}, nil, []rule.Site{"getShape/200/body/maxItems"}},
		{"a schema that refers to itself has one site for all depths", tree(text(`{"name":"a","children":[{"name":"b","children":[{"name":"c"}]}]}`)),
			[]rule.Site{"getTree/200/body/name/type", "getTree/200/body/children/type", "getTree/200/body/children/optional"}, nil, nil},
		{"a path parameter", get(), []rule.Site{"getThing/200"}, []rule.Site{"getThing/path/id/format"}, nil},
		{"JSON by another name", motto("carpe diem"), []rule.Site{"getMotto/200/media-type", "getMotto/200/body/type"}, nil, nil},
	} {
		t.Run(c.reason, func(t *testing.T) {
			t.Parallel()
			e := judged(t, things(), c.call)
			assert.Empty(t, e.Findings, c.reason)
			assert.Subset(t, e.Validated, c.looked, "validated: %s", c.reason)
			assert.Subset(t, e.Exercised, c.asked, "asked: %s", c.reason)
			for _, s := range c.notSeen {
				assert.NotContains(t, append(e.Validated, e.Exercised...), s, c.reason)
			}
			for _, s := range append(e.Validated, e.Exercised...) {
				assert.True(t, things().Has(s), "%s is not a site of the document", s)
			}
		})
	}
}

func with204(h http.Header) call {
	c := remove()
	c.responseHeader = h
	return c
}

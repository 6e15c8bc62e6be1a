package beyondinsight_test

import (
	"fmt"
	"net/http"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	api "github.com/assay-conformance/assay/generated/beyondinsight"
	"github.com/assay-conformance/assay/internal/stub"
	"github.com/assay-conformance/assay/internal/stub/stubtest"
)

const workgroupAssets = "/Workgroups/1/Assets"

func TestBodies(t *testing.T) { kit.TestBodies(t) }

// Values that look like something else are stored as they are.
func TestHostileValues(t *testing.T) {
	t.Parallel()
	s := kit.Fresh(stub.Options{})
	for _, c := range []struct{ reason, name, address string }{
		{"SQL", `x'); DROP TABLE Assets;--`, "192.0.2.70"},
		{"HTML", `<script>alert(1)</script>`, "192.0.2.71"},
		{"an address that is none", "odd", "999.999.1.1"},
		{"an address in IPv6", "six", "2001:db8::1"},
		{"other scripts", "Säule ☃ 東京", "192.0.2.72"},
	} {
		body := fmt.Sprintf(`{"IPAddress":%q,"AssetName":%q}`, c.address, c.name)
		made := stubtest.Read[api.Asset](t, s.Send(t, kit.Post(workgroupAssets, body)), http.StatusCreated)
		assert.Equal(t, c.name, made.AssetName, c.reason)
		found := stubtest.Read[api.Assets](t, s.Send(t, kit.Post("/Assets/Search", fmt.Sprintf(`{"AssetName":%q}`, c.name))), http.StatusOK)
		require.Len(t, found, 1, c.reason)
		assert.Equal(t, c.address, found[0].IPAddress, c.reason)
	}
}

// Ids that no 32-bit integer holds, and texts that are no id, are unknown.
func TestOddIDs(t *testing.T) {
	t.Parallel()
	for _, id := range []string{"2147483648", "-1", "99999999999999999999", "0x1f", "31.0", "%20", "31%00"} {
		for _, c := range []stubtest.Call{
			kit.Get("/Assets/" + id), kit.Delete("/Assets/" + id), kit.Get("/Databases/" + id), kit.Get("/Attributes/" + id),
			kit.Get("/AttributeTypes/" + id + "/Attributes"), kit.Get("/SmartRules/" + id + "/Assets"), kit.Get("/Assets/" + id + "/Attributes"),
		} {
			kit.Refuses(t, c, http.StatusNotFound, "")
		}
	}
}

// A page is a part of the whole list, and at its edges empty.
func TestTenThousandAssets(t *testing.T) {
	t.Parallel()
	if testing.Short() {
		t.Skip("takes many seconds")
	}
	s := kit.Fresh(stub.Options{})
	const n = 10_000
	for i := range n {
		body := fmt.Sprintf(`{"IPAddress":"198.18.%d.%d","AssetName":"a-%d"}`, i/256, i%256, i)
		require.Equal(t, http.StatusCreated, s.Send(t, kit.Post("/Workgroups/3/Assets", body)).Status)
	}
	whole := stubtest.Read[api.Assets](t, s.Send(t, kit.Get("/Workgroups/3/Assets")), http.StatusOK)
	require.Len(t, whole, n+1, "without a limit all are listed")
	for _, c := range []struct {
		query       string
		first, size int
	}{
		{"limit=10", 0, 10},
		{"limit=10&offset=9999", 9999, 2},
		{"limit=10&offset=10001", 0, 0},
		{"limit=2147483647&offset=2147483647", 0, 0},
		{"limit=0", 0, 0},
		{"limit=-1", 0, 0},
		{"limit=3&offset=-5", 0, 3},
		{"limit=100000", 0, n + 1},
	} {
		page := stubtest.Read[api.AssetPage](t, s.Send(t, kit.Get("/Workgroups/3/Assets?"+c.query)), http.StatusOK)
		assert.EqualValues(t, n+1, page.TotalCount, c.query)
		assert.Equal(t, whole[c.first:c.first+c.size], page.Data, c.query)
	}
	kit.Refuses(t, kit.Get("/Workgroups/3/Assets?limit=2147483648"), http.StatusBadRequest, "")
}

// A description is stored from version 3.1, compared number by number.
func TestVersions(t *testing.T) {
	t.Parallel()
	for version, stored := range map[string]bool{"": false, "3": false, "3.0": false, "3.1": true, "3.10": true, "3.2.1": true, "4": true, "10.0": true, "2.9": false, "latest": false} {
		s := kit.Fresh(stub.Options{})
		made := stubtest.Read[api.Asset](t, s.Send(t, kit.Post(workgroupAssets+"?version="+version, `{"IPAddress":"192.0.2.73","Description":"x"}`)), http.StatusCreated)
		shown := stubtest.Read[api.ShownAsset](t, s.Send(t, kit.Get(fmt.Sprintf("/Assets/%d", made.AssetID))), http.StatusOK)
		assert.Equal(t, stored, shown.Description != nil, version)
		assert.Equal(t, "192.000.002.073", made.AssetName, "the padded address")
	}
}

// A body of 1 MB is read, and one of 100 MB is refused without being kept.
func TestLargeBodies(t *testing.T) {
	t.Parallel()
	for size, status := range map[int]int{1 << 20: http.StatusBadRequest, 100 << 20: http.StatusRequestEntityTooLarge} {
		s := kit.Fresh(stub.Options{})
		body := `{"IPAddress":"192.0.2.74","AssetName":"` + strings.Repeat("x", size-50) + `"}`
		response, err := s.Transport.RoundTrip(s.Request(t, kit.Post(workgroupAssets, body)))
		require.NoError(t, err)
		require.NoError(t, response.Body.Close())
		assert.Equal(t, status, response.StatusCode, size)
	}
}

// An asset takes its databases and its attributes along; the attributes themselves stay.
func TestWhatGoesWithAnAsset(t *testing.T) {
	t.Parallel()
	s := kit.Fresh(stub.Options{})
	require.Equal(t, http.StatusOK, s.Send(t, kit.Delete("/Assets/31")).Status)
	assert.Equal(t, http.StatusNotFound, s.Send(t, kit.Get("/Databases/36")).Status)
	assert.Equal(t, http.StatusOK, s.Send(t, kit.Get("/Attributes/42")).Status)
}

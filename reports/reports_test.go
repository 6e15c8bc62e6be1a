package reports_test

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/assay-conformance/assay/reports"
)

func TestWriteAll(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "new", "with space")
	require.NoError(t, reports.WriteAll(dir, sample()))
	require.NoError(t, reports.WriteAll(dir, sample()), "a second run replaces the reports of the first")

	entries, err := os.ReadDir(dir)
	require.NoError(t, err)
	var names []string
	for _, e := range entries {
		names = append(names, e.Name())
		info, err := e.Info()
		require.NoError(t, err)
		mode := os.FileMode(0o644)
		if e.Name() == "repro.sh" {
			mode = 0o755
		}
		assert.Equal(t, mode, info.Mode().Perm(), "everybody may read %s, and run the script", e.Name())
		got, err := os.ReadFile(filepath.Join(dir, e.Name()))
		require.NoError(t, err)
		assert.True(t, written(t, writers[e.Name()], sample()) == string(got), "%s has the output of its writer", e.Name())
	}
	assert.Equal(t, []string{"badge.json", "ctrf.json", "junit.xml", "report.html", "report.json", "report.sarif", "repro.sh", "summary.md"}, names, "no temporary file is left")
}

func TestWriteAllErrors(t *testing.T) {
	for _, c := range []struct {
		name, reason string
		prepare      func(t *testing.T, dir string) (target string)
		want         []string
		others       bool // the other reports are written
	}{
		{
			name: "file instead of the directory", reason: "the directory cannot be created",
			prepare: func(t *testing.T, dir string) string {
				require.NoError(t, os.WriteFile(filepath.Join(dir, "latest"), nil, 0o644))
				return filepath.Join(dir, "latest")
			},
			want: []string{"creating the report directory", "latest", "not a directory"},
		},
		{
			name: "directory instead of a report", reason: "the error of a rename would be about links",
			prepare: func(t *testing.T, dir string) string {
				require.NoError(t, os.Mkdir(filepath.Join(dir, "report.html"), 0o755))
				return dir
			},
			want:   []string{"writing ", "report.html: is a directory"},
			others: true,
		},
		{
			name: "directory without write permission", reason: "the error names every missing report",
			prepare: func(t *testing.T, dir string) string {
				if os.Geteuid() == 0 {
					t.Skip("root may write everywhere")
				}
				require.NoError(t, os.Chmod(dir, 0o500))
				return dir
			},
			want: []string{"report.html", "report.json", "junit.xml", "summary.md", "report.sarif", "ctrf.json", "badge.json", "permission denied"},
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			dir := c.prepare(t, t.TempDir())
			err := reports.WriteAll(dir, sample())
			require.Error(t, err, c.reason)
			for _, words := range c.want {
				assert.ErrorContains(t, err, words, c.reason)
			}
			if c.others {
				assert.FileExists(t, filepath.Join(dir, "summary.md"))
			}
		})
	}
}

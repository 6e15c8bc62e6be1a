package reports

import (
	"math"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// TestContrast checks every text color against WCAG AA, on both backbackgrounds and in both schemes.
func TestContrast(t *testing.T) {
	css, err := templates.ReadFile("templates/report.css")
	require.NoError(t, err)
	light, dark, found := strings.Cut(string(css), "prefers-color-scheme: dark")
	require.True(t, found)
	for scheme, text := range map[string]string{"light": light, "dark": dark} {
		color := map[string]string{}
		for _, m := range regexp.MustCompile(`--(\w+): #([0-9a-f]{6})`).FindAllStringSubmatch(text, -1) {
			color[m[1]] = m[2]
		}
		for _, ink := range []string{"ink", "dim", "link", "fail", "error", "open", "warn", "pass", "none"} {
			for _, background := range []string{"page", "soft"} {
				assert.GreaterOrEqual(t, contrast(t, color[ink], color[background]), 4.5, "%s on %s, %s", ink, background, scheme)
			}
		}
	}
}

func contrast(t *testing.T, a, b string) float64 {
	x, y := luminance(t, a), luminance(t, b)
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

func luminance(t *testing.T, hex string) float64 {
	sum := 0.0
	for i, weight := range []float64{0.2126, 0.7152, 0.0722} {
		n, err := strconv.ParseUint(hex[2*i:2*i+2], 16, 8)
		require.NoError(t, err)
		c := float64(n) / 255
		if c <= 0.04045 {
			sum += weight * c / 12.92
		} else {
			sum += weight * math.Pow((c+0.055)/1.055, 2.4)
		}
	}
	return sum
}

//go:build browser

package browser_test

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"github.com/chromedp/chromedp"
)

var (
	chromium context.Context // one browser; each test opens a tab
	axe      string          // the source of axe-core
)

func TestMain(m *testing.M) {
	flag.Parse()
	if testing.Short() {
		fmt.Println("skipping the browser tests: -short is set")
		return
	}
	os.Exit(run(m))
}

func run(m *testing.M) int {
	source, axeErr := readAxe()
	program, err := findChromium()
	if err := errors.Join(err, axeErr); err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	axe = source
	allocated, free := chromedp.NewExecAllocator(context.Background(), chromedp.ExecPath(program),
		chromedp.Headless, chromedp.NoSandbox, chromedp.DisableGPU, chromedp.NoFirstRun, // containers have no sandbox
		chromedp.Flag("disable-quic", true), chromedp.Flag("disable-background-networking", true),
		chromedp.Flag("disable-component-update", true), chromedp.Flag("disable-sync", true))
	defer free()
	var stop context.CancelFunc
	chromium, stop = chromedp.NewContext(allocated)
	defer stop()
	if err := chromedp.Do(chromium, chromedp.Navigate("about:blank")); err != nil {
		fmt.Fprintf(os.Stderr, "starting %s: %v\n", program, err)
		return 1
	}
	return m.Run()
}

// findChromium looks for the same names as setup.sh.
func findChromium() (string, error) {
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"} {
		if path, err := exec.LookPath(name); err == nil {
			return path, nil
		}
	}
	return "", errors.New("no Chromium on the PATH: run make test, which installs it, or skip these tests with go test ./...")
}

func readAxe() (string, error) {
	cache, err := os.UserCacheDir()
	if err != nil {
		return "", err
	}
	source, err := os.ReadFile(filepath.Join(cache, "assay", "node_modules", "axe-core", "axe.min.js"))
	if err != nil {
		return "", fmt.Errorf("no axe-core: %w: run make test, which installs it, or skip these tests with go test ./...", err)
	}
	return string(source), nil
}

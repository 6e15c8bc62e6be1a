package reports

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"github.com/assay-conformance/assay/internal/result"
)

// proofFile is the file name of a proof in the directory of the reports.
const proofFile = "proof.json"

// WriteProof creates the directory if necessary, writes the proof into it, and returns its path.
func WriteProof(dir string, p result.Proof) (string, error) {
	path := filepath.Join(dir, proofFile)
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return path, fmt.Errorf("creating the proof directory: %w", err)
	}
	if err := Replace(path, fileMode, func(w io.Writer) error { return encode(w, p) }); err != nil {
		return path, fmt.Errorf("writing %s: %w", path, err)
	}
	return path, nil
}

// ReadProof reads the proof in a directory; it is nil if there is none.
func ReadProof(dir string) (*result.Proof, error) {
	path := filepath.Join(dir, proofFile)
	data, err := os.ReadFile(path)
	if errors.Is(err, os.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("reading the proof: %w", err)
	}
	var p result.Proof
	if err := json.Unmarshal(data, &p); err != nil {
		return nil, fmt.Errorf("reading the proof %s: %w; re-run assay prove", path, err)
	}
	return &p, nil
}

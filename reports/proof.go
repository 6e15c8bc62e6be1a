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

// proofFile is the name of a proof in the directory of the reports that show it.
const proofFile = "proof.json"

// WriteProof makes the directory if need be, writes the proof into it, and says where.
func WriteProof(dir string, p result.Proof) (string, error) {
	path := filepath.Join(dir, proofFile)
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return path, fmt.Errorf("making the directory of the proof: %w", err)
	}
	if err := Replace(path, forAll, func(w io.Writer) error { return encode(w, p) }); err != nil {
		return path, fmt.Errorf("writing %s: %w", path, err)
	}
	return path, nil
}

// ReadProof reads the proof that lies in a directory; it is nil when none does.
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
		return nil, fmt.Errorf("reading the proof %s: %w; assay prove makes it anew", path, err)
	}
	return &p, nil
}

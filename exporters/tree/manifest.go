package tree

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
)

const manifestPath = own + "/manifest.json"

// manifest is the list of files that hexodus wrote, with what they held then.
type manifest struct {
	Version int     `json:"version"`
	Files   []entry `json:"files"`
}

// entry is one file. Its hash is that of what hexodus made of the blog, also where the file on disk holds edits.
type entry struct {
	Output string `json:"output"`
	Source string `json:"source"`
	URL    string `json:"url"`
	SHA256 string `json:"sha256"`
	Beside string `json:"beside,omitempty"` // of a conflict: where what hexodus made is
}

// parseManifest reads a manifest by path. Entries outside the output folder are nobody's.
func parseManifest(data []byte) (map[string]entry, error) {
	var m manifest
	if err := json.Unmarshal(data, &m); err != nil {
		return nil, err
	}
	if m.Version != 1 {
		return nil, fmt.Errorf("version %d is not known to this hexodus", m.Version)
	}
	files := make(map[string]entry, len(m.Files))
	for _, e := range m.Files {
		if e.Beside != "" && badPath(e.Beside) != "" {
			e.Beside = ""
		}
		if badPath(e.Output) == "" {
			files[e.Output] = e
		}
	}
	return files, nil
}

// bytes are the manifest's own: the same files give the same bytes.
func (m manifest) bytes() []byte {
	slices.SortFunc(m.Files, func(a, b entry) int { return strings.Compare(a.Output, b.Output) })
	var out bytes.Buffer
	out.WriteString("{\"version\":1,\"files\":[")
	enc := json.NewEncoder(&out)
	enc.SetEscapeHTML(false)
	for i, e := range m.Files {
		if i > 0 {
			out.WriteByte(',')
		}
		out.WriteByte('\n')
		_ = enc.Encode(e) // strings alone cannot fail
		out.Truncate(out.Len() - 1)
	}
	out.WriteString("\n]}\n")
	return out.Bytes()
}

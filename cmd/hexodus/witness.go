package main

import (
	"crypto/sha256"
	"encoding/hex"
	"io/fs"
	"maps"
	"os"
	"sync"
)

// folderFS is what a folder of the disk can do.
type folderFS interface {
	fs.StatFS
	fs.ReadDirFS
	fs.ReadFileFS
	fs.ReadLinkFS
}

// witness is a blog that remembers what was read of it.
type witness struct {
	folderFS

	mu   sync.Mutex
	sums map[string]string // SHA-256, by path
}

func newWitness(dir string) *witness {
	return &witness{folderFS: os.DirFS(dir).(folderFS), sums: map[string]string{}}
}

// ReadFile reads a whole file, as everything that becomes part of a page is read. Assets are opened, and copied as
// they are then.
func (w *witness) ReadFile(name string) ([]byte, error) {
	data, err := w.folderFS.ReadFile(name)
	if err == nil {
		w.saw(name, data)
	}
	return data, err
}

// saw remembers what a file holds.
func (w *witness) saw(name string, data []byte) {
	sum := sha256.Sum256(data)
	w.mu.Lock()
	w.sums[name] = hex.EncodeToString(sum[:])
	w.mu.Unlock()
}

// seen are the hashes of what was read so far.
func (w *witness) seen() map[string]string {
	w.mu.Lock()
	defer w.mu.Unlock()
	return maps.Clone(w.sums)
}

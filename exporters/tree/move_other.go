//go:build !(darwin || dragonfly || freebsd || linux || netbsd || openbsd)

package tree

import "path/filepath"

// move moves a file within the output folder.
func move(from, to place) error {
	return from.root.Rename(filepath.FromSlash(from.path), filepath.FromSlash(to.path))
}

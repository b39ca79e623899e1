package tree

import (
	"crypto/sha256"
	"encoding/hex"
	"path"
	"unicode/utf8"
)

// What is put beside a file has its name and one of these endings. Names that end in a tilde are copies to every
// program: Hugo and Jekyll do not take them for content, and editors and Git's templates know them.
const (
	endNew  = ".hexodus-new~"  // what hexodus would have written where somebody edited
	endKept = ".hexodus-kept~" // an edit that was in the way of taking a run back
)

func beside(p string) string { return ended255(p, endNew) }

// ended255 ends a path's name with something else, and shortens it where disks would not have it that long.
func ended255(p, end string) string {
	dir, name := path.Split(p)
	if len(name)+len(end) > 255 {
		sum := sha256.Sum256([]byte(name))
		end = "-" + hex.EncodeToString(sum[:6]) + end
		for len(name)+len(end) > 255 {
			_, n := utf8.DecodeLastRuneInString(name)
			name = name[:len(name)-n]
		}
	}
	return dir + name + end
}

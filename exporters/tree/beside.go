package tree

import (
	"crypto/sha256"
	"encoding/hex"
	"path"
	"unicode/utf8"
)

// What is put beside a file has its name and one of these endings. A name that ends in a tilde is a copy to every
// program: neither Hugo nor Jekyll takes it for content, a template, data or a page's resource. Only from static/ does Hugo
// copy it along, as it copies whatever is there.
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

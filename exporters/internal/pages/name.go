package pages

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"path"
	"strings"

	"golang.org/x/text/unicode/norm"
)

// MaxName is the longest file name in bytes that all file systems of note can hold, less what a target may append.
const MaxName = 240

// Names gives files names that no disk takes for one another. Its zero value is ready.
type Names struct{ taken map[string]bool }

// Take is a path like the one wanted that nobody has yet: "a.md", "a-2.md".
func (n *Names) Take(want string) string {
	if n.taken == nil {
		n.taken = map[string]bool{}
	}
	name := want
	for k := 2; n.taken[folded(name)]; k++ {
		ext := path.Ext(want)
		name = fmt.Sprintf("%s-%d%s", strings.TrimSuffix(want, ext), k, ext)
	}
	n.taken[folded(name)] = true
	return name
}

// folded makes one of the names that some disks cannot tell apart: upper and lower case, and an accent as a character
// of its own or as part of its letter.
func folded(name string) string { return strings.ToLower(norm.NFC.String(name)) }

// SafeName makes a name one that every generator and file system takes as a name. It does not begin with a dot or an
// underscore, which generators read in ways of their own.
func SafeName(name string) string {
	name = strings.Map(func(r rune) rune {
		if r < ' ' || strings.ContainsRune(`\:*?"<>|`, r) {
			return '-'
		}
		return r
	}, name)
	name = strings.TrimRight(strings.TrimLeft(name, "._ "), ". ")
	if len(name) > MaxName {
		sum := sha256.Sum256([]byte(name))
		cut := MaxName - 13
		for cut > 0 && name[cut]&0xC0 == 0x80 { // not within a character
			cut--
		}
		name = name[:cut] + "-" + hex.EncodeToString(sum[:6])
	}
	if name == "" {
		return "page"
	}
	return name
}

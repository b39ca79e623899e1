package hugo

import (
	"strconv"
	"strings"
	"unicode"
)

// hugoIDs makes the anchors that Hugo makes by itself, to see where they differ from the blog's.
// Hugo: markup/goldmark/autoid.go, type "github"
type hugoIDs struct{ taken map[string]bool }

func newHugoIDs() *hugoIDs { return &hugoIDs{map[string]bool{}} }

// next is the anchor that a heading would get now.
func (h *hugoIDs) next(text string) string {
	if text == "" {
		return ""
	}
	id := strings.Map(func(r rune) rune {
		switch {
		case r == '-' || r == ' ':
			return '-'
		case r == '_' || unicode.IsLetter(r) || unicode.IsDigit(r):
			return unicode.ToLower(r)
		}
		return -1
	}, strings.TrimSpace(text))
	if id == "" {
		id = "heading"
	}
	base := id
	for n := 1; h.taken[id]; n++ {
		id = base + "-" + strconv.Itoa(n)
	}
	return id
}

// take notes an anchor that a heading has.
func (h *hugoIDs) take(id string) { h.taken[id] = true }

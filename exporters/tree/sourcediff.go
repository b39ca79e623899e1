package tree

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"github.com/aymanbagabas/go-udiff"
)

// SourceDiff writes what became of each text: the hunks between a file's source and the file. Source gives the text of
// a path in the blog, nil if there is none. Why names what explains the lines of a source from one to another, both
// from 1 and included, or with 0, 0 the file as a whole; it stands beside the hunk.
//
//	--- source/_posts/beans.md
//	+++ content/posts/beans.md
//	@@ -9,3 +10,3 @@ tag/as-shortcode
func (t *Tree) SourceDiff(w io.Writer, source func(path string) []byte, why func(path string, from, to int) []string) error {
	out := &patch{bufio.NewWriterSize(w, 1<<16)}
	for _, f := range t.Files() {
		if f.Source == "" || !f.inMemory() || isBinary(f.Data) {
			continue
		}
		old := source(f.Source)
		if old == nil || isBinary(old) {
			continue
		}
		before := string(old)
		u, err := udiff.ToUnifiedDiff("", "", before, udiff.Lines(before, string(f.Data)), udiff.DefaultContextLines)
		if err != nil {
			return fmt.Errorf("%s: %w", f.Path, err)
		}
		if len(u.Hunks) == 0 {
			continue
		}
		fmt.Fprintf(out, "--- %s\n+++ %s\n", ended(quoted("", f.Source)), ended(quoted("", f.Path)))
		if rules := why(f.Source, 0, 0); len(rules) > 0 {
			fmt.Fprintf(out, "# the file as a whole: %s\n", strings.Join(rules, ", "))
		}
		for _, h := range u.Hunks {
			from, to := touched(h)
			out.hunk(h, strings.Join(why(f.Source, from, to), ", "))
		}
	}
	return out.Flush()
}

// touched is the first and the last line of the source that a hunk is about, without its context. New lines are about
// the line that they follow.
func touched(h *udiff.Hunk) (from, to int) {
	at := h.FromLine
	note := func(line int) {
		line = max(line, 1)
		if from == 0 {
			from = line
		}
		to = max(to, line)
	}
	for _, l := range h.Lines {
		switch l.Kind {
		case udiff.Insert:
			note(at - 1)
		case udiff.Delete:
			note(at)
			at++
		default:
			at++
		}
	}
	return from, to
}

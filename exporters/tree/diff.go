package tree

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"io/fs"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/aymanbagabas/go-udiff"
)

// Diff writes the plan as a patch that git apply accepts, by path. Assets and binary files are told in a line
// of their own, which git passes over:
//
//	# static/img/a.png: create, 20511 bytes
func (p *Plan) Diff(w io.Writer) error {
	type step struct {
		*Change
		verb string
	}
	var steps []step
	for verb, list := range map[string][]Change{"create": p.Create, "update": p.Update, "delete": p.Delete, "clear": p.clear} {
		for i := range list {
			steps = append(steps, step{&list[i], verb})
		}
	}
	slices.SortFunc(steps, func(a, b step) int { return strings.Compare(a.Path, b.Path) })

	there, err := openFolder(p.dst)
	if err != nil {
		return err
	}
	defer there.close()
	p.journal.overlay(there)
	out := &patch{Writer: bufio.NewWriterSize(w, 1<<16)}
	for _, s := range steps {
		if err := out.change(there, s.Change, s.verb); err != nil {
			return fmt.Errorf("%s: %w", s.Path, err)
		}
	}
	return out.Flush()
}

// patch writes git's form of a unified diff.
type patch struct{ *bufio.Writer }

// change writes what becomes of one file.
func (out *patch) change(there *folder, c *Change, verb string) error {
	if c.file != nil && (c.file.Asset != "" || isBinary(c.file.Data)) {
		if size := c.file.size(); size >= 0 {
			out.note(c.Path, verb, size)
			return nil
		}
	}
	if c.info != nil && !c.info.Mode().IsRegular() {
		out.note(c.Path, "replace what is no plain file", c.file.size())
		return nil
	}
	var old []byte
	if c.info != nil {
		var err error
		if old, err = there.read(c.Path); err != nil {
			return err
		}
		if isBinary(old) {
			out.note(c.Path, verb, c.info.Size())
			return nil
		}
	}
	if c.file == nil {
		return out.file(c, old, nil)
	}
	data := c.file.Data
	if c.file.Write != nil {
		var b bytes.Buffer
		if err := c.file.Write(&b); err != nil {
			return err
		}
		data = b.Bytes()
	}
	return out.file(c, old, data)
}

func (out *patch) note(path, verb string, size int64) {
	fmt.Fprintf(out, "# %s: %s, %d bytes\n", quoted("", path), verb, size)
}

// file writes the patch of one file.
func (out *patch) file(c *Change, old, data []byte) error {
	a, b := quoted("a/", c.Path), quoted("b/", c.Path)
	fmt.Fprintf(out, "diff --git %s %s\n", a, b)
	switch {
	case c.info == nil:
		fmt.Fprintf(out, "new file mode %s\n", gitMode(c.file.mode()))
		a = "/dev/null"
	case c.file == nil:
		fmt.Fprintf(out, "deleted file mode %s\n", gitMode(c.info.Mode()))
		b = "/dev/null"
	case !sameMode(c.info.Mode(), c.file.mode()):
		fmt.Fprintf(out, "old mode %s\nnew mode %s\n", gitMode(c.info.Mode()), gitMode(c.file.mode()))
	}
	if bytes.Equal(old, data) {
		return nil
	}
	fmt.Fprintf(out, "--- %s\n+++ %s\n", ended(a), ended(b))
	switch {
	case len(old) == 0:
		fmt.Fprintf(out, "@@ -0,0 +%s @@\n", lineRange(1, lineCount(data)))
		out.lines('+', data)
	case len(data) == 0:
		fmt.Fprintf(out, "@@ -%s +0,0 @@\n", lineRange(1, lineCount(old)))
		out.lines('-', old)
	default:
		before := string(old)
		u, err := udiff.ToUnifiedDiff("", "", before, udiff.Lines(before, string(data)), udiff.DefaultContextLines)
		if err != nil {
			return err
		}
		for _, h := range u.Hunks {
			out.hunk(h)
		}
	}
	return nil
}

func (out *patch) hunk(h *udiff.Hunk) {
	from, to := 0, 0
	for _, l := range h.Lines {
		if l.Kind != udiff.Insert {
			from++
		}
		if l.Kind != udiff.Delete {
			to++
		}
	}
	fmt.Fprintf(out, "@@ -%s +%s @@\n", lineRange(h.FromLine, from), lineRange(h.ToLine, to))
	for _, l := range h.Lines {
		switch l.Kind {
		case udiff.Delete:
			out.line('-', l.Content)
		case udiff.Insert:
			out.line('+', l.Content)
		default:
			out.line(' ', l.Content)
		}
	}
}

func (out *patch) lines(mark byte, data []byte) {
	for line := range bytes.Lines(data) {
		out.WriteByte(mark)
		out.Write(line)
	}
	if data[len(data)-1] != '\n' {
		out.WriteString("\n\\ No newline at end of file\n")
	}
}

func (out *patch) line(mark byte, text string) {
	out.WriteByte(mark)
	out.WriteString(text)
	if !strings.HasSuffix(text, "\n") {
		out.WriteString("\n\\ No newline at end of file\n")
	}
}

func lineCount(data []byte) int {
	n := bytes.Count(data, []byte("\n"))
	if len(data) > 0 && data[len(data)-1] != '\n' {
		n++
	}
	return n
}

func lineRange(start, n int) string {
	switch n {
	case 0:
		return strconv.Itoa(start-1) + ",0"
	case 1:
		return strconv.Itoa(start)
	}
	return strconv.Itoa(start) + "," + strconv.Itoa(n)
}

func gitMode(m fs.FileMode) string {
	if m&0o100 != 0 {
		return "100755"
	}
	return "100644"
}

// isBinary knows what git would not show as text.
func isBinary(data []byte) bool {
	return bytes.IndexByte(data[:min(len(data), 8000)], 0) >= 0
}

// ended closes a name that holds a space, as git does.
func ended(name string) string {
	if strings.IndexByte(name, ' ') >= 0 && name[0] != '"' {
		return name + "\t"
	}
	return name
}

// quoted is a name as git writes it: as it is, or as a C string where it holds quotes, controls or what is not UTF-8.
func quoted(prefix, name string) string {
	plain := utf8.ValidString(name)
	for i := 0; plain && i < len(name); i++ {
		plain = name[i] >= ' ' && name[i] != '"' && name[i] != '\\' && name[i] != 0x7F
	}
	if plain {
		return prefix + name
	}
	out := []byte(`"` + prefix)
	for i := range len(name) {
		switch c := name[i]; {
		case c == '"' || c == '\\':
			out = append(out, '\\', c)
		case c >= '\a' && c <= '\r':
			out = append(out, '\\', "abtnvfr"[c-'\a'])
		case c < ' ' || c == 0x7F || c >= 0x80:
			out = append(out, '\\', '0'+c>>6, '0'+c>>3&7, '0'+c&7)
		default:
			out = append(out, c)
		}
	}
	return string(append(out, '"'))
}

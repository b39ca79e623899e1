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

// DiffOptions are what a user can ask of a diff.
type DiffOptions struct {
	Brief bool // tell of assets and of what is no text in a line each, for people; Git cannot apply that
}

// Diff writes the plan as a patch by path. Git apply makes of the folder what Apply makes of it, but for hexodus's own
// books. In brief, files whose lines say nothing to anybody have one line:
//
//	# static/img/a.png: create, 20511 bytes
func (p *Plan) Diff(w io.Writer, opt DiffOptions) error {
	changes := append(p.puts(), p.takes()...)
	slices.SortFunc(changes, func(a, b *Change) int { return strings.Compare(a.at, b.at) })

	there, err := openFolder(p.dst)
	if err != nil {
		return err
	}
	defer there.close()
	p.journal.overlay(there)
	out := &patch{bufio.NewWriterSize(w, 1<<16)}
	for _, c := range changes {
		if err := out.change(there, c, opt); err != nil {
			return fmt.Errorf("%s: %w", c.at, err)
		}
	}
	return out.Flush()
}

// patch writes git's form of a unified diff.
type patch struct{ *bufio.Writer }

// change writes what becomes of one file.
func (out *patch) change(there *folder, c *Change, opt DiffOptions) (err error) {
	if c.info != nil && !c.info.Mode().IsRegular() {
		out.note(c, "replace what is no plain file")
		return nil
	}
	if opt.Brief && c.put != nil && !c.put.inMemory() {
		out.note(c, c.verb())
		return nil
	}
	var old, data []byte // nil for no file
	if c.info != nil {
		if old, err = there.read(c.at); err != nil {
			return err
		}
	}
	if c.put != nil {
		if data, err = c.put.read(); err != nil {
			return err
		}
		if data == nil {
			data = []byte{}
		}
	}
	if opt.Brief && (isBinary(old) || isBinary(data)) {
		out.note(c, c.verb())
		return nil
	}
	return out.file(c, old, data)
}

// verb is what is done at the place of a change.
func (c *Change) verb() string {
	switch {
	case c.put == nil:
		return DoDelete
	case c.info == nil:
		return DoCreate
	}
	return DoUpdate
}

func (f *File) read() ([]byte, error) {
	if f.inMemory() {
		return f.Data, nil
	}
	r, err := f.open()
	if err != nil {
		return nil, err
	}
	defer r.Close()
	return io.ReadAll(r)
}

func (out *patch) note(c *Change, verb string) {
	size := int64(0)
	if c.put != nil {
		size = c.put.size()
	} else if c.info != nil {
		size = c.info.Size()
	}
	fmt.Fprintf(out, "# %s: %s, %d bytes\n", quoted("", c.at), verb, size)
}

// file writes the patch of one file.
func (out *patch) file(c *Change, old, data []byte) error {
	a, b := quoted("a/", c.at), quoted("b/", c.at)
	fmt.Fprintf(out, "diff --git %s %s\n", a, b)
	mode := ""
	switch {
	case c.info == nil:
		fmt.Fprintf(out, "new file mode %s\n", gitMode(c.put.mode()))
		a = "/dev/null"
	case c.put == nil:
		fmt.Fprintf(out, "deleted file mode %s\n", gitMode(c.info.Mode()))
		b = "/dev/null"
	case !sameMode(c.info.Mode(), c.put.mode()):
		fmt.Fprintf(out, "old mode %s\nnew mode %s\n", gitMode(c.info.Mode()), gitMode(c.put.mode()))
	default:
		mode = " " + gitMode(c.info.Mode())
	}
	if bytes.Equal(old, data) {
		return nil
	}
	if isBinary(old) || isBinary(data) {
		out.binary(old, data, mode)
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
			out.hunk(h, "")
		}
	}
	return nil
}

// hunk writes a hunk; what is said of it stands at the end of its first line, where git apply passes over it.
func (out *patch) hunk(h *udiff.Hunk, about string) {
	from, to := 0, 0
	for _, l := range h.Lines {
		if l.Kind != udiff.Insert {
			from++
		}
		if l.Kind != udiff.Delete {
			to++
		}
	}
	if about != "" {
		about = " " + about
	}
	fmt.Fprintf(out, "@@ -%s +%s @@%s\n", lineRange(h.FromLine, from), lineRange(h.ToLine, to), about)
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

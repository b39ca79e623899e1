package body

import (
	"strings"
	"testing"

	"hexodus/ir"
	"hexodus/ir/finding"
)

// plain is a target that acts on nothing.
type plain struct{}

func (plain) Live([]byte) *finding.Rule                                  { return nil }
func (plain) Guard(text string, _ Context) string                        { return text }
func (plain) Link(url string) string                                     { return url }
func (plain) HTML(w *Writer, _ ir.Place, html string)                    { w.Write(html) }
func (plain) Own(*Writer, ir.Place, string, string)                      {}
func (plain) Template(*Writer, ir.Place, ir.Meaning, Part) *finding.Rule { return nil }
func (plain) Fence(i ir.CodeInfo) (string, bool)                         { return i.Lang, true }
func (plain) Anchor(*Writer, *ir.Heading)                                {}
func (plain) Divider(w *Writer, n *ir.More)                              { w.Copy(n.Span()) }
func (plain) Footnote(w *Writer, n *ir.Footnote)                         { w.Footnote(n) }
func (plain) Finish(*Writer)                                             {}

// written is a body of text, a replaced tile of the same letters in upper case, text.
func written(t testing.TB, text string, from, to int) *Writer {
	t.Helper()
	doc := &ir.Document{Source: &ir.Source{Path: "a.md", Data: []byte(text)}, Content: ir.Span{End: len(text)}}
	doc.Body = []ir.Node{
		&ir.Text{At: ir.At{End: from}},
		&ir.Dialect{At: ir.At{Start: from, End: to}, Markdown: "<" + strings.ToUpper(text[from:to]) + ">"},
		&ir.Text{At: ir.At{Start: to, End: len(text)}},
	}
	return spell(&ir.Site{}, doc, plain{}, Options{}, &finding.Log{})
}

func TestAPlaceOfTheSourceIsFoundInTheOutput(t *testing.T) {
	w := written(t, "one two three four", 4, 7) // one <TWO> three four
	for at, want := range map[ir.Span]string{
		{Start: 0, End: 3}: "one", {Start: 4, End: 7}: "<TWO>", {Start: 8, End: 13}: "three", {Start: 0, End: 18}: "one <TWO> three four",
		{Start: 5, End: 9}: "nowhere", {Start: 0, End: 6}: "nowhere",
	} {
		start, end, ok := w.Range(at)
		got := "nowhere"
		if ok {
			got = string(w.Bytes()[start:end])
		}
		if got != want {
			t.Errorf("%v is %q, want %q", at, got, want)
		}
	}
}

func TestEditsThatAreTakenBackLeaveNoTrace(t *testing.T) {
	w := written(t, "one two three", 4, 7)
	edit := []Edit{{Start: 0, End: 3, Write: func(w *Writer) { w.Early("{first}", "1st") }}}
	if w.Try(edit, func() bool { return string(w.Seen(nil)) != "1st <TWO> three" }) {
		t.Errorf("%q, seen as %q", w.Bytes(), w.Seen(nil))
	}
	if string(w.Bytes()) != "one <TWO> three" || w.Replaced() {
		t.Errorf("%q", w.Bytes())
	}
}

// Law: what is outside of an edit stays as it is, and is still known for what it was.
func FuzzEdits(f *testing.F) {
	f.Add("one two three four", uint8(4), uint8(7), uint8(9), uint8(14))
	f.Add("aa", uint8(0), uint8(1), uint8(1), uint8(1))
	f.Fuzz(func(t *testing.T, text string, a, b, c, d uint8) {
		from, to := int(min(a, b)), int(max(a, b))
		if to > len(text) {
			t.Skip("the offsets are past the text: there is no such edit; no command runs it")
		}
		w := written(t, text, from, to)
		before := string(w.Bytes())
		start, end := int(min(c, d)), int(max(c, d))
		if end > len(before) {
			t.Skip("the offsets are past the text: there is no such edit; no command runs it")
		}
		src := make([]int, len(before))
		for i := range before {
			src[i] = w.Source(i)
		}
		w.Apply([]Edit{{Start: start, End: end, Write: func(w *Writer) { w.Early("{edit}", "edit") }}})
		if got, want := string(w.Bytes()), before[:start]+"{edit}"+before[end:]; got != want {
			t.Fatalf("%q, want %q", got, want)
		}
		if got, want := string(w.Seen(nil)), before[:start]+"edit"+before[end:]; got != want {
			t.Fatalf("seen as %q, want %q", got, want)
		}
		for i := range before {
			out := i
			if i >= end {
				out += len("{edit}") - (end - start)
			} else if i >= start {
				continue
			}
			if got := w.Source(out); got != src[i] {
				t.Fatalf("%q, edited from %d to %d: %d comes from %d, not %d", before, start, end, i, got, src[i])
			}
		}
	})
}

package body

import (
	"bytes"
	"sort"

	"hexodus/ir"
)

// Edit replaces a stretch of what has been written, as byte offsets.
type Edit struct {
	Start, End int
	Write      func(*Writer) // writes what stands there instead
}

// Apply makes edits, which are in order and apart, and keeps all that is tied to the text in its place. What the target
// would have replaced within an edit is gone; an edit that begins within what it replaces is not made.
func (w *Writer) Apply(edits []Edit) {
	if len(edits) == 0 {
		return
	}
	old, runs, stands, from := bytes.Clone(w.out.Bytes()), w.from, w.stands, w.from
	w.out.Reset()
	w.stands, w.from = nil, nil
	done := 0
	flush := func(to int, last bool) {
		shift := w.out.Len() - done
		for ; len(from) > 0 && (from[0].out < to || last); from = from[1:] {
			a := from[0]
			a.out += shift
			w.from = append(w.from, a)
		}
		for ; len(stands) > 0 && (stands[0].start < to || last); stands = stands[1:] {
			st := stands[0]
			st.start, st.end = st.start+shift, st.end+shift
			w.stands = append(w.stands, st)
		}
		w.out.Write(old[done:to])
		done = to
	}
	for _, e := range edits {
		if n := sort.Search(len(stands), func(i int) bool { return stands[i].start >= e.Start }); n > 0 && stands[n-1].end > e.Start {
			continue
		}
		flush(e.Start, false)
		w.Mark(source(runs, e.Start, w.Doc.Content.Start))
		e.Write(w)
		if a := before(runs, e.End); a != nil {
			w.from = append(w.from, anchor{w.out.Len(), a.at(e.End), a.copied})
		}
		for len(from) > 0 && from[0].out < e.End {
			from = from[1:]
		}
		for len(stands) > 0 && stands[0].start < e.End {
			stands = stands[1:]
		}
		done = e.End
	}
	flush(len(old), true)
}

// Try makes edits, and takes them back if they are not to be kept.
func (w *Writer) Try(edits []Edit, keep func() bool) bool {
	out, stands, from := bytes.Clone(w.out.Bytes()), w.stands, w.from
	w.Apply(edits)
	if keep() {
		return true
	}
	w.out.Reset()
	w.out.Write(out)
	w.stands, w.from = stands, from
	return false
}

// Source is the offset of the source that a place in what has been written comes from.
func (w *Writer) Source(out int) int { return source(w.from, out, w.Doc.Content.Start) }

// source is the offset of the source for one of the output.
func source(from []anchor, out, start int) int {
	if a := before(from, out+1); a != nil {
		return a.at(out)
	}
	return start
}

// before is the last anchor before an offset of the output, nil if there is none.
func before(from []anchor, out int) *anchor {
	n := sort.Search(len(from), func(i int) bool { return from[i].out >= out })
	if n == 0 {
		return nil
	}
	return &from[n-1]
}

// at is the offset of the source for one of the output, in the run that begins here.
func (a *anchor) at(out int) int {
	if a.copied {
		return a.src + out - a.out
	}
	return a.src
}

// Range is where a stretch of the source has been written. ok is false if it begins or ends within something that was
// replaced.
func (w *Writer) Range(at ir.Span) (start, end int, ok bool) {
	first := sort.Search(len(w.from), func(i int) bool { return w.from[i].src >= at.Start })
	switch {
	case first < len(w.from) && w.from[first].src == at.Start:
		start = w.from[first].out
	case first > 0 && w.from[first-1].copied:
		start = w.from[first-1].out + at.Start - w.from[first-1].src
	default:
		return 0, 0, false
	}
	last := sort.Search(len(w.from), func(i int) bool { return w.from[i].src > at.End }) - 1
	switch {
	case last < 0:
		return 0, 0, false
	case w.from[last].src == at.End:
		end = w.from[last].out
	case w.from[last].copied:
		end = w.from[last].out + at.End - w.from[last].src
	default:
		return 0, 0, false
	}
	return start, end, start <= end && end <= w.out.Len()
}

// Open lists the places outside of all that the target replaces where any of the marks stands, in order. A mark may end
// in text that comes of a replacement.
func (w *Writer) Open(head string, live func(rest []byte) bool) (at []int) {
	out, next := w.out.Bytes(), 0
	for i := 0; i < len(out); i++ {
		n := bytes.Index(out[i:], []byte(head))
		if n < 0 {
			break
		}
		i += n
		for next < len(w.stands) && w.stands[next].end <= i {
			next++
		}
		if next < len(w.stands) && w.stands[next].start <= i && !w.stands[next].cut(i, out) {
			i = max(i, w.stands[next].end-len(head)-1)
			continue
		}
		if live(out[i+len(head):]) {
			at = append(at, i)
		}
	}
	return at
}

// cut ends a stand before the braces that it ends in: what opens there does so with what follows it.
func (st *stand) cut(at int, out []byte) bool {
	tail := out[at:st.end]
	if len(tail) > 2 || !st.early || len(bytes.Trim(tail, "{")) > 0 || !bytes.HasSuffix([]byte(st.text), tail) {
		return false
	}
	st.end, st.text = at, st.text[:len(st.text)-len(tail)]
	return true
}

// Seen is the text that the target's Markdown engine is given: early stands are replaced, and each late one is what
// placeholder says for its number.
func (w *Writer) Seen(placeholder func(i int) string) []byte {
	out := w.out.Bytes()
	if len(w.stands) == 0 {
		return out
	}
	var b []byte
	at := 0
	for i, st := range w.stands {
		b = append(b, out[at:st.start]...)
		if st.early {
			b = append(b, st.text...)
		} else {
			b = append(b, placeholder(i)...)
		}
		at = st.end
	}
	return append(b, out[at:]...)
}

// Shown is what the ith stand shows; ok is false if there is none.
func (w *Writer) Shown(i int) (text string, ok bool) {
	if i < 0 || i >= len(w.stands) {
		return "", false
	}
	return w.stands[i].text, true
}

// Replaced reports whether the target replaces any of the text.
func (w *Writer) Replaced() bool { return len(w.stands) > 0 }

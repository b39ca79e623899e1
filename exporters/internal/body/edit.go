package body

import (
	"bytes"
	"slices"
)

// Edit replaces a stretch of what has been written, as byte offsets.
type Edit struct {
	Start, End int
	Text       string // what is written
	Shown      string // what the target makes of it before it reads Markdown; often the same
}

// Apply makes edits, which are in order and apart, and keeps all that is tied to the text in its place. What the target
// would have replaced within an edit is gone.
func (w *Writer) Apply(edits []Edit) {
	if len(edits) == 0 {
		return
	}
	old, stands, from := bytes.Clone(w.out.Bytes()), w.stands, w.from
	w.out.Reset()
	w.stands, w.from = nil, nil
	done := 0
	flush := func(to int) {
		shift := w.out.Len() - done
		for len(from) > 0 && (from[0].out < to || to == len(old)) {
			w.from = append(w.from, anchor{from[0].out + shift, from[0].src})
			from = from[1:]
		}
		for len(stands) > 0 && stands[0].start < to {
			st := stands[0]
			st.start, st.end = st.start+shift, st.end+shift
			w.stands = append(w.stands, st)
			stands = stands[1:]
		}
		w.out.Write(old[done:to])
		done = to
	}
	for _, e := range edits {
		flush(e.Start)
		at := w.out.Len()
		w.Early(e.Text, e.Shown)
		for len(from) > 0 && from[0].out < e.End {
			w.from = append(w.from, anchor{at, from[0].src})
			from = from[1:]
		}
		for len(stands) > 0 && stands[0].start < e.End {
			stands = stands[1:]
		}
		done = e.End
	}
	flush(len(old))
}

// Source is the offset of the source that a place in what has been written comes from.
func (w *Writer) Source(out int) int {
	i, found := slices.BinarySearchFunc(w.from, out, func(a anchor, out int) int { return a.out - out })
	for found && i+1 < len(w.from) && w.from[i+1].out == out {
		i++
	}
	if !found {
		i--
	}
	if i < 0 {
		return w.Doc.Content.Start
	}
	src := w.from[i].src + out - w.from[i].out
	if i+1 < len(w.from) {
		src = min(src, max(w.from[i].src, w.from[i+1].src))
	}
	return min(src, w.Doc.Content.End)
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

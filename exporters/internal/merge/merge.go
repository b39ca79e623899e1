// Package merge brings together two changes of one text: ours, and those of somebody who edited it meanwhile.
//
// Front matter merges by key, everything else by lines. What both changed is a conflict; nothing is guessed.
package merge

import (
	"bytes"

	"github.com/aymanbagabas/go-udiff"
)

// Three merges what ours and theirs made of base. It is not ok if they changed the same, or what stands side by side:
// then there is no merged text.
func Three(base, ours, theirs []byte) (merged []byte, ok bool) {
	switch {
	case bytes.Equal(ours, theirs), bytes.Equal(base, ours):
		return theirs, true
	case bytes.Equal(base, theirs):
		return ours, true
	}
	for _, split := range []func([]byte) (*document, bool){splitYAML, splitJSON} {
		b, is := split(base)
		if !is {
			continue
		}
		o, isOurs := split(ours)
		t, isTheirs := split(theirs)
		if !isOurs || !isTheirs {
			break
		}
		fields, ok := mergeFields(b.fields, o.fields, t.fields)
		if !ok {
			return nil, false
		}
		body, ok := lines(b.body, o.body, t.body)
		if !ok {
			return nil, false
		}
		merged := t.join(fields, body)
		if back, is := split(merged); !is || !sameKeys(back.fields, fields) {
			return nil, false // such as an alias without its anchor
		}
		return merged, true
	}
	text, ok := lines(string(base), string(ours), string(theirs))
	return []byte(text), ok
}

// lines merges by lines. Between two changes there has to be a line that neither touched.
func lines(base, ours, theirs string) (string, bool) {
	switch {
	case ours == theirs, base == ours:
		return theirs, true
	case base == theirs:
		return ours, true
	}
	x, y := udiff.Lines(base, ours), udiff.Lines(base, theirs)
	for i, j := 0, 0; i < len(x) && j < len(y); {
		a, b := x[i], y[j]
		switch {
		case a == b:
			i++
			j++
		case a.End < b.Start:
			i++
		case b.End < a.Start:
			j++
		default:
			return "", false
		}
	}
	both, ok := udiff.Merge(x, y)
	if !ok {
		return "", false
	}
	text, err := udiff.Apply(base, both)
	return text, err == nil
}

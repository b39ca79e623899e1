package report

import (
	"sort"
	"strings"

	"github.com/aymanbagabas/go-udiff"
)

// alignment says which lines of a text became which lines of another.
type alignment struct {
	from, to []int // offset of each line's first byte, and the end
	edits    []udiff.Edit
	after    string
}

func align(before, after string) *alignment {
	after = strings.ReplaceAll(after, "\r\n", "\n")
	return &alignment{from: lineStarts(before), to: lineStarts(after), edits: udiff.Lines(before, after), after: after}
}

// lineStarts are the offsets at which lines begin, and the end of the text.
func lineStarts(s string) []int {
	starts := []int{0}
	for i := 0; i < len(s); {
		n := strings.IndexByte(s[i:], '\n')
		if n < 0 {
			break
		}
		i += n + 1
		if i < len(s) {
			starts = append(starts, i)
		}
	}
	return append(starts, len(s))
}

// of gives the lines, counted from 0, that lines [first, last] became: [a, b), which is empty where they went.
// Lines that were replaced by as many others are paired one by one.
func (a *alignment) of(first, last int) (from, to int) {
	last = min(last, len(a.from)-2)
	first = min(first, last)
	if first < 0 {
		return 0, 0
	}
	most := len(a.to) - 1
	return min(a.line(first, false), most), min(a.line(last, true), most)
}

// line is where a line begins among the others, or with end where it ends.
func (a *alignment) line(n int, end bool) int {
	at, delta := a.from[n], 0
	for _, e := range a.edits {
		if e.Start > at {
			break
		}
		if at < e.End { // the line is one of those that were replaced
			old := sort.SearchInts(a.from, e.Start)
			was := sort.SearchInts(a.from, e.End) - old
			begin := sort.SearchInts(a.to, e.Start+delta)
			is := sort.SearchInts(a.to, e.Start+delta+len(e.New)) - begin
			switch {
			case was == is && end:
				return begin + n - old + 1
			case was == is:
				return begin + n - old
			case end:
				return begin + is
			}
			return begin
		}
		delta += len(e.New) - (e.End - e.Start)
	}
	begin := sort.SearchInts(a.to, at+delta)
	if end {
		return begin + 1
	}
	return begin
}

package report

import (
	"bufio"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/width"

	"hexodus/ir"
	"hexodus/ir/finding"
)

// excerpt writes the source line of a finding, and carets below the bytes at fault. A finding without a place
// has none.
//
//	12 | * {% img left /a.png %}
//	   |   ^^^^^^^^^^^^^^^^^^^^^
func excerpt(w *bufio.Writer, f *finding.Finding) {
	if f.Source == nil || f.At == (ir.Span{}) || !f.Source.Has(f.At) {
		return
	}
	number, column := f.Start()
	text := f.Source.Line(number)
	from := 0
	for range column - 1 {
		_, n := utf8.DecodeRune(text[from:])
		from += n
	}
	to := min(from+f.At.Len(), len(text))
	before, fault, after := string(text[:from]), string(text[from:to]), string(text[to:])
	before, after = tail(before, 50), head(after, max(10, 100-min(50, cells(before))-cells(fault)))
	fault = head(fault, 80)

	gutter := fmt.Sprintf("%5d | ", number)
	fmt.Fprintf(w, "%s%s%s%s\n", gutter, visible(before), visible(fault), visible(after))
	w.WriteString(strings.Repeat(" ", len(gutter)-2) + "| ")
	for _, r := range before { // a tab is as wide below as above
		if r == '\t' {
			w.WriteByte('\t')
		} else {
			w.WriteString(strings.Repeat(" ", cell(r)))
		}
	}
	for _, r := range fault {
		if r == '\t' {
			w.WriteByte('\t')
		} else {
			w.WriteString(strings.Repeat("^", cell(r)))
		}
	}
	if strings.Trim(fault, "\t") == "" {
		w.WriteByte('^')
	}
	w.WriteByte('\n')
}

// cell is how many columns a terminal gives to a character.
func cell(r rune) int {
	switch {
	case r < 0x300:
		return 1
	case unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf):
		return 0
	}
	switch width.LookupRune(r).Kind() {
	case width.EastAsianWide, width.EastAsianFullwidth:
		return 2
	}
	return 1
}

func cells(s string) int {
	n := 0
	for _, r := range s {
		n += cell(r)
	}
	return n
}

// head is the start of a text, in at most n columns.
func head(s string, n int) string {
	for i, r := range s {
		if n -= cell(r); n < 0 {
			return s[:i] + "…"
		}
	}
	return s
}

// tail is the end of a text, in at most n columns.
func tail(s string, n int) string {
	for i := len(s); i > 0; {
		r, size := utf8.DecodeLastRuneInString(s[:i])
		if n -= cell(r); n < 0 {
			return "…" + s[i:]
		}
		i -= size
	}
	return s
}

// visible shows control characters, which could talk to the terminal, as one column each.
func visible(s string) string {
	return strings.Map(func(r rune) rune {
		if r != '\t' && unicode.IsControl(r) || r == utf8.RuneError {
			return '·'
		}
		return r
	}, s)
}

// line makes one line of a text.
func line(s string) string {
	return visible(strings.Map(func(r rune) rune {
		if r == '\n' || r == '\r' || r == '\t' {
			return ' '
		}
		return r
	}, s))
}

package frontmatter

import (
	"bytes"

	"hexodus/ir"
)

// parts are where the text of a front matter stands, and where the content starts.
type parts struct {
	text    ir.Span // without the line feed before the closing separator
	close   int     // where the line of the closing separator starts
	content int
	json    bool
}

// split finds the separators; false if there are none.
//
// With an opening line the closing one only has to start with the same separator, and what stands behind that is
// content already. Without an opening line the first line that starts with three dashes or semicolons closes.
func split(data []byte) (parts, bool) {
	if n := separator(data); n > 0 {
		if n >= len(data) || data[n] != '\n' {
			return parts{}, false
		}
		// the text has one character at least, so a line feed right after the opening line is text
		at := n + 1
		for from := at + 1; from <= len(data); {
			i := bytes.IndexByte(data[from:], '\n')
			if i < 0 {
				break
			}
			from += i + 1
			if bytes.HasPrefix(data[from:], data[:n]) {
				return closed(data, at, from, n), true
			}
		}
		return parts{}, false
	}
	for from := 1; from <= len(data); {
		i := bytes.IndexByte(data[from:], '\n')
		if i < 0 {
			break
		}
		from += i + 1
		if n := separator(data[from:]); n > 0 {
			return closed(data, 0, from, n), true
		}
	}
	return parts{}, false
}

// separator is the length of the run of dashes or semicolons at the start, 0 if there are not three.
func separator(data []byte) int {
	if len(data) == 0 || data[0] != '-' && data[0] != ';' {
		return 0
	}
	n := 1
	for n < len(data) && data[n] == data[0] {
		n++
	}
	if n < 3 {
		return 0
	}
	return n
}

func closed(data []byte, start, line, n int) parts {
	p := parts{text: ir.Span{Start: start, End: line - 1}, close: line, content: line + n, json: data[line] == ';'}
	if p.content < len(data) && data[p.content] == '\n' {
		p.content++
	}
	return p
}

package kramdown

import (
	"strings"
	"unicode/utf8"
)

// adapt is the source with its line ends unified and exactly one more at its end than its last line needs. back leads
// an offset in the text back to the source; it is nil where both are the same.
//
// kramdown: lib/kramdown/parser/base.rb, adapt_source
func adapt(source string) (text string, back []int) {
	if !strings.Contains(source, "\r") && utf8.ValidString(source) {
		return strings.TrimSuffix(source, "\n") + "\n", nil
	}
	var b strings.Builder
	back = make([]int, 0, len(source)+2)
	for i := 0; i < len(source); {
		r, size := utf8.DecodeRuneInString(source[i:])
		if r == '\r' {
			r = '\n'
			if strings.HasPrefix(source[i:], "\r\n") {
				size = 2
			}
		}
		b.WriteRune(r)
		for len(back) < b.Len() {
			back = append(back, i)
		}
		i += size
	}
	text = strings.TrimSuffix(b.String(), "\n") + "\n"
	for len(back) <= len(text) {
		back = append(back, len(source))
	}
	return text, back
}

package markdown

import (
	"bytes"
	"unicode"
	"unicode/utf8"
)

// quotes are the four typographic quotes of a dialect: double then single, opening then closing.
func (d *Dialect) quotes() [4]string {
	r := []rune(d.Quotes)
	if len(r) != 4 {
		r = []rune("“”‘’")
	}
	return [4]string{string(r[0]), string(r[1]), string(r[2]), string(r[3])}
}

// smarten makes quotes, dashes and ellipses of a stretch of text typographic. A quote opens at the start of
// the stretch and after a space, a dash, a slash or an opening bracket; else it closes.
//
// Hexo: hexo-renderer-marked lib/renderer.js, smartypants.
func (d *Dialect) smarten(dst, s []byte) []byte {
	if bytes.IndexByte(s, '"') < 0 && bytes.IndexByte(s, '\'') < 0 &&
		!bytes.Contains(s, []byte("--")) && !bytes.Contains(s, []byte("...")) {
		return append(dst, s...)
	}
	q := d.quotes()
	last := rune(-1) // the rune before, after replacement of dashes and single quotes
	single := []rune(q[2])[0]
	for i := 0; i < len(s); {
		rest := s[i:]
		switch {
		case d.Engine == Kramed && bytes.HasPrefix(rest, []byte("--")):
			dst, last = append(dst, "—"...), '—'
			i += 2
		case bytes.HasPrefix(rest, []byte("---")):
			dst, last = append(dst, "—"...), '—'
			i += 3
		case bytes.HasPrefix(rest, []byte("--")):
			dst, last = append(dst, "–"...), '–'
			i += 2
		case rest[0] == '\'':
			if opensQuote(last) || last == '"' {
				dst, last = append(dst, q[2]...), single
			} else {
				dst, last = append(dst, q[3]...), '’'
			}
			i++
		case rest[0] == '"':
			if opensQuote(last) || last == '‘' {
				dst = append(dst, q[0]...)
			} else {
				dst = append(dst, q[1]...)
			}
			last = '"'
			i++
		case bytes.HasPrefix(rest, []byte("...")):
			dst, last = append(dst, "…"...), '.'
			i += 3
		default:
			r, n := utf8.DecodeRune(rest)
			dst, last = append(dst, rest[:n]...), r
			i += n
		}
	}
	return dst
}

// opensQuote reports whether a quote after r is an opening one; -1 is the start of the text.
func opensQuote(r rune) bool {
	switch r {
	case -1, '-', '—', '/', '(', '[', '{', '\ufeff':
		return true
	}
	return unicode.IsSpace(r)
}

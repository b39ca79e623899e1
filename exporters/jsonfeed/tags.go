package jsonfeed

import (
	"bytes"
	"iter"
	"strings"

	"golang.org/x/net/html"
)

// tag is a start tag in HTML.
type tag struct {
	name       string // in lower case
	attributes []attribute
}

// attribute is one attribute of a tag, and where its value stands.
type attribute struct {
	name  string // in lower case
	value [2]int // offsets into the whole text, quotes excluded; equal for none
	bare  bool   // the value has no quotes
}

// tags are the start tags of HTML, in order.
func tags(src []byte) iter.Seq[tag] {
	return func(yield func(tag) bool) {
		z := html.NewTokenizer(bytes.NewReader(src))
		at := 0
		for {
			kind := z.Next()
			if kind == html.ErrorToken {
				return
			}
			raw := z.Raw()
			start := at
			at += len(raw)
			if kind != html.StartTagToken && kind != html.SelfClosingTagToken {
				continue
			}
			t := readTag(raw, start)
			if t.name == "noscript" {
				z.NextIsNotRawText() // a reader that runs no scripts reads what is in there
			}
			if !yield(t) {
				return
			}
		}
	}
}

// readTag reads the start tag that raw is, which stands at an offset.
func readTag(raw []byte, offset int) tag {
	i := 1
	for i < len(raw) && !isSpace(raw[i]) && raw[i] != '/' && raw[i] != '>' {
		i++
	}
	t := tag{name: strings.ToLower(string(raw[1:i]))}
	for i < len(raw) {
		for i < len(raw) && (isSpace(raw[i]) || raw[i] == '/') {
			i++
		}
		if i >= len(raw) || raw[i] == '>' {
			return t
		}
		from := i
		for i++; i < len(raw) && !isSpace(raw[i]) && raw[i] != '/' && raw[i] != '>' && raw[i] != '='; i++ {
		}
		a := attribute{name: strings.ToLower(string(raw[from:i]))}
		for i < len(raw) && isSpace(raw[i]) {
			i++
		}
		if i >= len(raw) || raw[i] != '=' {
			t.attributes = append(t.attributes, a)
			continue
		}
		for i++; i < len(raw) && isSpace(raw[i]); i++ {
		}
		if i >= len(raw) || raw[i] == '>' {
			return t
		}
		if quote := raw[i]; quote == '"' || quote == '\'' {
			i++
			n := bytes.IndexByte(raw[i:], quote)
			if n < 0 {
				return t
			}
			a.value = [2]int{offset + i, offset + i + n}
			i += n + 1
		} else {
			from := i
			for i < len(raw) && !isSpace(raw[i]) && raw[i] != '>' {
				i++
			}
			a.value, a.bare = [2]int{offset + from, offset + i}, true
		}
		t.attributes = append(t.attributes, a)
	}
	return t
}

func isSpace(c byte) bool { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' }

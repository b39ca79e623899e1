package component

import "strings"

// tag writes an HTML start tag, attribute by attribute.
type tag struct{ strings.Builder }

func open(name string) *tag {
	t := &tag{}
	t.WriteString("<" + name)
	return t
}

// attr writes an attribute; a value that is the attribute's own name is left out, as Hexo does.
func (t *tag) attr(name, value string) *tag {
	if name == value {
		return t.bare(name)
	}
	t.WriteString(" " + name + `="`)
	escape(&t.Builder, value)
	t.WriteByte('"')
	return t
}

// given writes an attribute that is set.
func (t *tag) given(name, value string) *tag {
	if value == "" {
		return t
	}
	return t.attr(name, value)
}

// url writes an attribute whose value is encoded already.
func (t *tag) url(name, value string) *tag {
	t.WriteString(" " + name + `="` + quotes.Replace(value) + `"`)
	return t
}

var quotes = strings.NewReplacer(`"`, "%22", "<", "%3C", ">", "%3E")

func (t *tag) bare(name string) *tag {
	t.WriteString(" " + name)
	return t
}

func (t *tag) end() string { return t.String() + ">" }

// escapeHTML escapes text as Hexo does in tags: more than HTML asks for, but not what is escaped already.
func escapeHTML(text string) string {
	if !strings.ContainsAny(text, "&<>\"'`/=") {
		return text
	}
	var b strings.Builder
	b.Grow(len(text) + 16)
	escape(&b, text)
	return b.String()
}

func escape(b *strings.Builder, text string) {
	last := 0
	for i := range len(text) {
		var ref string
		switch text[i] {
		case '&':
			if isReference(text[i+1:]) {
				continue
			}
			ref = "&amp;"
		case '<':
			ref = "&lt;"
		case '>':
			ref = "&gt;"
		case '"':
			ref = "&quot;"
		case '\'':
			ref = "&#39;"
		case '`':
			ref = "&#96;"
		case '/':
			ref = "&#x2F;"
		case '=':
			ref = "&#x3D;"
		default:
			continue
		}
		b.WriteString(text[last:i])
		b.WriteString(ref)
		last = i + 1
	}
	b.WriteString(text[last:])
}

// isReference reports whether what follows an ampersand makes a character reference of it.
func isReference(s string) bool {
	digits, longest := "0123456789", 7
	switch {
	case strings.HasPrefix(s, "#x") || strings.HasPrefix(s, "#X"):
		s, digits, longest = s[2:], "0123456789abcdefABCDEF", 6
	case strings.HasPrefix(s, "#"):
		s = s[1:]
	default:
		digits, longest = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_", len(s)
	}
	n := 0
	for n < len(s) && n <= longest && strings.IndexByte(digits, s[n]) >= 0 {
		n++
	}
	return n > 0 && n <= longest && n < len(s) && s[n] == ';'
}

// escapeText escapes what must be escaped in code: a reader and a program see the same text again.
func escapeText(text string) string { return codeText.Replace(text) }

var codeText = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&quot;", "{", "&#123;", "}", "&#125;")

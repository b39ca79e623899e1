package hugo

import (
	"bytes"
	"fmt"
	"strconv"
	"strings"

	"hexodus/ir"
	"hexodus/ir/finding"
)

// code carries code over; a listing that Hugo would show otherwise is written anew.
func (s *spelling) code(n *ir.Code) {
	if !n.Fence || n.Plain && !captioned(n.Info) {
		b := s.doc.Source.Bytes(n.Span())
		if !live(b) {
			s.copy(n.Span())
			return
		}
		s.mark(n.Start)
		s.early(guardCode(string(b), s.use), string(b))
		s.mark(n.End)
		s.say(n.Span(), finding.Finding{Rule: guarded, Effect: finding.Exact})
		return
	}
	s.mark(n.Start)
	if n.Place.Raw { // a blank line ends the HTML around it, and another lets it begin again
		s.out.WriteString("\n" + s.outer + n.Prefix)
	}
	s.listing(n.Place, n.Info, string(n.Text))
	if n.Place.Raw {
		s.out.WriteString("\n" + s.outer + n.Prefix)
	}
	s.mark(n.End)
	s.say(n.Span(), finding.Finding{Rule: fenceRespelled, Effect: finding.Equivalent})
}

// captioned reports whether a listing says more than its language.
func captioned(i ir.CodeInfo) bool {
	return i.Title != "" || i.URL != "" || i.FirstLine != 0 || len(i.Marked) > 0 || i.NoLineNumbers
}

// listing writes a fenced code block; what stands on the line before it stays there, so a list marker can.
func (s *spelling) listing(at ir.Place, info ir.CodeInfo, code string) {
	prefix := s.outer + at.Prefix
	// a fence that is indented within its container is so in each line, or the engine would cut it from the code
	line := s.out.Bytes()[bytes.LastIndexByte(s.out.Bytes(), '\n')+1:]
	if lead := len(line) - len(bytes.TrimRight(line, " ")); len(line) > len(prefix) && lead > 0 {
		prefix += strings.Repeat(" ", min(lead, len(line)-len(prefix)))
	}
	fence := "```"
	for strings.Contains(code, fence) {
		fence += "`"
	}
	var b strings.Builder
	b.WriteString(fence)
	b.WriteString(fenceInfo(info))
	for line := range strings.SplitSeq(code, "\n") {
		b.WriteString("\n")
		if line == "" {
			b.WriteString(strings.TrimRight(prefix, " "))
		} else {
			b.WriteString(prefix + line)
		}
	}
	b.WriteString("\n" + prefix + fence)
	text := b.String()
	s.early(guardCode(text, s.use), text)
}

// attributeValue spells a value of a fence's attribute. Hugo stops at a brace and a backtick ends the fence; the
// template decodes the references.
var attributeValue = strings.NewReplacer(`\`, `\\`, `"`, `\"`, "\n", " ", "&", "&amp;", "{", "&#123;", "}", "&#125;", "`", "&#96;")

// fenceInfo is the info string: the language, and the rest as attributes, which Hugo hands to its code block template.
func fenceInfo(i ir.CodeInfo) string {
	lang, _, _ := strings.Cut(i.Lang, " ")
	if n := strings.IndexAny(lang, "{}`"); n >= 0 {
		lang = lang[:n] // Hugo would read attributes
	}
	if lang == "" && captioned(i) {
		lang = "text"
	}
	var attrs []string
	add := func(name, value string) {
		if value != "" {
			attrs = append(attrs, name+`="`+attributeValue.Replace(value)+`"`)
		}
	}
	add("title", i.Title)
	add("url", i.URL)
	if i.LinkText != "link" { // which is what the template says by itself
		add("linktext", i.LinkText)
	}
	if len(i.Marked) > 0 {
		lines := make([]string, len(i.Marked))
		for k, r := range i.Marked {
			if lines[k] = strconv.Itoa(r[0]); r[1] != r[0] {
				lines[k] = fmt.Sprintf("%d-%d", r[0], r[1])
			}
			lines[k] = strconv.Quote(lines[k])
		}
		attrs = append(attrs, "hl_lines=["+strings.Join(lines, ",")+"]")
	}
	if i.FirstLine != 0 {
		attrs = append(attrs, "linenostart="+strconv.Itoa(i.FirstLine))
	}
	if i.NoLineNumbers {
		attrs = append(attrs, "linenos=false")
	}
	if len(attrs) == 0 {
		return lang
	}
	return lang + " {" + strings.Join(attrs, " ") + "}"
}

// markerLine reports whether a line begins a list item, a heading, a quote or a fence, so that it ends a paragraph
// above it.
func markerLine(line []byte) bool {
	line = bytes.TrimLeft(line, " \t")
	if len(line) == 0 {
		return true
	}
	switch line[0] {
	case '-', '*', '+':
		return len(line) > 1 && (line[1] == ' ' || line[1] == '\t')
	case '#', '>':
		return true
	case '`', '~':
		return bytes.HasPrefix(line, []byte("```")) || bytes.HasPrefix(line, []byte("~~~"))
	}
	return bytes.HasPrefix(line, []byte("1. ")) || bytes.HasPrefix(line, []byte("1) "))
}

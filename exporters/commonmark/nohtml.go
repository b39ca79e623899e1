package commonmark

import (
	"regexp"
	"strings"

	"github.com/yuin/goldmark/ast"
	"golang.org/x/net/html"

	"hexodus/exporters/internal/body"
	"hexodus/exporters/internal/rawhtml"
	"hexodus/ir"
	"hexodus/ir/finding"
)

var htmlLeftOut = finding.Define(finding.Rule{
	ID:       "html/left-out",
	Severity: finding.Warning,
	Title:    "something that takes HTML is left out",
	Doc:      "With --no-html the pages hold Markdown alone. What only HTML can say here is missing; its words, links and images are there.",
	Hint:     "leave out --no-html, or say it in Markdown",
})

// lost tells what is left out at a place of the output.
func (r *rewriting) lost(out int, what string) {
	r.tell(out, htmlLeftOut, finding.Degraded, body.Clip(what))
}

// asText writes the words, links and images of HTML, and tells of the rest.
func (s *spelling) asText(w *body.Writer, at ir.Place, html string) {
	text, lost := plain(html, " ")
	if at.Block || at.Cell || at.Label {
		text = strings.ReplaceAll(text, "\\\n", " ")
	}
	w.Write(text)
	s.tellLost(w, lost)
}

// tellLost tells of elements that are left out of what was written last.
func (s *spelling) tellLost(w *body.Writer, lost []string) {
	if len(lost) > 0 {
		src := w.Source(max(0, len(w.Bytes())-1))
		w.Say(ir.Span{Start: src, End: src}, finding.Finding{Rule: htmlLeftOut, Effect: finding.Degraded, Detail: "<" + strings.Join(lost, ">, <") + ">"})
	}
}

// plain is what Markdown can say of HTML, with this between its blocks, and the names of the elements that are lost.
func plain(text, between string) (markdown string, lost []string) {
	var b strings.Builder
	z := html.NewTokenizer(strings.NewReader(text))
	var hrefs []string
	skip := ""
	for {
		kind := z.Next()
		if kind == html.ErrorToken {
			return tidy(b.String()), lost
		}
		t := z.Token()
		if skip != "" {
			if kind == html.EndTagToken && t.Data == skip {
				skip = ""
			}
			continue
		}
		if kind == html.TextToken {
			b.WriteString(escapeText(whiteSpace.ReplaceAllString(t.Data, " ")))
			continue
		}
		mark := marks[t.Data]
		switch {
		case kind == html.CommentToken || kind == html.DoctypeToken:
		case t.Data == "br":
			b.WriteString("\\\n")
		case t.Data == "img":
			b.WriteString("![" + escapeText(attribute(t, "alt")) + "](" + target(attribute(t, "src")) + ")")
		case t.Data == "a" && kind == html.StartTagToken:
			hrefs = append(hrefs, attribute(t, "href"))
			b.WriteString("[")
		case t.Data == "a" && len(hrefs) > 0:
			b.WriteString("](" + target(hrefs[len(hrefs)-1]) + ")")
			hrefs = hrefs[:len(hrefs)-1]
		case mark != "":
			b.WriteString(mark)
		case t.Data == "script" || t.Data == "style":
			if lost = append(lost, t.Data); kind == html.StartTagToken {
				skip = t.Data
			}
		case t.Data == "span":
		case t.Data == "p" || t.Data == "div":
			b.WriteString(between)
		default:
			if kind != html.EndTagToken {
				lost = append(lost, t.Data)
				if src := attribute(t, "src"); src != "" {
					b.WriteString("<" + src + ">")
				}
			}
			if rawhtml.StartsBlock("<" + t.Data + ">") {
				b.WriteString(between)
			} else {
				b.WriteString(" ")
			}
		}
	}
}

// target is a link's target as Markdown writes it.
func target(to string) string {
	if to == "" || strings.ContainsAny(to, " \t\n<>()\\") {
		return "<" + strings.NewReplacer("<", "%3C", ">", "%3E", "\n", "", "\\", "%5C").Replace(to) + ">"
	}
	return to
}

// tidy takes away white space at both ends and at the ends of lines, and all but one blank line of several.
func tidy(text string) string {
	lines := strings.Split(text, "\n")
	for i, line := range lines {
		lines[i] = strings.Trim(line, " ")
	}
	text = strings.Trim(strings.Join(lines, "\n"), "\n")
	if strings.HasSuffix(text, "\\") && !strings.HasSuffix(text, "\\\\") { // a break
		text += "\n"
	}
	return blankLines.ReplaceAllString(text, "\n\n")
}

var blankLines = regexp.MustCompile(`\n{3,}`)

var whiteSpace = regexp.MustCompile(`\s+`)

// marks are what Markdown has for the start and the end of an element.
var marks = map[string]string{"b": "**", "strong": "**", "i": "*", "em": "*"}

func attribute(t html.Token, name string) string {
	for _, a := range t.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

// escapeText puts a backslash before each character that Markdown could act on.
func escapeText(text string) string {
	var b strings.Builder
	for i := range len(text) {
		if strings.IndexByte("\\`*_[]<>&~|#", text[i]) >= 0 {
			b.WriteByte('\\')
		}
		b.WriteByte(text[i])
	}
	return b.String()
}

// withoutTag takes a tag of the author's out of running text.
func (r *rewriting) withoutTag(n *ast.RawHTML) {
	if !r.opt.CommonMark.NoHTML || n.Segments.Len() == 0 {
		return
	}
	r.html++
	start, end := n.Segments.At(0).Start, n.Segments.At(n.Segments.Len()-1).Stop
	tag := string(r.source[start:end])
	text, lost := plain(tag, " ")
	if strings.HasPrefix(tag, "<a") || strings.HasPrefix(tag, "</a") || marks[strings.Trim(tag, "</>")] != "" {
		text, lost = marks[strings.Trim(tag, "</>")], nil
		if text == "" {
			lost = []string{"a"}
		}
	}
	r.replace(start, end, text)
	if len(lost) > 0 || text == "" && tag != body.Blank {
		r.lost(start, tag)
	}
}

// withoutBlock takes an HTML block of the author's out.
func (r *rewriting) withoutBlock(n *ast.HTMLBlock) {
	if !r.opt.CommonMark.NoHTML || n.Lines().Len() == 0 {
		return
	}
	r.html++
	start, end := n.Lines().At(0).Start, n.Lines().At(n.Lines().Len()-1).Stop
	if n.HasClosure() {
		end = max(end, n.ClosureLine.Stop)
	}
	block := strings.TrimRight(string(r.source[start:end]), "\n")
	text, _ := plain(block, " ")
	r.replace(start, start+len(block), text)
	if block != body.Blank {
		r.lost(start, block)
	}
}

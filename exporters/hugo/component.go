package hugo

import (
	"bytes"
	"html"
	"strings"

	"hexodus/ir"
	"hexodus/ir/component"
	"hexodus/ir/finding"
)

// component spells a tag: as Markdown where that says the same, else as a shortcode, else as HTML.
func (s *spelling) component(n *ir.Component) {
	if n.Start < s.hushed {
		settled := *n
		settled.Place = s.settled(n.Place, n.Start)
		n = &settled
	}
	s.mark(n.Start)
	rule := s.means(n)
	s.mark(n.End)
	s.tags[rule]++
	s.say(n.Span(), finding.Finding{Rule: rule, Effect: finding.Equivalent, Detail: n.Name + " is " + n.Means.Kind()})
}

func (s *spelling) means(n *ir.Component) *finding.Rule {
	open, end := n.Means.HTML()
	switch {
	case n.Place.Raw && !n.Attr && end == "" && hasTemplate(n.Means.Kind()) && !asWritten(n.Means):
		s.shortcode(n.Means.Kind(), params(n.Means), open)
		return asShortcode
	case n.Attr || n.Place.Raw && end == "":
		s.html(n.Place, open)
		return asHTML
	case n.Place.Raw:
		s.html(n.Place, open)
		s.nodes(n.Body)
		s.html(n.Place, end)
		return asHTML
	}
	if s.markdown(n) {
		return asMarkdown
	}
	if n.Markdown {
		return s.around(n, open, end)
	}
	if hasTemplate(n.Means.Kind()) && !asWritten(n.Means) {
		s.lead(n.Place)
		s.shortcode(n.Means.Kind(), params(n.Means), open+end)
		return asShortcode
	}
	s.html(n.Place, open+end)
	return asHTML
}

// asWritten reports whether a component holds HTML of the author's, which no template can take as a parameter.
func asWritten(m ir.Meaning) bool {
	switch m := m.(type) {
	case component.Link:
		return m.Markup != "" || m.Form == component.LinkOpen
	case component.Image:
		return m.Src == ""
	}
	return false
}

// lead writes the blank comment where a tile opened an HTML block.
func (s *spelling) lead(at ir.Place) {
	if at.Block {
		s.out.WriteString(blank)
	}
}

// params spells a component's parameters.
func params(m ir.Meaning) string {
	var b strings.Builder
	for _, p := range m.Params() {
		b.WriteString(" " + p.Name + "=" + argument(p.Value))
	}
	return b.String()
}

// markdown writes a component in Hugo's own Markdown, if that says the same.
func (s *spelling) markdown(n *ir.Component) bool {
	switch m := n.Means.(type) {
	case component.Nothing:
		s.lead(n.Place)
	case component.URL:
		if n.Block {
			return false
		}
		s.early(guardCode(m.URL, s.use), m.URL)
	case component.Image:
		if n.Block || m.Src == "" || m.Class != "" || m.Width != "" || m.Height != "" || !plainTarget(m.Src) || n.Cell && strings.Contains(m.Title+m.Alt, "|") {
			return false
		}
		s.inline("![" + escapeMarkdown(m.Alt) + "](" + m.Src + title(m.Title) + ")")
	case component.Link:
		if n.Block || n.Label || m.Href == "" || m.External || m.Markup != "" || m.Form == component.LinkOpen || !plainTarget(m.Href) || m.Text == "" || n.Cell && strings.Contains(m.Title+m.Text, "|") {
			return false
		}
		s.inline("[" + escapeMarkdown(m.Text) + "](" + m.Href + title(m.Title) + ")")
	case component.Plain:
		if n.Block {
			return false
		}
		s.inline(escapeMarkdown(m.Text))
	case component.Listing:
		if !n.Block || n.Cell {
			return false
		}
		info := ir.CodeInfo{Lang: m.Lang, Title: html.UnescapeString(m.Title), URL: m.URL, LinkText: html.UnescapeString(m.LinkText), NoLineNumbers: m.NoLineNumbers && s.Config.LineNumbers}
		if m.FirstLine > 1 {
			info.FirstLine = m.FirstLine
		}
		by := max(m.FirstLine, 1) - 1
		for _, r := range m.Marked { // Hugo counts from the first line shown, whatever its number
			if r[1] > by {
				info.Marked = append(info.Marked, [2]int{max(r[0]-by, 1), r[1] - by})
			}
		}
		s.listing(n.Place, info, m.Code)
		s.endLine(n)
	case component.Quote:
		return s.quote(n, m)
	default:
		return false
	}
	return true
}

// inline writes Markdown that stands within a line.
func (s *spelling) inline(text string) { s.early(guardCode(text, s.use), text) }

// plainTarget reports whether a URL can stand in a Markdown link as it is.
func plainTarget(url string) bool {
	return !strings.ContainsAny(url, " \t\n<>()\\")
}

func title(text string) string {
	if text == "" {
		return ""
	}
	return ` "` + strings.NewReplacer(`\`, `\\`, `"`, `\"`, "&", `\&`).Replace(text) + `"`
}

// endLine ends the line after a block if the author wrote on.
func (s *spelling) endLine(n *ir.Component) {
	if !n.Alone {
		s.out.WriteString("\n" + s.outer + n.Prefix)
	}
}

// quote writes a quotation with the author and source in its last line: a Markdown quote may hold HTML.
func (s *spelling) quote(n *ir.Component, m component.Quote) bool {
	if !n.Block || n.Cell || n.Prefix != "" || s.outer != "" || s.tall(n.Body) {
		return false
	}
	start := s.out.Len()
	s.depth++
	s.nodes(n.Body)
	s.depth--
	_, end := m.HTML()
	footer := strings.TrimSuffix(end, "</blockquote>")
	s.indent(start, "> ", footer)
	s.endLine(n)
	return true
}

// around writes a component with a Markdown body: its opening and its end are HTML blocks of their own, so that the body
// is Markdown of the page, with its anchors, footnotes and references.
func (s *spelling) around(n *ir.Component, open, end string) *finding.Rule {
	kind, prefix := n.Means.Kind(), s.outer+n.Prefix
	pair := hasTemplate(kind+"-open") && hasTemplate(kind+"-close")
	if !n.Block { // mid-line: the body becomes blocks of its own
		s.out.WriteString("\n\n" + prefix)
	}
	if pair {
		s.out.WriteString(blank)
		s.shortcode(kind+"-open", params(n.Means), open)
	} else {
		s.html(ir.Place{Block: true}, open)
	}
	if body := s.doc.Source.Bytes(n.Inner); len(body) > 0 && body[0] != '\n' {
		s.out.WriteString("\n" + prefix)
	}
	outer := s.outer
	s.outer, s.depth = prefix, s.depth+1
	s.nodes(n.Body)
	s.outer, s.depth = outer, s.depth-1
	if !bytes.HasSuffix(bytes.TrimRight(s.out.Bytes(), " \t>"), []byte("\n")) {
		s.out.WriteString("\n" + prefix)
	}
	if pair {
		s.out.WriteString(blank)
		s.shortcode(kind+"-close", "", end)
	} else {
		s.html(ir.Place{Block: true}, end)
	}
	if !n.Block {
		s.out.WriteString("\n\n" + prefix)
	}
	if pair {
		return asShortcode
	}
	return asHTML
}

// tall reports whether something in a body goes over several lines as a unit, so that no prefix can be put into it.
func (s *spelling) tall(nodes []ir.Node) bool {
	for _, n := range nodes {
		switch n := n.(type) {
		case *ir.Text, *ir.Heading, *ir.Destination:
			continue
		case *ir.Code:
			if n.Fence {
				continue // its lines are lines of the page
			}
		case *ir.Component:
			if n.Markdown && s.tall(n.Body) {
				return true
			}
			open, end := n.Means.HTML()
			if _, ok := n.Means.(component.Listing); !ok && strings.Contains(open+end, "\n") {
				return true
			}
			continue
		case *ir.Expression:
			if strings.Contains(n.HTML, "\n") {
				return true
			}
		}
		if bytes.Contains(s.doc.Source.Bytes(n.Span()), []byte("\n")) {
			return true
		}
	}
	return false
}

// indent puts a prefix before each line written since start, less blank lines at both ends, and adds a last line.
func (s *spelling) indent(start int, prefix, last string) {
	body := append([]byte(nil), s.out.Bytes()[start:]...)
	skip := 0
	for {
		i := bytes.IndexByte(body[skip:], '\n')
		if i < 0 || len(bytes.TrimSpace(body[skip:skip+i])) > 0 {
			break
		}
		skip += i + 1
	}
	text := bytes.TrimRight(body[skip:], " \t\n")
	lead := func(line []byte) string {
		if len(bytes.TrimSpace(line)) == 0 {
			return strings.TrimSpace(prefix)
		}
		return prefix
	}
	// where each byte of the body goes
	moved := func(offset int) int {
		rel := max(0, min(offset-start-skip, len(text)))
		at, to := 0, start
		for line := range bytes.Lines(text) {
			to += len(lead(line))
			if at+len(line) > rel {
				break
			}
			at, to = at+len(line), to+len(line)
		}
		return to + rel - at
	}
	for i := range s.stands {
		if s.stands[i].start >= start {
			s.stands[i].start, s.stands[i].end = moved(s.stands[i].start), moved(s.stands[i].end)
		}
	}
	for i := range s.from {
		if s.from[i].out > start {
			s.from[i].out = moved(s.from[i].out)
		}
	}
	s.out.Truncate(start)
	if len(text) == 0 { // a quotation without words
		s.out.WriteString(strings.TrimSpace(prefix))
	}
	for line := range bytes.Lines(text) {
		s.out.WriteString(lead(line))
		s.out.Write(line)
	}
	if last != "" {
		s.out.WriteString("\n" + strings.TrimSpace(prefix) + "\n" + prefix)
		s.early(guardAnywhere(last, s.use), last)
	}
}

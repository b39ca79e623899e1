package hugo

import (
	"bytes"
	"fmt"
	"strings"

	"hexodus/ir"
	"hexodus/ir/finding"
)

// spelling is a body on its way out: the author's bytes, and what stands in place of some of them.
type spelling struct {
	*page
	out     bytes.Buffer
	stands  []stand
	from    []anchor
	more    bool             // the divider is written
	typeset []ir.Replacement // typographic characters still to be written out
	hushed  int              // up to here, tiles that opened an HTML block are spelled as if they stood in running text
	notes   bool             // the page has footnotes
	outer   string           // what each line of the tag bodies that are being written starts with
	depth   int              // how many of them there are
	ids     *hugoIDs         // anchors that Hugo gives by itself
	links   int              // link and image targets changed
	tags    map[*finding.Rule]int
}

// stand is a stretch of the output that Hugo replaces: before Markdown is read, or after.
type stand struct {
	start, end int
	text       string
	early      bool
}

// anchor ties an offset of the output to one of the source.
type anchor struct{ out, src int }

// spell writes the body and books its tags and links.
func (p *page) spell() *spelling {
	s := &spelling{page: p, ids: newHugoIDs(), tags: map[*finding.Rule]int{}}
	if p.opt.Typography == "exact" && p.doc.Typography != nil {
		s.typeset = p.doc.Typography()
		if n := len(s.typeset); n > 0 {
			p.log.Add(finding.Finding{Rule: typographyExact, Source: p.doc.Source, Effect: finding.Exact, Count: n})
		}
	}
	s.nodes(p.doc.Body)
	s.seams()
	path := p.doc.Source.Path
	tags, links := count(p.doc.Body)
	p.log.Ledger.Enter(finding.Tag, path, tags)
	p.log.Ledger.Enter(finding.Link, path, links)
	for rule, n := range s.tags {
		outcome := finding.Changed
		if rule == unknownTag || rule == brokenTag || rule == unknownValue {
			outcome = finding.Lost
		}
		p.log.Ledger.Settle(finding.Tag, path, n, outcome, rule)
		tags -= n
	}
	p.log.Ledger.Settle(finding.Tag, path, tags, finding.Carried, nil)
	p.log.Ledger.Settle(finding.Link, path, s.links, finding.Changed, destination)
	p.log.Ledger.Settle(finding.Link, path, links-s.links, finding.Carried, nil)
	return s
}

// count is the number of template tags and of link targets in a body.
func count(nodes []ir.Node) (tags, links int) {
	for _, n := range nodes {
		switch n := n.(type) {
		case *ir.Component:
			t, l := count(n.Body)
			tags, links = tags+t+1, links+l
		case *ir.Footnote:
			t, l := count(n.Body)
			tags, links = tags+t, links+l
		case *ir.Unknown, *ir.Verbatim, *ir.Expression:
			tags++
		case *ir.Comment:
			if n.Template {
				tags++
			}
		case *ir.Destination:
			links++
		}
	}
	return tags, links
}

func (s *spelling) nodes(nodes []ir.Node) {
	for i, n := range nodes {
		s.hush(nodes[i:])
		s.node(n)
	}
}

func (s *spelling) node(n ir.Node) {
	switch n := n.(type) {
	case *ir.Text:
		s.text(n)
	case *ir.Code:
		s.code(n)
	case *ir.Component:
		s.component(n)
	case *ir.Verbatim:
		s.verbatim(n)
	case *ir.Expression:
		s.expression(n)
	case *ir.Destination:
		s.destination(n)
	case *ir.Heading:
		s.heading(n)
	case *ir.More:
		s.divider(n)
	case *ir.Comment:
		s.comment(n)
	case *ir.Raw:
		s.raw(n)
	case *ir.Dialect:
		s.dialect(n)
	case *ir.Unknown:
		s.unknown(n)
	case *ir.Footnote:
		s.footnote(n)
	default:
		panic(fmt.Sprintf("hugo: a node of type %T", n))
	}
}

// copy writes the author's bytes.
func (s *spelling) copy(at ir.Span) {
	s.mark(at.Start)
	for len(s.typeset) > 0 && s.typeset[0].At.End <= at.End {
		r := s.typeset[0]
		s.typeset = s.typeset[1:]
		if r.At.Start < at.Start {
			continue
		}
		s.out.Write(s.doc.Source.Data[at.Start:r.At.Start])
		s.out.WriteString(r.Text)
		at.Start = r.At.End
		s.mark(at.Start)
	}
	s.out.Write(s.doc.Source.Bytes(at))
}

// put writes text for the author's bytes, and says so.
func (s *spelling) put(at ir.Span, text string, f finding.Finding) {
	s.mark(at.Start)
	s.out.WriteString(text)
	s.mark(at.End)
	s.say(at, f)
}

// putText is put for text that Hugo must not act on.
func (s *spelling) putText(at ir.Span, text string, f finding.Finding) {
	s.mark(at.Start)
	s.inline(text)
	s.mark(at.End)
	s.say(at, f)
}

// say notes a finding about the author's bytes.
func (s *spelling) say(at ir.Span, f finding.Finding) {
	f.Source, f.At = s.doc.Source, at
	s.log.Add(f)
}

func (s *spelling) mark(src int) { s.from = append(s.from, anchor{s.out.Len(), src}) }

// shortcode writes a shortcode that shows html.
func (s *spelling) shortcode(name, params, html string) {
	s.use(name)
	start := s.out.Len()
	s.out.WriteString("{{< " + name + params + " >}}")
	s.stands = append(s.stands, stand{start: start, end: s.out.Len(), text: html})
}

// early writes text that Hugo turns into shown before it reads Markdown.
func (s *spelling) early(text, shown string) {
	start := s.out.Len()
	s.out.WriteString(text)
	if text != shown {
		s.stands = append(s.stands, stand{start: start, end: s.out.Len(), text: shown, early: true})
	}
}

// text writes Markdown, made inert where Hugo would act on it.
func (s *spelling) text(n *ir.Text) {
	b := s.doc.Source.Bytes(n.Span())
	if !live(b) {
		s.copy(n.Span())
		return
	}
	s.mark(n.Start)
	text := string(b)
	for s.more { // the excerpt has ended: further markers are comments to Hugo too
		i := strings.Index(text, divider)
		if i < 0 {
			break
		}
		s.early(guardCode(text[:i], s.use), text[:i])
		s.out.WriteString(divider)
		text = text[i+len(divider):]
	}
	s.early(guardCode(text, s.use), text)
	s.mark(n.End)
	s.say(n.Span(), finding.Finding{Rule: guarded, Effect: finding.Exact})
}

// verbatim writes what stood between raw tags: it was shown as raw HTML.
func (s *spelling) verbatim(n *ir.Verbatim) {
	inner := s.doc.Source.Bytes(n.Inner)
	s.tags[shielded]++
	f := finding.Finding{Rule: shielded, Effect: finding.Equivalent}
	if len(bytes.TrimSpace(inner)) == 0 { // around a listing
		s.mark(n.Start)
		s.out.Write(inner)
		s.mark(n.End)
		s.say(n.Span(), f)
		return
	}
	if n.Attr || n.Place.Raw || inert(inner) {
		s.mark(n.Start)
		s.comment0(n.Place, string(inner))
		s.early(guardAnywhere(string(inner), s.use), string(inner))
		s.mark(n.End)
		s.say(n.Span(), f)
		return
	}
	s.mark(n.Start)
	s.html(n.Place, string(inner))
	s.mark(n.End)
	s.say(n.Span(), f)
}

// inert reports whether Markdown leaves text as it is.
func inert(text []byte) bool {
	return !bytes.ContainsAny(text, "\\`*_[]<>&~\n!#+-=|:\"'.@") || len(bytes.TrimSpace(text)) == 0 && !bytes.Contains(text, []byte("\n"))
}

// blank opens an HTML block, as the blog's own placeholder for a tag did at the start of a line: to the end of the line
// nothing is Markdown, the paragraph above ends, and no blank line is needed, which would make a list loose.
const blank = "<!---->"

// comment0 writes the blank comment where a tile opened an HTML block and text alone would not.
func (s *spelling) comment0(at ir.Place, text string) {
	if at.Block && !strings.HasPrefix(text, "<!--") {
		s.out.WriteString(blank)
	}
}

// html writes raw HTML where Markdown is read, so that Markdown leaves it alone.
//
// HTML of one line that begins with a tag is raw in itself: inline HTML in running text, an HTML block elsewhere. All
// else goes through a shortcode, whose output Markdown never sees.
func (s *spelling) html(at ir.Place, html string) {
	switch {
	case at.Attr || at.Raw:
		s.early(guardAnywhere(html, s.use), html)
	case at.Block && !strings.Contains(html, "\n"):
		s.out.WriteString(blank)
		s.early(guardAnywhere(html, s.use), html)
	case !at.Block && !at.Cell && singleTag(html):
		s.early(guardAnywhere(html, s.use), html)
	default:
		if at.Block {
			s.out.WriteString(blank)
		}
		s.shortcode("html", " "+argument(html), html)
	}
}

// singleTag reports whether html is one tag or one element without text that Markdown could read.
func singleTag(html string) bool {
	if !strings.HasPrefix(html, "<") || !strings.HasSuffix(html, ">") || strings.ContainsAny(html, "\n|`") {
		return false
	}
	depth, text := 0, false
	for i := 0; i < len(html); i++ {
		switch html[i] {
		case '<':
			depth++
		case '>':
			depth--
		case '*', '_', '[', ']', '!', '\\', '&', '~', '"', '\'':
			text = text || depth == 0
		}
	}
	return depth == 0 && !text
}

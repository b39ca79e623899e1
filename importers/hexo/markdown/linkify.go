package markdown

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// schemeParser reads URLs with a scheme where markdown-it's linkify is on: at the "://" it looks back for the scheme.
//
// markdown-it: lib/rules_inline/linkify.mjs
type schemeParser struct{}

func (schemeParser) Trigger() []byte { return []byte{':'} }

func (schemeParser) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	line, seg := block.PeekLine()
	if len(line) < 4 || line[1] != '/' || line[2] != '/' {
		return nil
	}
	src := block.Source()
	before, ok := parent.LastChild().(*ast.Text)
	if !ok || before.Segment.Stop != seg.Start || before.SoftLineBreak() || before.HardLineBreak() {
		return nil
	}
	at := seg.Start
	for at > before.Segment.Start && (isAlnum(src[at-1]) || strings.IndexByte("+.-", src[at-1]) >= 0) {
		at--
	}
	for at < seg.Start && !isLetterByte(src[at]) {
		at++
	}
	switch strings.ToLower(string(src[at:seg.Start])) {
	case "http", "https", "ftp":
	default:
		return nil
	}
	n := linkHost(string(line[3:]), false)
	if n == 0 {
		return nil
	}
	n += 3
	n += linkPath(string(line[n:]))
	for n > 0 && line[n-1] == '*' {
		n--
	}
	before.Segment.Stop = at
	if before.Segment.Len() == 0 {
		parent.RemoveChild(parent, before)
	}
	block.Advance(n)
	t := ast.NewTextSegment(text.NewSegment(at, seg.Start+n))
	link := ast.NewAutoLink(ast.AutoLinkURL, t)
	link.SetPos(at)
	if notes, _ := pc.Get(notesKey).(*notes); notes != nil {
		notes.bare[link] = true
	}
	return link
}

// fuzzyLinks makes links of host names and e-mail addresses in running text.
//
// markdown-it: lib/rules_core/linkify.mjs; linkify-it: lib/re.mjs
type fuzzyLinks struct{}

func (fuzzyLinks) Transform(root *ast.Document, reader text.Reader, pc parser.Context) {
	src := reader.Source()
	notes, _ := pc.Get(notesKey).(*notes)
	unlinkNested(root, src, notes)
	var texts []*ast.Text
	raw := 0
	_ = ast.Walk(root, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		switch v := n.(type) {
		case *ast.Link, *ast.Image, *ast.CodeSpan, *ast.AutoLink:
			return ast.WalkSkipChildren, nil
		case *ast.RawHTML:
			if entering && v.Segments.Len() > 0 {
				s := v.Segments.At(0)
				switch tag := strings.ToLower(string(s.Value(src))); {
				case strings.HasPrefix(tag, "<a ") || strings.HasPrefix(tag, "<a>"):
					raw++
				case strings.HasPrefix(tag, "</a") && raw > 0:
					raw--
				}
			}
		case *ast.Text:
			if entering && raw == 0 && !v.IsRaw() {
				texts = append(texts, v)
			}
		}
		if n.Type() == ast.TypeBlock {
			raw = 0
		}
		return ast.WalkContinue, nil
	})
	for _, t := range texts {
		if t.Parent() == nil {
			continue
		}
		mergeTexts(t)
		for t != nil {
			t = linkOne(t, src, notes)
		}
	}
}

// unlinkNested makes text again of bare links in the text of a link.
//
// markdown-it: linkLevel in lib/rules_inline/link.mjs and linkify.mjs
func unlinkNested(root ast.Node, src []byte, notes *notes) {
	var nested []*ast.AutoLink
	depth := 0
	_ = ast.Walk(root, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		switch v := n.(type) {
		case *ast.Link:
			if entering {
				depth++
			} else {
				depth--
			}
		case *ast.AutoLink:
			if entering && depth > 0 && notes.bare[v] {
				nested = append(nested, v)
			}
		}
		return ast.WalkContinue, nil
	})
	for _, v := range nested {
		delete(notes.bare, v)
		label := ast.NewTextSegment(text.NewSegment(v.Pos(), v.Pos()+len(v.Label(src))))
		v.Parent().ReplaceChild(v.Parent(), v, label)
	}
}

// mergeTexts joins a text with the texts that follow it on its line.
func mergeTexts(t *ast.Text) {
	for !t.SoftLineBreak() && !t.HardLineBreak() {
		next, ok := t.NextSibling().(*ast.Text)
		if !ok || next.IsRaw() || next.Segment.Start != t.Segment.Stop || next.Segment.Padding > 0 {
			return
		}
		t.Segment.Stop = next.Segment.Stop
		t.SetSoftLineBreak(next.SoftLineBreak())
		t.SetHardLineBreak(next.HardLineBreak())
		t.Parent().RemoveChild(t.Parent(), next)
	}
}

// linkOne makes a link of the first host name or address in a text and gives the text after it.
func linkOne(t *ast.Text, src []byte, notes *notes) *ast.Text {
	s := string(t.Segment.Value(src))
	if t.Segment.Padding > 0 || strings.IndexByte(s, '.') < 0 && !strings.Contains(s, "//") {
		return nil
	}
	start, end, email := findFuzzy(s)
	if start < 0 {
		return nil
	}
	start, end = start+t.Segment.Start, end+t.Segment.Start
	kind := ast.AutoLinkType(ast.AutoLinkURL)
	if email {
		kind = ast.AutoLinkEmail
	}
	link := ast.NewAutoLink(kind, ast.NewTextSegment(text.NewSegment(start, end)))
	if !email && !strings.Contains(string(src[start:min(start+8, end)]), "//") {
		link.Protocol = []byte("http")
	}
	link.SetPos(start)
	notes.bare[link] = true
	parent := t.Parent()
	rest := ast.NewTextSegment(text.NewSegment(end, t.Segment.Stop))
	rest.SetSoftLineBreak(t.SoftLineBreak())
	rest.SetHardLineBreak(t.HardLineBreak())
	t.SetSoftLineBreak(false)
	t.SetHardLineBreak(false)
	t.Segment.Stop = start
	parent.InsertAfter(parent, t, link)
	parent.InsertAfter(parent, link, rest)
	return rest
}

const mailName = `[\-;:&=+$,.a-zA-Z0-9_]`

var mailNames = regexp.MustCompile(mailName + `[\-;:&=+$,".a-zA-Z0-9_]*$`)

// findFuzzy is the first host name or e-mail address in s; start is -1 if there is none.
func findFuzzy(s string) (start, end int, email bool) {
	start, end = findScheme(s)
	for i := 0; i < len(s) && (start < 0 || i < start); {
		r, n := utf8.DecodeRuneInString(s[i:])
		prev, _ := utf8.DecodeLastRuneInString(s[:i])
		if i == 0 || strings.ContainsRune("$+<=>^`|｜", prev) || !strings.ContainsRune(".:/\\-_@", prev) && !isPseudoLetter(prev) {
			if isPseudoLetter(r) && !strings.ContainsRune("$+<=>^`|｜", r) {
				if k := linkHost(s[i:], true); k > 0 {
					start, end = i, i+k
					end += linkPath(s[end:])
					break
				}
			}
		}
		i += n
	}
	for i := strings.IndexByte(s, '@'); i >= 0; {
		if name := mailNames.FindStringIndex(s[:i]); name != nil {
			from := name[0]
			prev, _ := utf8.DecodeLastRuneInString(s[:from])
			if from == 0 || unicode.IsSpace(prev) || unicode.IsControl(prev) || strings.ContainsRune("<>｜\"(", prev) {
				if k := linkHost(s[i+1:], true); k > 0 && (start < 0 || from < start || from == start && i+1+k > end) {
					if host := s[i+1 : i+1+k]; !strings.Contains(host, ":") {
						return from, i + 1 + k, true
					}
				}
			}
		}
		next := strings.IndexByte(s[i+1:], '@')
		if next < 0 {
			break
		}
		i += 1 + next
	}
	return start, end, false
}

// findScheme is the first URL with a scheme in s that the rules for the running text left.
func findScheme(s string) (start, end int) {
	for i := 0; i+2 < len(s); i++ {
		skip := 0
		switch rest := s[i:]; {
		case strings.HasPrefix(rest, "http://"):
			skip = 7
		case strings.HasPrefix(rest, "https://"):
			skip = 8
		case strings.HasPrefix(rest, "ftp://"):
			skip = 6
		case strings.HasPrefix(rest, "//"):
			if i >= 1 && s[i-1] == ':' || i >= 1 && s[i-1] == '/' {
				continue
			}
			skip = 2
		default:
			continue
		}
		if prev, _ := utf8.DecodeLastRuneInString(s[:i]); i > 0 && (prev == '_' || isPseudoLetter(prev)) {
			continue
		}
		if n := linkHost(s[i+skip:], false); n > 0 {
			if host := s[i+skip : i+skip+n]; skip == 2 && !strings.Contains(host, ".") && !strings.HasPrefix(host, "localhost") {
				continue
			}
			end = i + skip + n
			return i, end + linkPath(s[end:])
		}
	}
	return -1, 0
}

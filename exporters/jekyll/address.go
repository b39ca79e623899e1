package jekyll

import (
	"fmt"
	"path"
	"slices"
	"strings"

	"hexodus/ir"
	"hexodus/ir/finding"
)

var urlLossy = finding.Define(finding.Rule{
	ID:       "jekyll/url-not-exact",
	Severity: finding.Warning,
	Title:    "Jekyll cannot answer at exactly this URL",
	Doc: "Jekyll writes a page whose address has neither an extension nor a final slash as a file with .html, makes one slash of several, and has no file for what comes after ? or #. " +
		"The page is at the nearest address that works.",
	Hint: "many hosts find x.html for /x by themselves; else redirect the old address to the new one there",
})

// link is where a document answers.
type link struct {
	permalink string // as front matter spells it
	why       string // the blog's address could not be kept
}

// address gives each document its permalink, and to two whose nearest address is one a different one. It notes what will be
// at each file of the finished site.
func (s *site) address() {
	s.links = make(map[*ir.Document]link, len(s.Docs))
	var odd []*ir.Document
	for _, doc := range s.Docs {
		near, why := permalink(doc.URL)
		s.links[doc] = link{near, why}
		switch {
		case s.hidden[doc] || doc.Secret || doc.Draft && !s.Config.Drafts: // has no file
		case why != "":
			odd = append(odd, doc)
		default:
			s.outputs[output(near)] = doc.Source.Path
		}
	}
	for _, doc := range odd {
		l := s.links[doc]
		if free := s.free(l.permalink); free != l.permalink {
			l.permalink, l.why = free, l.why+", and another page is at the nearest address"
			s.links[doc] = l
		}
		s.outputs[output(l.permalink)] = doc.Source.Path
	}
	assets := slices.Clone(s.Assets)
	for _, doc := range s.Docs {
		assets = append(assets, doc.Assets...)
	}
	for _, a := range assets {
		if name := assetPath(a); s.outputs[name] == "" {
			s.outputs[name] = a.Path
		}
	}
	s.redirects = map[*ir.Document][]string{}
	for _, doc := range s.Docs {
		if s.outputs[output(s.links[doc].permalink)] == doc.Source.Path {
			s.redirects[doc] = s.otherAddresses(doc)
		}
	}
}

// otherAddresses are the permalinks that are to lead to a document. A browser turns a backslash in an address into a slash, so
// both lead there. An address that is another page's stays that page's.
func (s *site) otherAddresses(doc *ir.Document) (list []string) {
	other := slices.Clone(doc.Aliases)
	if strings.Contains(doc.URL, `\`) {
		other = append(other, strings.ReplaceAll(doc.URL, `\`, "/"))
	}
	for _, url := range other {
		if from, _ := permalink(url); s.claim(from, doc.Source.Path) {
			list = append(list, from)
		}
	}
	return list
}

// free is a permalink like the one wanted whose file nobody has.
func (s *site) free(want string) string {
	link := want
	for n := 2; s.outputs[output(link)] != ""; n++ {
		base, slash := strings.TrimSuffix(want, "/"), strings.HasSuffix(want, "/")
		ext := path.Ext(path.Base(base))
		if slash {
			link = fmt.Sprintf("%s-%d/", base, n)
		} else {
			link = fmt.Sprintf("%s-%d%s", strings.TrimSuffix(base, ext), n, ext)
		}
	}
	return link
}

// claim notes what will be at a permalink, and reports whether nothing was.
func (s *site) claim(permalink, what string) bool {
	if s.outputs[output(permalink)] != "" {
		return false
	}
	s.outputs[output(permalink)] = what
	return true
}

// permalink spells a URL as Jekyll reads it, and says why it leads elsewhere, if it does.
//
// Jekyll decodes %XX when it writes the file, so that all that it would act on before can be written so.
// Jekyll: lib/jekyll/url.rb
func permalink(url string) (link, why string) {
	var b strings.Builder
	for i := 0; i < len(url); i++ {
		switch c := url[i]; {
		case c < ' ' || c == 0x7F:
			why = "has control characters"
		case c == '/' && i > 0 && url[i-1] == '/':
			why = "is cleaned up"
		case c == '%' && i+2 < len(url) && hex(url[i+1]) && hex(url[i+2]):
			b.WriteString("%25")
		case c == ':' && i+1 < len(url) && (url[i+1] == '_' || url[i+1] >= 'a' && url[i+1] <= 'z'):
			b.WriteString("%3A")
		case c == '.' && (i > 0 && url[i-1] == '.' || i+1 < len(url) && (url[i+1] == '.' || url[i+1] == '/')):
			b.WriteString("%2E")
		default:
			if c == '?' || c == '#' {
				why = "has a ? or #"
			}
			b.WriteByte(c)
		}
	}
	link = b.String()
	for _, part := range strings.Split(url, "/") {
		if part == "." || part == ".." {
			clean := path.Clean("/" + url)
			if strings.HasSuffix(url, "/") && clean != "/" {
				clean += "/"
			}
			link, _ = permalink(clean)
			return link, "is cleaned up"
		}
	}
	if last := path.Base(url); !strings.HasSuffix(url, "/") && strings.LastIndexByte(last, '.') <= 0 {
		why = "has neither an extension nor a final slash"
	}
	return link, why
}

func hex(c byte) bool {
	return c >= '0' && c <= '9' || c >= 'a' && c <= 'f' || c >= 'A' && c <= 'F'
}

// output is the file of the finished site that answers at a permalink.
func output(permalink string) string {
	name := unescape(strings.TrimLeft(permalink, "/"))
	switch {
	case name == "" || strings.HasSuffix(name, "/"):
		return name + "index.html"
	case strings.LastIndexByte(path.Base(name), '.') <= 0:
		return name + ".html"
	}
	return name
}

// unescape decodes %XX.
func unescape(s string) string {
	if !strings.Contains(s, "%") {
		return s
	}
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		if s[i] == '%' && i+2 < len(s) && hex(s[i+1]) && hex(s[i+2]) {
			var c byte
			_, _ = fmt.Sscanf(s[i+1:i+3], "%02x", &c)
			b.WriteByte(c)
			i += 2
			continue
		}
		b.WriteByte(s[i])
	}
	return b.String()
}

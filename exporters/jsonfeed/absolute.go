package jsonfeed

import (
	"bytes"
	"html"
	"net/url"
	"strings"
)

// address is where a piece of HTML is read: what its links are relative to.
type address struct {
	scheme string // "https"
	origin string // "https://me.example"
	dir    string // of the page, with slashes at both ends: "/blog/2019/hello/"
	page   string // the page itself, without a fragment: "https://me.example/blog/2019/hello/"
}

// newAddress is the address of a page, given as an absolute URL.
func newAddress(page string) address {
	page, _, _ = strings.Cut(page, "#")
	a := address{page: page}
	scheme, rest, ok := strings.Cut(page, "://")
	if !ok {
		return a
	}
	host, path := rest, "/"
	if i := strings.IndexAny(rest, "/?"); i >= 0 {
		host, path = rest[:i], rest[i:]
	}
	path, _, _ = strings.Cut(path, "?")
	a.scheme, a.origin, a.dir = scheme, scheme+"://"+host, path[:strings.LastIndexByte(path, '/')+1]
	if a.dir == "" {
		a.dir = "/"
	}
	return a
}

// resolve is the absolute URL that a link on the page leads to, percent-encoded; what is absolute stays as it is.
// A link to nothing, and one within the page, stay too: those are the same wherever the page is read.
func (a address) resolve(link string) string {
	trimmed := strings.Trim(link, " \t\n\r\f")
	switch {
	case trimmed == "" || trimmed[0] == '#' || hasScheme(trimmed):
		return link
	case len(trimmed) > 1 && isSlash(trimmed[0]) && isSlash(trimmed[1]):
		return a.scheme + "://" + encode(trimmed[2:])
	case trimmed[0] == '?':
		page, _, _ := strings.Cut(a.page, "?")
		return page + encode(trimmed)
	}
	path, query := trimmed, ""
	if i := strings.IndexAny(trimmed, "?#"); i >= 0 {
		path, query = trimmed[:i], trimmed[i:]
	}
	path = strings.ReplaceAll(path, `\`, "/")
	if path[0] != '/' {
		path = a.dir + path
	}
	return a.origin + encode(withoutDots(path)+query)
}

func isSlash(c byte) bool { return c == '/' || c == '\\' }

// hasScheme reports whether a link starts with a scheme, as mailto: or https: do.
func hasScheme(link string) bool {
	for i := range len(link) {
		switch c := link[i]; {
		case c|0x20 >= 'a' && c|0x20 <= 'z':
		case i > 0 && (c >= '0' && c <= '9' || c == '+' || c == '-' || c == '.'):
		default:
			return i > 0 && c == ':'
		}
	}
	return false
}

// withoutDots walks the steps "." and ".." of a path that starts with a slash.
func withoutDots(path string) string {
	if !strings.Contains(path, "/.") {
		return path
	}
	var out []string
	parts := strings.Split(path[1:], "/")
	for i, part := range parts {
		last := i == len(parts)-1
		switch {
		case part != "." && part != "..":
			out = append(out, part)
			continue
		case part == ".." && len(out) > 0:
			out = out[:len(out)-1]
		}
		if last {
			out = append(out, "") // the path leads to a folder
		}
	}
	return "/" + strings.Join(out, "/")
}

// encode percent-encodes what cannot stand in a URL; what is encoded stays.
func encode(url string) string {
	plain := true
	for i := 0; i < len(url) && plain; i++ {
		plain = inURL(url[i])
	}
	if plain {
		return url
	}
	var b strings.Builder
	b.Grow(len(url) + 24)
	for i := range len(url) {
		if c := url[i]; inURL(c) {
			b.WriteByte(c)
		} else {
			b.WriteString("%" + string("0123456789ABCDEF"[c>>4]) + string("0123456789ABCDEF"[c&15]))
		}
	}
	return b.String()
}

func inURL(c byte) bool {
	return c > ' ' && c < 0x7F && strings.IndexByte("\"<>\\^`{|}", c) < 0
}

// urlAttributes are the attributes that hold a URL, or a list of pictures with their sizes.
var urlAttributes = map[string]bool{
	"href": true, "src": true, "poster": true, "data-src": true, "data-original": true, "cite": true, "action": true,
	"srcset": false, "data-srcset": false,
}

// content is the HTML of an item while its links are made absolute.
type content struct {
	address
	anchors map[string]bool                                 // ids that links within the page can lead to
	schemes []string                                        // links that had no scheme
	outside []string                                        // links that lead to a place of the page which is not in this HTML, and now lead to the page
	seen    func(name string, attributes map[string]string) // told of each start tag, its values decoded and absolute; may be nil
}

// absolute makes the URLs of HTML absolute, and leaves every other byte as it is.
func (c *content) absolute(src []byte) []byte {
	c.findAnchors(src)
	var out []byte
	from := 0
	for t := range tags(src) {
		values := map[string]string{}
		for _, a := range t.attributes {
			if _, again := values[a.name]; again {
				continue // the first one counts
			}
			value := html.UnescapeString(string(src[a.value[0]:a.value[1]]))
			url := c.value(a.name, value)
			values[a.name] = url
			if url == value {
				continue
			}
			out = append(out, src[from:a.value[0]]...)
			if a.bare {
				out = append(out, '"')
			}
			out = append(out, attributeText(url)...)
			if a.bare {
				out = append(out, '"')
			}
			from = a.value[1]
		}
		if c.seen != nil {
			c.seen(t.name, values)
		}
	}
	if from == 0 {
		return src
	}
	return append(out, src[from:]...)
}

// value is what becomes of an attribute's value.
func (c *content) value(name, value string) string {
	single, known := urlAttributes[name]
	switch {
	case !known:
		return value
	case !single:
		return c.resolveSet(value)
	case len(value) > 1 && value[0] == '#' && name == "href" && !c.anchors[value[1:]] && !c.anchors[decoded(value[1:])]:
		c.outside = append(c.outside, value)
		return c.page + encode(value)
	}
	url := c.resolve(value)
	if strings.HasPrefix(value, "//") {
		c.schemes = append(c.schemes, value)
	}
	return url
}

// findAnchors notes the ids in HTML, if any link may need them.
func (c *content) findAnchors(src []byte) {
	c.anchors = map[string]bool{"top": true}
	if !bytes.Contains(src, []byte("#")) {
		return
	}
	for t := range tags(src) {
		for _, a := range t.attributes {
			if a.name == "id" || a.name == "name" && t.name == "a" {
				c.anchors[html.UnescapeString(string(src[a.value[0]:a.value[1]]))] = true
			}
		}
	}
}

func decoded(s string) string {
	if plain, err := url.PathUnescape(s); err == nil {
		return plain
	}
	return s
}

// attributeText escapes a URL for an attribute in quotes of either kind.
func attributeText(url string) string {
	return strings.NewReplacer("&", "&amp;", `"`, "&#34;", "'", "&#39;").Replace(url)
}

// resolveSet resolves the pictures of a srcset: "a.png 1x, b.png 2x".
func (a address) resolveSet(set string) string {
	var out []string
	for _, candidate := range strings.Split(set, ", ") {
		fields := strings.Fields(candidate)
		if len(fields) == 0 {
			continue
		}
		fields[0] = a.resolve(fields[0])
		out = append(out, strings.Join(fields, " "))
	}
	return strings.Join(out, ", ")
}

// withoutControls drops the control characters that HTML does not know.
func withoutControls(text []byte) []byte {
	return bytes.Map(func(r rune) rune {
		if r < ' ' && r != '\t' && r != '\n' && r != '\r' || r == 0x7F || r == 0xFFFE || r == 0xFFFF {
			return -1
		}
		return r
	}, text)
}

package reading

import (
	"net/url"
	"strings"
	"unicode/utf8"
)

// site resolves the links of one page.
type site struct {
	origins []string // prefixes that fall away, first that fits
	root    string   // with a slash at both ends, or ""
	path    string   // of the page, safe to be split at "?" and "\\"
}

// onPage keeps what looks like an escape in a decoded path from being read as one.
var onPage = strings.NewReplacer("%", "%25", `\`, "%5C")

func newSite(b Base) site {
	s := site{path: onPage.Replace(b.Path)}
	if o := strings.TrimSuffix(b.Origin, "/"); o != "" {
		s.origins = append(s.origins, o)
		if u, err := url.Parse(o); err == nil && u.Host != "" {
			if p := strings.TrimSuffix(u.EscapedPath(), "/"); p != "" {
				s.origins = append(s.origins, p)
			}
			s.origins = append(s.origins, strings.ToLower(u.Scheme+"://"+u.Host))
		}
	}
	if b.Root != "" && b.Root != "/" {
		s.root = strings.TrimSuffix(b.Root, "/") + "/"
	}
	if s.path == "" {
		s.path = "/"
	}
	return s
}

// url is what a link says, decoded, without the site's own origin and root, and absolute within the site.
func (s *site) url(u string) string {
	u = decode(strings.TrimFunc(u, isSpace))
	for _, o := range s.origins {
		if rest, ok := strings.CutPrefix(u, o); ok && (rest == "" || rest[0] == '/') {
			if u = rest; u == "" {
				u = "/"
			}
			break
		}
	}
	if s.root != "" {
		if u+"/" == s.root {
			u = "/"
		} else if rest, ok := strings.CutPrefix(u, s.root); ok {
			u = "/" + rest
		}
	}
	if u != "" && !isAbsolute(u) {
		u = s.resolve(u)
	}
	return settle(u)
}

// isAbsolute reports whether a link does not depend on the page: it has a scheme or a host, or stays on the page.
func isAbsolute(u string) bool {
	return u[0] == '#' || strings.HasPrefix(u, "//") || schemeLen(u) > 0
}

// schemeLen is the length of "https:" at the start of a link, 0 if there is none.
func schemeLen(u string) int {
	for i := 0; i < len(u); i++ {
		c := u[i]
		switch {
		case c|0x20 >= 'a' && c|0x20 <= 'z':
		case i > 0 && (c >= '0' && c <= '9' || c == '+' || c == '.' || c == '-'):
		case i > 0 && c == ':':
			return i + 1
		default:
			return 0
		}
	}
	return 0
}

// settle makes one of the ways to name a folder and a host.
func settle(u string) string {
	const index = "/index.html"
	for from := 0; ; {
		i := strings.Index(u[from:], index)
		if i < 0 {
			break
		}
		i += from
		if end := i + len(index); end == len(u) || u[end] == '?' || u[end] == '#' {
			u = u[:i+1] + u[end:]
			break
		}
		from = i + 1
	}
	n := 0
	for n < len(u) && u[n]|0x20 >= 'a' && u[n]|0x20 <= 'z' {
		n++
	}
	if n > 0 && strings.HasPrefix(u[n:], "://") {
		n += 3
		if i := strings.IndexAny(u[n:], "/?#"); i != 0 && len(u) > n {
			if i < 0 {
				return u + "/"
			}
			if u[n+i] != '/' {
				return u[:n+i] + "/" + u[n+i:]
			}
		}
	}
	return u
}

// resolve makes a link absolute within the site, as a browser would on a page at s.path.
func (s *site) resolve(u string) string {
	u = strings.TrimFunc(u, func(r rune) bool { return r <= ' ' })
	if strings.ContainsAny(u, "\t\r\n") {
		u = strings.NewReplacer("\t", "", "\r", "", "\n", "").Replace(u)
	}
	path, fragment := cut(u, '#')
	path, query := cut(path, '?')
	out := make([]byte, 0, len(s.path)+len(u)+16)
	if path == "" { // the page itself
		p, q := cut(s.path, '?')
		out = joinPath(out, "", p)
		if query == "" && u != "" && u[0] != '?' {
			query = q
		}
	} else if path[0] == '/' || path[0] == '\\' {
		if len(path) > 1 && (path[1] == '/' || path[1] == '\\') { // a host, written with backslashes
			path = strings.TrimLeft(path, `/\`)
			if i := strings.IndexAny(path, `/\`); i >= 0 {
				path = path[i:]
			} else {
				path = "/"
			}
		}
		out = joinPath(out, "", path)
	} else {
		folder, _ := cut(s.path, '?')
		out = joinPath(out, folder[:strings.LastIndexByte(folder, '/')+1], path)
	}
	if len(query) > 1 {
		out = escape(out, query, " \"#<>'")
	}
	if len(fragment) > 1 {
		out = escape(out, fragment, " \"<>`")
	}
	return decode(string(out))
}

// cut splits a string before the first c.
func cut(s string, c byte) (before, from string) {
	if i := strings.IndexByte(s, c); i >= 0 {
		return s[:i], s[i:]
	}
	return s, ""
}

// joinPath appends the path that comes of a relative one in a folder, without dots, percent-encoded.
func joinPath(out []byte, folder, path string) []byte {
	start := len(out)
	add := func(p string) {
		for p != "" {
			if p[0] == '/' || p[0] == '\\' {
				p = p[1:]
			}
			seg := p
			i := strings.IndexAny(p, `/\`)
			if i >= 0 {
				seg, p = p[:i], p[i:]
			} else {
				p = ""
			}
			switch {
			case isDots(seg, 2):
				if n := lastSlash(out[start:]); n >= 0 {
					out = out[:start+n]
				}
				if i < 0 {
					out = append(out, '/')
				}
			case isDots(seg, 1):
				if i < 0 {
					out = append(out, '/')
				}
			default:
				out = append(out, '/')
				out = escape(out, seg, " \"#<>?^`{}")
			}
		}
	}
	if folder != "" {
		add(strings.TrimSuffix(folder, "/"))
		if folder == "/" {
			out = out[:start]
		}
	}
	add(path)
	if len(out) == start {
		out = append(out, '/')
	}
	return out
}

func lastSlash(b []byte) int {
	for i := len(b) - 1; i >= 0; i-- {
		if b[i] == '/' {
			return i
		}
	}
	return -1
}

// isDots reports whether a segment is n dots, each plain or as %2e.
func isDots(seg string, n int) bool {
	for ; n > 0; n-- {
		switch {
		case strings.HasPrefix(seg, "."):
			seg = seg[1:]
		case len(seg) >= 3 && strings.EqualFold(seg[:3], "%2e"):
			seg = seg[3:]
		default:
			return false
		}
	}
	return seg == ""
}

// escape appends s with controls, characters beyond ASCII and those of a set percent-encoded.
func escape(out []byte, s, set string) []byte {
	const hex = "0123456789ABCDEF"
	for i := 0; i < len(s); i++ {
		if c := s[i]; c < ' ' || c >= 0x7F || strings.IndexByte(set, c) >= 0 {
			out = append(out, '%', hex[c>>4], hex[c&15])
		} else {
			out = append(out, c)
		}
	}
	return out
}

// decode takes percent-encoding away, if all of it is well formed; else it is left as it is.
func decode(s string) string {
	i := strings.IndexByte(s, '%')
	if i < 0 {
		return s
	}
	out := make([]byte, 0, len(s))
	out = append(out, s[:i]...)
	for i < len(s) {
		if s[i] != '%' {
			out = append(out, s[i])
			i++
			continue
		}
		start := len(out)
		for { // one character: as many bytes as its first one says
			if i+2 >= len(s) || s[i] != '%' {
				return s
			}
			hi, ok1 := unhex(s[i+1])
			lo, ok2 := unhex(s[i+2])
			if !ok1 || !ok2 {
				return s
			}
			out = append(out, hi<<4|lo)
			i += 3
			if utf8.FullRune(out[start:]) {
				break
			}
		}
		if r, n := utf8.DecodeRune(out[start:]); r == utf8.RuneError && n == 1 {
			return s
		}
	}
	return string(out)
}

func unhex(c byte) (byte, bool) {
	switch {
	case c >= '0' && c <= '9':
		return c - '0', true
	case c|0x20 >= 'a' && c|0x20 <= 'f':
		return c | 0x20 - 'a' + 10, true
	}
	return 0, false
}

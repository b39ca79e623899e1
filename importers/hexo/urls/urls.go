// Package urls links pages as Hexo does: below the site's root, percent-encoded, with or without the
// last part of a pretty URL.
package urls

import "strings"

// Site is what a link depends on.
type Site struct {
	URL, Root     string // as in ir.Config: "https://me.example/blog", "/blog/"
	TrailingIndex bool   // links keep a final index.html
	TrailingHTML  bool   // links keep a final .html
	RelativeLink  bool   // links are relative to the page they are on
}

// For is the link to a path of the site, from no page in particular; what leads elsewhere stays as it is.
//
// Hexo: hexo-util lib/url_for.ts
func (s Site) For(path string) string { return s.ForPage("", path) }

// ForPage is For on a page, whose own path counts where links are relative.
func (s Site) ForPage(page, path string) string {
	if strings.HasPrefix(path, "#") || isWeb(path) {
		return path
	}
	if s.RelativeLink {
		return Relative(page, path)
	}
	if s.elsewhere(path) {
		return path
	}
	return s.pretty(Encode(singleSlashes(s.Root + path)))
}

// Full is the link with the site's origin. It is built from the site's URL and not from its root, as in Hexo.
//
// Hexo: hexo-util lib/full_url_for.ts
func (s Site) Full(path string) string {
	if isWeb(path) || s.elsewhere(path) {
		return path
	}
	return s.pretty(Encode(s.URL + singleSlashes("/"+path)))
}

// Hexo: hexo-util lib/pretty_urls.ts
func (s Site) pretty(link string) string {
	if !s.TrailingIndex {
		link = strings.TrimSuffix(link, "index.html")
	}
	if !s.TrailingHTML && !strings.HasSuffix(link, "index.html") {
		link = strings.TrimSuffix(link, ".html")
	}
	return link
}

func isWeb(link string) bool {
	return strings.HasPrefix(link, "//") || strings.HasPrefix(link, "http:") || strings.HasPrefix(link, "https:")
}

// elsewhere reports whether a path has a scheme, or a host that is not the site's.
func (s Site) elsewhere(path string) bool {
	path = strings.TrimLeft(path, "\x00\x01\x02\x03\x04\x05\x06\x07\x08\t\n\v\f\r\x0e\x0f\x10\x11\x12\x13\x14\x15\x16\x17\x18\x19\x1a\x1b\x1c\x1d\x1e\x1f ")
	if name, rest, ok := scheme(path); ok {
		return !isSpecial(name) || !sameHost(rest, s.URL)
	}
	if len(path) > 1 && isSlash(path[0]) && isSlash(path[1]) {
		return !sameHost(path, s.URL)
	}
	return false
}

func sameHost(rest, site string) bool {
	_, own, ok := scheme(site)
	if !ok {
		return false
	}
	a, okA := splitAuthority(rest)
	b, okB := splitAuthority(own)
	return okA && okB && a.host == b.host
}

// Relative is the link from one path to another.
//
// Hexo: hexo-util lib/relative_url.ts
func Relative(from, to string) string {
	fromParts, toParts := strings.Split(from, "/"), strings.Split(to, "/")
	same := 0
	for same < min(len(fromParts), len(toParts)) && fromParts[same] == toParts[same] {
		same++
	}
	var out []string
	for range len(fromParts) - same - 1 {
		out = append(out, "..")
	}
	out = append(out, toParts[same:]...)
	if n := len(out); n > 1 && out[n-1] == "" && out[n-2] == "" {
		out = append(out[:n-2], "index.html")
	}
	return Encode(singleSlashes(strings.Join(out, "/")))
}

func singleSlashes(s string) string {
	if !strings.Contains(s, "//") {
		return s
	}
	var b strings.Builder
	b.Grow(len(s))
	for i := range len(s) {
		if s[i] != '/' || i == 0 || s[i-1] != '/' {
			b.WriteByte(s[i])
		}
	}
	return b.String()
}

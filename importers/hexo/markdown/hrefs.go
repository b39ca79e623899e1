package markdown

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/net/idna"
)

// href is how a link's target is printed.
func (d *Dialect) href(dest string) string {
	dest = d.unescapeTarget(d.target(dest))
	switch d.Engine {
	case Marked:
		if d.SanitizeURL {
			for _, scheme := range []string{"javascript:", "vbscript:", "data:"} {
				if strings.HasPrefix(dest, scheme) {
					return ""
				}
			}
		}
		return encodeURL(dest)
	case Kramed:
		return escapeOnce(dest)
	case Pandoc:
		return escapeAttr(escapeURI(dest))
	}
	return escapeAttr(normalizeLink(dest))
}

// target is a target as the engine found it.
func (d *Dialect) target(dest string) string {
	if d.Target == nil {
		return dest
	}
	return d.Target(dest)
}

// imageSrc is how an image's source is printed.
func (d *Dialect) imageSrc(dest string) string {
	dest = d.unescapeTarget(d.target(dest))
	if d.markdownIt() {
		dest = normalizeLink(dest)
	}
	if d.ImageURL != nil {
		dest = d.ImageURL(dest)
	}
	switch d.Engine {
	case Marked:
		return encodeURL(dest)
	case Kramed:
		return escapeOnce(dest)
	case Pandoc:
		return escapeAttr(escapeURI(dest))
	}
	return escapeAttr(dest)
}

// unescapeTarget is a link's target without its backslashes; character references in it are only read by
// engines that follow CommonMark there.
func (d *Dialect) unescapeTarget(dest string) string {
	switch d.Engine {
	case Marked, Kramed:
		return dest
	case Pandoc:
		return strings.Join(strings.Fields(unescapeText(dest)), " ")
	}
	return unescapeText(dest)
}

// escapeTitle escapes a title or an alt text.
func (d *Dialect) escapeTitle(s string) string {
	switch d.Engine {
	case Marked:
		return string(appendEscapedOnce(nil, []byte(s), true))
	case Kramed:
		return escapeOnce(s)
	}
	return escapeAttr(unescapeText(s))
}

// rel is what marked's renderer adds to a link to another host.
//
// Hexo: hexo-renderer-marked lib/renderer.js, link.
func (d *Dialect) rel(dest string) string {
	o := d.ExternalLink
	if !o.Enable && !o.NoFollow || !isExternal(dest, o) {
		return ""
	}
	switch {
	case o.Enable && o.NoFollow:
		return ` target="_blank" rel="noopener external nofollow noreferrer"`
	case o.Enable:
		return ` target="_blank" rel="noopener"`
	}
	return ` rel="noopener external nofollow noreferrer"`
}

// Hexo: hexo-util lib/is_external_link.ts
func isExternal(dest string, o ExternalLink) bool {
	rest, ok := strings.CutPrefix(dest, "//")
	if !ok {
		if rest, ok = strings.CutPrefix(dest, "http://"); !ok {
			if rest, ok = strings.CutPrefix(dest, "https://"); !ok {
				return false
			}
		}
	}
	host, _, _ := strings.Cut(rest, "/")
	if i := strings.IndexAny(host, `\?#`); i >= 0 {
		host = host[:i]
	}
	if i := strings.LastIndexByte(host, ':'); i >= 0 {
		host = host[:i]
	}
	host = strings.ToLower(host)
	for _, e := range o.Exclude {
		if e == host {
			return false
		}
	}
	return host != o.Host
}

// normalizeLink is markdown-it's: the host in Punycode, the rest percent-encoded where it must be.
func normalizeLink(dest string) string {
	if scheme, rest, ok := strings.Cut(dest, "://"); ok && isScheme(scheme) {
		switch strings.ToLower(scheme) {
		case "http", "https", "mailto":
			host, path := rest, ""
			if i := strings.IndexAny(rest, "/?#"); i >= 0 {
				host, path = rest[:i], rest[i:]
			}
			if ascii, err := idna.Punycode.ToASCII(host); err == nil {
				host = ascii
			}
			dest = scheme + "://" + host + path
		}
	}
	return encodeKeeping(dest)
}

// encodeKeeping percent-encodes like encodeURI but leaves what is encoded already.
func encodeKeeping(s string) string {
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		c := s[i]
		switch {
		case c == '%' && i+2 < len(s) && hexValue(s[i+1]) >= 0 && hexValue(s[i+2]) >= 0,
			unreservedURL[c]:
			b.WriteByte(c)
		default:
			b.WriteByte('%')
			b.WriteByte(upperHex[c>>4])
			b.WriteByte(upperHex[c&15])
		}
	}
	return b.String()
}

// linkText is how markdown-it shows the URL of an automatic link: decoded, as far as it still reads as one.
func linkText(label string) string {
	if strings.IndexByte(label, '%') < 0 {
		return label
	}
	var b strings.Builder
	for i := 0; i < len(label); {
		raw, j := []byte{}, i
		for j+2 < len(label) && label[j] == '%' && hexValue(label[j+1]) >= 0 && hexValue(label[j+2]) >= 0 {
			raw = append(raw, byte(hexValue(label[j+1])<<4|hexValue(label[j+2])))
			j += 3
		}
		if len(raw) == 0 {
			b.WriteByte(label[i])
			i++
			continue
		}
		for k := 0; k < len(raw); {
			r, n := utf8.DecodeRune(raw[k:])
			switch {
			case n == 1 && raw[k] < utf8.RuneSelf && strings.IndexByte(";/?:@&=+$,#%", raw[k]) >= 0:
				b.WriteString(label[i+3*k : i+3*k+3])
			default:
				b.WriteRune(r)
			}
			k += n
		}
		i = j
	}
	return b.String()
}

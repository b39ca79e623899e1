package markdown

import (
	"net/netip"
	"strings"

	"golang.org/x/net/idna"
	"golang.org/x/text/unicode/norm"
)

// normalURL parses a URL as a browser does and prints it again with Unicode in its host name. It is what
// becomes of "http://例子.中国，后面/a b?q=x y": the full-width comma is a plain one, and spaces are encoded.
func normalURL(scheme, rest string) (string, bool) {
	rest = urlSpaces.Replace(strings.Trim(rest, " "))
	rest = strings.TrimLeft(rest, `/\`)
	rest, hash, hasHash := strings.Cut(rest, "#")
	rest, query, hasQuery := strings.Cut(rest, "?")
	authority, path := rest, ""
	if i := strings.IndexAny(rest, `/\`); i >= 0 {
		authority, path = rest[:i], strings.ReplaceAll(rest[i:], `\`, "/")
	}
	user := ""
	if i := strings.LastIndexByte(authority, '@'); i >= 0 {
		user, authority = authority[:i+1], authority[i+1:]
	}
	host, port := authority, ""
	if i := strings.LastIndexByte(authority, ':'); i >= 0 && !strings.Contains(authority[i:], "]") {
		host, port = authority[:i], authority[i+1:]
		for _, c := range []byte(port) {
			if c < '0' || c > '9' {
				return "", false
			}
		}
		if port = strings.TrimLeft(port, "0"); port == defaultPort[scheme] {
			port = ""
		}
	}
	host, ok := normalHost(host)
	if !ok {
		return "", false
	}
	if path == "" {
		path = "/"
	}
	path = escapeBytes(dotSegments(path), pathBytes)
	var b strings.Builder
	b.WriteString(scheme)
	b.WriteString("://")
	b.WriteString(user)
	b.WriteString(host)
	if port != "" {
		b.WriteString(":" + port)
	}
	b.WriteString(path)
	if hasQuery && query != "" {
		b.WriteString("?" + queryEscapes.Replace(encodeURI(unescapeURL(query))))
	}
	if hasHash {
		b.WriteString("#" + escapeBytes(hash, hashBytes))
	}
	return b.String(), true
}

var defaultPort = map[string]string{"http": "80", "https": "443", "ftp": "21", "ws": "80", "wss": "443"}

var urlSpaces = strings.NewReplacer("\t", "", "\n", "", "\r", "")

var queryEscapes = strings.NewReplacer("#", "%23", "'", "%27")

// Characters that a URL parser encodes, besides controls and what is not ASCII.
const (
	pathBytes = " \"#<>?`{}"
	hashBytes = " \"<>`"
)

func escapeBytes(s, set string) string {
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		if c := s[i]; c <= 0x20 || c >= 0x7f || strings.IndexByte(set, c) >= 0 {
			b.WriteByte('%')
			b.WriteByte(upperHex[c>>4])
			b.WriteByte(upperHex[c&15])
		} else {
			b.WriteByte(c)
		}
	}
	return b.String()
}

// dotSegments takes "." and ".." out of a path.
func dotSegments(path string) string {
	if !strings.Contains(path, "/.") && !strings.Contains(path, "/%2") {
		return path
	}
	var out []string
	parts := strings.Split(path[1:], "/")
	for i, p := range parts {
		last := i == len(parts)-1
		switch strings.ReplaceAll(strings.ToLower(p), "%2e", ".") {
		case ".":
			if last {
				out = append(out, "")
			}
		case "..":
			if len(out) > 0 {
				out = out[:len(out)-1]
			}
			if last {
				out = append(out, "")
			}
		default:
			out = append(out, p)
		}
	}
	return "/" + strings.Join(out, "/")
}

var hostProfile = idna.New(idna.MapForLookup(), idna.Transitional(false), idna.StrictDomainName(false), idna.VerifyDNSLength(false))

// normalHost is a host name as a URL parser sees it, in Unicode.
func normalHost(host string) (string, bool) {
	if strings.HasPrefix(host, "[") {
		addr, err := netip.ParseAddr(strings.Trim(host, "[]"))
		if err != nil {
			return "", false
		}
		return "[" + addr.String() + "]", true
	}
	host = unescapeURL(host)
	if plainHost(host) {
		return host, host != ""
	}
	ascii, err := hostProfile.ToASCII(host)
	if err != nil {
		ascii = strings.ToLower(norm.NFKC.String(host))
	}
	if ascii == "" || strings.ContainsAny(ascii, " #%/:<>?@[\\]^|\x00\t\n\r\u00a0") {
		return "", false
	}
	if unicode, err := hostProfile.ToUnicode(ascii); err == nil {
		return unicode, true
	}
	return ascii, true
}

// plainHost reports whether a name is printed as it is.
func plainHost(host string) bool {
	for i := 0; i < len(host); i++ {
		c := host[i]
		if !('a' <= c && c <= 'z' || '0' <= c && c <= '9' || c == '.' || c == '-' || c == '_') {
			return false
		}
	}
	return !strings.Contains(host, "xn--")
}

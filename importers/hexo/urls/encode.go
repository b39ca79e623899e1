package urls

import (
	"net/url"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/idna"
)

// Encode percent-encodes what must be in a URL or a path. A URL with a host comes out as browsers write it,
// but its host keeps its letters: "HTTP://例子.中国" is "http://例子.中国/". What is encoded already stays so.
// A URL that browsers do not accept, and one of a scheme without hosts, is returned as it is.
//
// Hexo: hexo-util lib/encode_url.ts. Beside a lone "%" Hexo damages letters that are not ASCII; here they stay.
func Encode(s string) string {
	trimmed := strings.TrimSpace(s)
	if colon := strings.IndexByte(trimmed, ':'); colon > 0 && isProtocol(trimmed[:colon]) {
		return encodeWhole(s)
	}
	return encodeURI(unescape(s, ""))
}

// isProtocol is the test of the parser that Hexo asks first; it allows more than a scheme may be.
func isProtocol(s string) bool {
	for i := range len(s) {
		if !isAlnum(s[i]) && s[i] != '.' && s[i] != '+' && s[i] != '-' {
			return false
		}
	}
	return true
}

// lineEnds are left out of a URL, as the standard says.
var lineEnds = strings.NewReplacer("\t", "", "\n", "", "\r", "")

// encodeWhole follows the URL standard for a URL with a scheme.
func encodeWhole(s string) string {
	text := strings.TrimFunc(s, func(r rune) bool { return r <= ' ' })
	text = lineEnds.Replace(text)
	name, rest, ok := scheme(text)
	if !ok || !isSpecial(name) {
		return s
	}
	a, ok := splitAuthority(rest)
	if !ok {
		return s
	}
	var b strings.Builder
	b.Grow(len(s) + 8)
	b.WriteString(name + "://")
	if a.user != "" {
		b.WriteString(a.user + "@")
	}
	b.WriteString(a.host)
	if a.port != "" && a.port != defaultPort[name] {
		b.WriteString(":" + a.port)
	}
	path, fragment, hasFragment := strings.Cut(a.path, "#")
	path, query, _ := strings.Cut(path, "?")
	b.WriteString(encodePath(removeDots(strings.ReplaceAll(path, `\`, "/"))))
	if query = encodeQuery(query); query != "" {
		b.WriteString("?" + query)
	}
	if hasFragment && fragment != "" {
		b.WriteString("#" + encode(fragment, func(c byte) bool { return c > ' ' && c < 0x7f && !strings.ContainsRune("\"<>`", rune(c)) }))
	}
	return b.String()
}

// encodePath decodes what need not be encoded and encodes the rest; a "%2F" becomes "%252F", as in Hexo.
func encodePath(path string) string {
	if decoded, ok := decodeURI(path); ok {
		return encodeURI(decoded)
	}
	return encode(path, func(c byte) bool { return c == '%' || isURI(c) })
}

var defaultPort = map[string]string{"http": "80", "https": "443", "ws": "80", "wss": "443", "ftp": "21"}

func isSpecial(scheme string) bool { return defaultPort[scheme] != "" }

// scheme splits a URL's scheme off, in lower case.
func scheme(s string) (name, rest string, ok bool) {
	colon := strings.IndexByte(s, ':')
	if colon <= 0 || !isProtocol(s[:colon]) || s[0]|0x20 < 'a' || s[0]|0x20 > 'z' {
		return "", "", false
	}
	return strings.ToLower(s[:colon]), s[colon+1:], true
}

type authority struct{ user, host, port, path string }

var hosts = idna.New(idna.MapForLookup(), idna.Transitional(false), idna.StrictDomainName(false))

// splitAuthority takes what follows a scheme apart; ok is false if there is no host in it.
func splitAuthority(s string) (a authority, ok bool) {
	s = strings.TrimLeft(s, `/\`)
	end := strings.IndexAny(s, `/\?#`)
	if end < 0 {
		end = len(s)
	}
	a.host, a.path = s[:end], s[end:]
	if at := strings.LastIndexByte(a.host, '@'); at >= 0 {
		a.user, a.host = a.host[:at], a.host[at+1:]
	}
	if colon := strings.LastIndexByte(a.host, ':'); colon >= 0 && !strings.HasSuffix(a.host, "]") {
		a.host, a.port = a.host[:colon], a.host[colon+1:]
		for i := range len(a.port) {
			if a.port[i] < '0' || a.port[i] > '9' {
				return a, false
			}
		}
	}
	if a.host == "" {
		return a, false
	}
	if strings.HasPrefix(a.host, "[") {
		a.host = strings.ToLower(a.host)
		return a, true
	}
	host, err := hosts.ToUnicode(unescape(a.host, ""))
	if err != nil || strings.ContainsAny(host, " #%/:<>?@[\\]^|") {
		return a, false
	}
	a.host = host
	return a, true
}

// removeDots resolves "." and ".." in a path, and gives it its leading slash.
func removeDots(path string) string {
	if path == "" {
		return "/"
	}
	if !strings.Contains(path, "/.") && !strings.Contains(path, "/%2") {
		return path
	}
	parts := strings.Split(path[1:], "/")
	out := parts[:0:0]
	for i, p := range parts {
		last := i == len(parts)-1
		switch strings.ReplaceAll(strings.ToLower(p), "%2e", ".") {
		case ".":
			if last {
				out = append(out, "")
			}
		case "..":
			out = out[:max(len(out)-1, 0)]
			if last {
				out = append(out, "")
			}
		default:
			out = append(out, p)
		}
	}
	return "/" + strings.Join(out, "/")
}

// encodeQuery writes a query anew as a form would: a space is "+", and every name has its "=".
func encodeQuery(query string) string {
	var b strings.Builder
	for pair := range strings.SplitSeq(query, "&") {
		if pair == "" {
			continue
		}
		if b.Len() > 0 {
			b.WriteByte('&')
		}
		name, value, _ := strings.Cut(pair, "=")
		for i, s := range []string{name, value} {
			if i == 1 {
				b.WriteByte('=')
			}
			s = strings.ToValidUTF8(unescape(strings.ReplaceAll(s, "+", " "), ""), "\ufffd")
			// QueryEscape keeps "~" and encodes "*", a form the other way round.
			b.WriteString(strings.NewReplacer("~", "%7E", "%2A", "*").Replace(url.QueryEscape(s)))
		}
	}
	return b.String()
}

// encodeURI is JavaScript's.
func encodeURI(s string) string { return encode(strings.ToValidUTF8(s, "\ufffd"), isURI) }

func encode(s string, keep func(byte) bool) string {
	n := 0
	for n < len(s) && keep(s[n]) {
		n++
	}
	if n == len(s) {
		return s
	}
	const hex = "0123456789ABCDEF"
	out := append(make([]byte, 0, len(s)+2*(len(s)-n)), s[:n]...)
	for ; n < len(s); n++ {
		if c := s[n]; keep(c) {
			out = append(out, c)
		} else {
			out = append(out, '%', hex[c>>4], hex[c&15])
		}
	}
	return string(out)
}

const reserved = ";/?:@&=+$,#"

func isURI(c byte) bool {
	return isAlnum(c) || c < utf8.RuneSelf && strings.IndexByte(reserved+"-_.!~*'()", c) >= 0
}

func isAlnum(c byte) bool {
	return c >= '0' && c <= '9' || c|0x20 >= 'a' && c|0x20 <= 'z'
}

func isSlash(c byte) bool { return c == '/' || c == '\\' }

// decodeURI is JavaScript's: reserved characters stay encoded; ok is false for what is not UTF-8, percent-encoded.
func decodeURI(s string) (string, bool) {
	for i := range len(s) {
		if s[i] == '%' && (i+2 >= len(s) || unhex(s[i+1]) < 0 || unhex(s[i+2]) < 0) {
			return s, false
		}
	}
	s = unescape(s, reserved)
	return s, utf8.ValidString(s)
}

// unescape decodes each percent-encoded byte that is not in keep; a lone "%" is one.
func unescape(s, keep string) string {
	if strings.IndexByte(s, '%') < 0 {
		return s
	}
	out := make([]byte, 0, len(s))
	for i := 0; i < len(s); i++ {
		if s[i] == '%' && i+2 < len(s) {
			if hi, lo := unhex(s[i+1]), unhex(s[i+2]); hi >= 0 && lo >= 0 {
				if c := byte(hi<<4 | lo); strings.IndexByte(keep, c) < 0 {
					out = append(out, c)
					i += 2
					continue
				}
			}
		}
		out = append(out, s[i])
	}
	return string(out)
}

func unhex(c byte) int {
	switch {
	case c >= '0' && c <= '9':
		return int(c - '0')
	case c|0x20 >= 'a' && c|0x20 <= 'f':
		return int(c|0x20-'a') + 10
	}
	return -1
}

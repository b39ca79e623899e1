package markdown

import (
	"bytes"
	"strings"
)

// unreservedURL are the bytes that JavaScript's encodeURI leaves alone.
var unreservedURL = func() (t [256]bool) {
	for _, c := range []byte("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789;/?:@&=+$,#-_.!~*'()") {
		t[c] = true
	}
	return t
}()

const upperHex = "0123456789ABCDEF"

// encodeURI percent-encodes what may not stand in a URL, the percent sign too.
func encodeURI(s string) string {
	i := 0
	for i < len(s) && unreservedURL[s[i]] {
		i++
	}
	if i == len(s) {
		return s
	}
	var b strings.Builder
	b.Grow(len(s) + 16)
	b.WriteString(s[:i])
	for ; i < len(s); i++ {
		if c := s[i]; unreservedURL[c] {
			b.WriteByte(c)
		} else {
			b.WriteByte('%')
			b.WriteByte(upperHex[c>>4])
			b.WriteByte(upperHex[c&15])
		}
	}
	return b.String()
}

// unescapeURL undoes percent-encoding; what is no UTF-8 then becomes U+FFFD.
func unescapeURL(s string) string {
	if strings.IndexByte(s, '%') < 0 {
		return s
	}
	b := make([]byte, 0, len(s))
	for i := 0; i < len(s); i++ {
		if s[i] == '%' && i+2 < len(s) && hexValue(s[i+1]) >= 0 && hexValue(s[i+2]) >= 0 {
			b = append(b, byte(hexValue(s[i+1])<<4|hexValue(s[i+2])))
			i += 2
			continue
		}
		b = append(b, s[i])
	}
	return string(bytes.ToValidUTF8(b, []byte("\ufffd")))
}

func hexValue(c byte) int {
	switch {
	case '0' <= c && c <= '9':
		return int(c - '0')
	case 'a' <= c && c <= 'f':
		return int(c-'a') + 10
	case 'A' <= c && c <= 'F':
		return int(c-'A') + 10
	}
	return -1
}

// encodeURL is how marked's renderer prints the target of a link or an image: other hosts' URLs are parsed
// and put together again, paths are decoded once and encoded.
//
// Hexo: hexo-util 3 lib/encode_url.ts, the version that hexo-renderer-marked brings along.
func encodeURL(s string) string {
	scheme, rest, ok := strings.Cut(s, ":")
	if !ok || !all([]byte(scheme), func(c byte) bool { return isAlnum(c) || c == '.' || c == '+' || c == '-' }) {
		return encodeURI(unescapeURL(s))
	}
	switch scheme = strings.ToLower(scheme); scheme {
	case "http", "https", "ftp", "ws", "wss":
		if out, ok := normalURL(scheme, rest); ok {
			return out
		}
		return s
	}
	return s // its origin is opaque: printed as it is
}

func isScheme(s string) bool {
	for i := 0; i < len(s); i++ {
		c := s[i] | 0x20
		if !('a' <= c && c <= 'z' || i > 0 && ('0' <= s[i] && s[i] <= '9' || s[i] == '+' || s[i] == '-' || s[i] == '.')) {
			return false
		}
	}
	return s != ""
}

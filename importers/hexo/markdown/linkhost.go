package markdown

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// isPseudoLetter reports whether r may be in a host name: anything but spaces, controls and punctuation.
func isPseudoLetter(r rune) bool {
	return r != '<' && r != '>' && r != '｜' && !unicode.IsPunct(r) && !unicode.Is(unicode.Z, r) && !unicode.IsControl(r)
}

var countries = regexp.MustCompile(`^(?:a[cdefgilmnoqrstuwxz]|b[abdefghijmnorstvwyz]|c[acdfghiklmnoruvwxyz]|d[ejkmoz]|e[cegrstu]|f[ijkmor]|g[abdefghilmnpqrstuwy]|h[kmnrtu]|i[delmnoqrst]|j[emop]|k[eghimnprwyz]|l[abcikrstuvy]|m[acdeghklmnopqrstuvwxyz]|n[acefgilopruz]|om|p[aefghklmnrstwy]|qa|r[eosuw]|s[abcdeghijklmnortuvxyz]|t[cdfghjklmnortvwz]|u[agksyz]|v[aceginu]|w[fs]|y[et]|z[amw]|biz|com|edu|gov|net|org|pro|web|xxx|aero|asia|coop|info|museum|name|shop|рф|xn--.*)$`)

// linkHost is the length of the host name, with its port, that s begins with. A fuzzy one must end in a known
// top-level domain.
func linkHost(s string, fuzzy bool) int {
	if !fuzzy {
		if i := strings.IndexAny(s, "@/[]() \t\n"); i > 0 && s[i] == '@' {
			if n := linkHost(s[i+1:], false); n > 0 {
				return i + 1 + n
			}
		}
	}
	best, label, dots := 0, 0, 0
	for i := 0; i <= len(s); {
		r, n := utf8.RuneError, 1
		if i < len(s) {
			r, n = utf8.DecodeRuneInString(s[i:])
		}
		if i < len(s) && (isPseudoLetter(r) || r == '-' && i > label) {
			i += n
			continue
		}
		part := s[label:i]
		if part == "" || part[len(part)-1] == '-' {
			break
		}
		known := !fuzzy || dots > 0 && countries.MatchString(strings.ToLower(part))
		if known {
			if end, ok := hostEnd(s, i); ok {
				best = end
			}
		}
		if i == len(s) || r != '.' {
			break
		}
		dots++
		i++
		label = i
	}
	return best
}

// hostEnd takes a port after a host name and reports whether the name may end there.
func hostEnd(s string, i int) (int, bool) {
	if i < len(s) && s[i] == ':' {
		k := i + 1
		for k < len(s) && k < i+6 && '0' <= s[k] && s[k] <= '9' {
			k++
		}
		if k > i+1 && ends(s[k:]) {
			return k, true
		}
	}
	return i, ends(s[i:])
}

func ends(s string) bool {
	if s == "" {
		return true
	}
	r, _ := utf8.DecodeRuneInString(s)
	if isPseudoLetter(r) || r == '-' || r == '_' {
		return false
	}
	if len(s) > 1 && r == ':' && '0' <= s[1] && s[1] <= '9' {
		return false
	}
	if r == '.' && len(s) > 1 {
		next, _ := utf8.DecodeRuneInString(s[1:])
		return next != '-' && !isPseudoLetter(next)
	}
	return true
}

// linkPath is the length of the path, query and fragment that s begins with.
func linkPath(s string) int {
	if s == "" || strings.IndexByte("/?#", s[0]) < 0 {
		return 0
	}
	i := 1
	for i < len(s) {
		r, n := utf8.DecodeRuneInString(s[i:])
		if unicode.Is(unicode.Z, r) || unicode.IsControl(r) || strings.ContainsRune("<>｜", r) {
			break
		}
		rest := s[i+n:]
		next, _ := utf8.DecodeRuneInString(rest)
		more := rest != "" && !unicode.Is(unicode.Z, next) && !unicode.IsControl(next)
		switch {
		case r == '(' || r == '[' || r == '{' || r == '"':
			n = enclosed(s[i:], map[rune]byte{'(': ')', '[': ']', '{': '}', '"': '"'}[r])
		case r == '\'':
			if k := enclosed(s[i:], '\''); k > 0 {
				n = k
			} else if !more || !isPseudoLetter(next) && next != '-' {
				n = 0
			}
		case r == ')' || r == ']' || r == '}':
			n = 0
		case r == '.':
			k := 1
			for k < len(s[i:]) && s[i+k] == '.' {
				k++
			}
			switch {
			case k > 1 && i+k < len(s) && (isAlnum(s[i+k]) || strings.IndexByte("%/&", s[i+k]) >= 0):
				n = k + 1
			case k > 1 || !more:
				n = 0
			}
		case r == ',' || r == ';':
			if !more {
				n = 0
			}
		case r == '!' || r == '?':
			if !more || next == r {
				n = 0
			}
		}
		if n == 0 {
			break
		}
		i += n
	}
	if i == 1 && s[0] != '/' {
		return 0
	}
	return i
}

// enclosed is the length of s up to its closing mark, 0 if it has none before a space.
func enclosed(s string, closing byte) int {
	for i := 1; i < len(s); i++ {
		if s[i] == closing {
			if i == 1 && (closing == '"' || closing == '\'') {
				return 0
			}
			return i + 1
		}
		if s[i] <= ' ' {
			return 0
		}
	}
	return 0
}

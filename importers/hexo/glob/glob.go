// Package glob matches paths as the configuration of a Hexo blog means it: by the rules of micromatch.
//
// "*" and "?" stay within a folder and do not take a leading dot, "**" is any number of folders, "{a,b}" is one
// of several, "!(a|b)" and its kin are extended globs, and "!" before a pattern is anything but.
package glob

import "strings"

// Any reports whether a path matches one of the patterns.
func Any(patterns []string, path string) bool {
	for _, p := range patterns {
		if Match(p, path) {
			return true
		}
	}
	return false
}

// Match reports whether a path matches a pattern. A pattern always matches itself, however it is written.
func Match(pattern, path string) bool {
	if pattern == "" {
		return false
	}
	if pattern == path {
		return true
	}
	negated := false
	for strings.HasPrefix(pattern, "!") && !strings.HasPrefix(pattern, "!(") {
		negated, pattern = !negated, pattern[1:]
	}
	pattern = strings.TrimPrefix(pattern, "./")
	matched := false
	for _, p := range braces(pattern, 0) {
		m := matcher{path: path, steps: 1 << 16}
		if matched = m.match(p, 0, func(at int) bool { return at == len(path) }); matched {
			break
		}
	}
	return matched != negated
}

// matcher tries a pattern on a path; steps keep a hostile pattern from taking for ever.
type matcher struct {
	path  string
	steps int
}

func (m *matcher) match(p string, at int, then func(at int) bool) bool {
	if m.steps--; m.steps < 0 {
		return false
	}
	if p == "" {
		return then(at)
	}
	if len(p) > 1 && p[1] == '(' && strings.IndexByte("?*+@!", p[0]) >= 0 {
		if end := group(p, 1); end > 0 {
			return m.extended(p[0], alternatives(p[2:end]), p[end+1:], at, then)
		}
	}
	switch p[0] {
	case '*':
		stars := len(p) - len(strings.TrimLeft(p, "*"))
		rest := p[stars:]
		if stars > 1 && m.folderStart(at) && (rest == "" || rest[0] == '/') {
			return m.folders(rest, at, then)
		}
		return m.star(rest, at, then)
	case '?':
		return m.ordinary(at) && m.match(p[1:], at+width(m.path[at:]), then)
	case '[':
		if in, end := class(p, m.path[at:]); end > 0 {
			return in && m.ordinary(at) && m.match(p[end:], at+width(m.path[at:]), then)
		}
	case '/':
		if rest := strings.TrimLeft(p[1:], "*"); rest == "" && len(p) > 2 && at == len(m.path) {
			return then(at) // "a/**" is "a", too
		}
	case '\\':
		if len(p) > 1 {
			p = p[1:]
		}
	}
	return at < len(m.path) && m.path[at] == p[0] && m.match(p[1:], at+1, then)
}

func (m *matcher) folderStart(at int) bool { return at == 0 || m.path[at-1] == '/' }

// ordinary reports whether a wildcard takes the character.
func (m *matcher) ordinary(at int) bool {
	return at < len(m.path) && m.path[at] != '/' && (m.path[at] != '.' || !m.folderStart(at))
}

func (m *matcher) star(rest string, at int, then func(int) bool) bool {
	if m.folderStart(at) && !m.ordinary(at) && (rest == "" || rest[0] == '/' || strings.HasPrefix(m.path[at:], ".")) {
		return false // a whole name has at least a character, and no name starts with a dot
	}
	for {
		if m.match(rest, at, then) {
			return true
		}
		if !m.ordinary(at) {
			return false
		}
		at += width(m.path[at:])
	}
}

func (m *matcher) folders(rest string, at int, then func(int) bool) bool {
	if at == 0 && strings.HasPrefix(m.path, "/") {
		at = 1
	}
	for {
		if rest == "" && (at == len(m.path) || m.ordinary(at)) && m.visible(at) {
			return then(len(m.path))
		}
		if rest != "" && (m.match(rest[1:], at, then) || m.match(rest, at, then)) {
			return true
		}
		if !m.ordinary(at) {
			return false
		}
		slash := strings.IndexByte(m.path[at:], '/')
		if slash < 0 {
			return rest == "" && then(len(m.path))
		}
		at += slash + 1
	}
}

// visible reports whether no name from here on starts with a dot.
func (m *matcher) visible(at int) bool {
	return !strings.HasPrefix(m.path[at:], ".") && !strings.Contains(m.path[at:], "/.")
}

func (m *matcher) extended(kind byte, options []string, rest string, at int, then func(int) bool) bool {
	next := func(at int) bool { return m.match(rest, at, then) }
	switch kind {
	case '!': // what the options match must not even be the start, unless the pattern ends here
		for _, o := range options {
			if m.match(o, at, func(e int) bool { return rest != "" || e == len(m.path) }) {
				return false
			}
		}
		for ; !next(at); at++ {
			if at == len(m.path) || m.path[at] == '/' {
				return false
			}
		}
		return true
	case '?', '*':
		if next(at) {
			return true
		}
	}
	for _, o := range options {
		ok := m.match(o, at, func(e int) bool {
			if (kind == '*' || kind == '+') && e > at && m.extended('*', options, rest, e, then) {
				return true
			}
			return next(e)
		})
		if ok {
			return true
		}
	}
	return false
}

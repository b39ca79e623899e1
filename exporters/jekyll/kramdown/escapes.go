package kramdown

import (
	"html"
	"slices"
	"strings"
)

// escaping is an edit that might be of use. What has one mark is tried together: the byte itself, or one of those below.
type escaping struct {
	Edit
	mark byte
}

const (
	lineEndMark   = 'n' // two backslashes at the end of a line
	attributeMark = '=' // a value without quotes
	codeMark      = 'c' // a code span that starts with a space
	tripleMark    = '3' // ***, which is strong in em, or em in strong
	elementMark   = 'e' // an element in a text that kramdown reads no Markdown in, or starts a block with

	// kramdownOnly are the marks that CommonMark does not know.
	kramdownOnly = "${\\&^:nc=e"
)

// escaper collects the edits by which kramdown might be led to read a text as CommonMark does.
type escaper struct {
	s      string
	opt    Options
	list   []escaping
	triple bool // within ***
}

func escapes(s string, opt Options) []escaping {
	e := escaper{s: s, opt: opt}
	marks := 0 // the offset behind the white space and the marks of quotes and items that the line starts with
	for i := 0; i < len(s); {
		if i == 0 || s[i-1] == '\n' {
			marks = i + lineMarks(s[i:])
		}
		i = e.at(i, i <= marks || s[i] == '.' && numberStart(s, i) <= marks)
	}
	slices.SortStableFunc(e.list, func(a, b escaping) int { return a.Start - b.Start })
	return e.list
}

func (e *escaper) put(mark byte, start, end int, text string) {
	e.list = append(e.list, escaping{Edit{start, end, text}, mark})
}

// at looks for something to edit at i, and is where to go on. first tells that a block may start here.
func (e *escaper) at(i int, first bool) int {
	s, c := e.s, e.s[i]
	next := byte(0)
	if i+1 < len(s) {
		next = s[i+1]
	}
	switch {
	case c == '\\':
		return e.backslash(i, next)
	case c == '&':
		return e.entity(i)
	case c == '<':
		if end := e.html(i, first); end > 0 {
			return end
		}
		e.put(c, i, i+1, `\<`)
	case c == '`':
		if end := e.code(i); end > 0 {
			return end
		}
		return e.run(i)
	case c == ']' && next == '(':
		return i + 1 + destination(s[i+1:])
	case strings.IndexByte("*_~", c) >= 0, c == '$' && next == '$':
		return e.run(i)
	case strings.IndexByte("|[", c) >= 0, c == '!' && next == '[', c == '{' && next == ':',
		e.opt.Symbols && next == c && strings.IndexByte("-.>", c) >= 0,
		first && strings.IndexByte("#>+-=:.", c) >= 0:
		e.put(c, i, i+1, `\`+s[i:i+1])
	case c == '^' && first:
		e.put(c, i, i+1, "&#94;")
	}
	return i + 1
}

// run escapes all of a run of marks, since it is one mark.
func (e *escaper) run(i int) int {
	end := while(e.s, i, e.s[i:i+1])
	switch {
	case end-i != 3 || e.s[i] != '*' && e.s[i] != '_':
	case e.triple:
		e.put(tripleMark, i, end, e.s[i:i+2]+"</em>")
		e.triple = false
	default:
		e.put(tripleMark, i, end, "<em>"+e.s[i:i+2])
		e.triple = true
	}
	e.put(e.s[i], i, end, strings.Repeat(`\`+e.s[i:i+1], end-i))
	return end
}

// backslash takes away what kramdown would show, or break the line at.
func (e *escaper) backslash(i int, next byte) int {
	switch {
	case next == '\\' && strings.HasPrefix(e.s[i+2:], "\n"):
		e.put(lineEndMark, i, i+2, "&#92;")
	case next == '&':
		e.put('\\', i, i+2, "&amp;")
	case next == '\n', next != 0 && isPunct(next) && strings.IndexByte(escapable, next) < 0:
		e.put('\\', i, i+1, "")
	}
	return min(i+2, len(e.s))
}

// entity writes out a character that only HTML has a name for.
func (e *escaper) entity(i int) int {
	end := reference(e.s, i)
	if end == i {
		return i + 1
	}
	if _, known := entityChar(e.s[i+1 : end-1]); !known {
		if char := html.UnescapeString(e.s[i:end]); char != e.s[i:end] {
			e.put('&', i, end, char)
		}
	}
	return end
}

// html passes by a tag, a comment or an autolink, and is the offset behind it, or 0. It puts quotes around what kramdown
// does not take for the value of an attribute, and lets an element be part of the text.
func (e *escaper) html(i int, first bool) int {
	s := e.s
	if end := max(commentEnd(s, i), endTag(s, i).end); end > 0 {
		return end
	}
	if n := strings.IndexAny(s[i+1:], "<> \t\n"); n > 0 && s[i+1+n] == '>' && strings.ContainsAny(s[i:i+n], ":@") {
		return i + n + 2
	}
	name := tagName(s, i+1)
	if name == i+1 || strings.ContainsFunc(s[i+1:name], func(r rune) bool { return r == '_' || r == '.' || r > 0x7F }) {
		return 0
	}
	at, values := e.values(name)
	end := at + len(s[at:]) - len(strings.TrimPrefix(s[at:], "/"))
	if !strings.HasPrefix(s[end:], ">") {
		return 0
	}
	tag, done := "", i
	for n := 0; n < len(values); n += 2 {
		value := `"` + s[values[n]:values[n+1]] + `"`
		e.put(attributeMark, values[n], values[n+1], value)
		tag += s[done:values[n]] + value
		done = values[n+1]
	}
	el := strings.ToLower(s[i+1 : name])
	if blockElements[el] || voidElements[el] || end > at {
		return end + 1
	}
	if modelOf(el) != asSpans {
		tag += s[done:at] + ` markdown="span"`
		done = at
	}
	if first && !spanElements[el] {
		tag = "{::comment/}" + tag
	}
	if tag += s[done:at]; tag != s[i:at] {
		e.put(elementMark, i, at, tag)
	}
	return end + 1
}

// values passes by the attributes of a tag, and lists where those of their values start and end that need quotes.
func (e *escaper) values(at int) (end int, values []int) {
	s := e.s
	for {
		name := while(s, at, space)
		end := tagName(s, name)
		if name == at || end == name {
			return name, values
		}
		at = attributeValue(s, end)
		start := bareValue(s, end)
		if start == 0 {
			continue
		}
		if n := strings.IndexAny(s[start:], "> \t\n\"'=<`"); n > 0 && start+n != at {
			at = start + n
			values = append(values, start, at)
		}
	}
}

// bareValue is where a value without quotes starts behind a name that ends at i, or 0.
func bareValue(s string, i int) int {
	at := while(s, i, space)
	if !strings.HasPrefix(s[at:], "=") {
		return 0
	}
	if at = while(s, at+1, space); at == len(s) || strings.IndexByte("\"'=<>`", s[at]) >= 0 {
		return 0
	}
	return at
}

// code passes by a code span, and is the offset behind it, or 0. It gives one that starts with a space two backticks:
// with one, kramdown may take it for text.
func (e *escaper) code(i int) int {
	s := e.s
	inside := while(s, i, "`")
	for at := inside; at < len(s); {
		n := strings.IndexByte(s[at:], '`')
		if n < 0 {
			return 0
		}
		at += n
		end := while(s, at, "`")
		if end-at == inside-i {
			if end-at == 1 && isSpace(s[inside]) {
				e.put(codeMark, i, end, "`"+s[i:end]+"`")
			}
			return end
		}
		at = end
	}
	return 0
}

// destination is the length of (url) at the start of s, in one line and with its brackets in pairs, or 0.
func destination(s string) int {
	depth := 0
	for i := 0; i < len(s) && s[i] != '\n'; i++ {
		switch s[i] {
		case '(':
			depth++
		case ')':
			if depth--; depth == 0 {
				return i + 1
			}
		}
	}
	return 0
}

// lineMarks is the length of what may stand before a block in its line: white space, and the marks of quotes and items.
func lineMarks(line string) int {
	for i := 0; ; {
		at := while(line, i, " \t>")
		end := at
		if n := while(line, at, "0123456789"); n > at && n < len(line) && (line[n] == '.' || line[n] == ')') {
			end = n + 1
		} else if at < len(line) && strings.IndexByte("*+-:", line[at]) >= 0 {
			end++
		}
		if end == at || end == len(line) || line[end] != ' ' && line[end] != '\t' {
			return at
		}
		i = end
	}
}

// numberStart is where the digits before i start; behind the text if there are none.
func numberStart(s string, i int) int {
	start := i
	for start > 0 && isDigit(s[start-1]) {
		start--
	}
	if start == i {
		return len(s)
	}
	return start
}

package scan

import "bytes"

// region is what Hexo's escaping made of a stretch of the body.
type region struct {
	kind       Kind // Block: taken as a whole up to an end tag; Tag: a tag alone
	start, end int
	seen       bool
}

// shield walks a body as Hexo does when it takes template syntax out before Markdown. Where Hexo goes
// back and tries again, shield remembers what it has seen, so that it never reads a byte often.
//
// Hexo: lib/hexo/post.ts, escapeAllSwigTags.
type shield struct {
	src    []byte
	fences []fence
	tags   bool // template syntax is taken out
	out    []region

	text  int // where the text begins that is not in out yet
	fence int // next fence

	tick, brace, less, rawOpen, rawEnd, gap cursor

	para      paragraph
	tagQuotes quotes
	varQuotes quotes
	ends      endings
	noCloser  map[string]bool
	noComment bool
	noHTML    bool
	lastClose int // the last "%}"
	lastBrace int // the last "}"
}

func (s *shield) run() {
	if s.tags {
		s.lastClose = bytes.LastIndex(s.src, []byte("%}"))
		s.lastBrace = bytes.LastIndexByte(s.src, '}')
		s.ends.src = s.src
	}
	for i := 0; ; {
		i = s.special(i)
		if i >= len(s.src) {
			break
		}
		if s.fence < len(s.fences) && s.fences[s.fence].start == i {
			s.emit(Fence, i, s.fences[s.fence].end)
			i = s.fences[s.fence].end
			s.fence++
			continue
		}
		switch s.src[i] {
		case '`':
			if i > 0 && s.src[i-1] == '\\' {
				i++
				continue
			}
			i = s.code(i)
		case '{':
			i = s.open(i)
		case '<':
			i = s.comment(i)
		}
		for s.fence < len(s.fences) && s.fences[s.fence].start < s.text {
			s.fence++
		}
	}
	s.flush(len(s.src))
}

// special is the next place, from i, where text may end.
func (s *shield) special(i int) int {
	next := min(s.tick.find(s.src, i, tick), s.less.find(s.src, i, comment))
	if s.tags {
		next = min(next, s.brace.find(s.src, i, brace))
	}
	for s.fence < len(s.fences) && s.fences[s.fence].start < i {
		s.fence++
	}
	if s.fence < len(s.fences) {
		next = min(next, s.fences[s.fence].start)
	}
	return next
}

func (s *shield) flush(end int) {
	if end > s.text {
		s.out = append(s.out, region{kind: Text, start: s.text, end: end})
	}
}

func (s *shield) emit(k Kind, start, end int) {
	s.flush(start)
	s.out = append(s.out, region{kind: k, start: start, end: end, seen: k == HTMLComment && !s.tags})
	s.text = end
}

// comment reads an HTML comment; one without an end goes on to the end of the body.
func (s *shield) comment(i int) int {
	n := -1
	if !s.noHTML {
		n = bytes.Index(s.src[i+4:], []byte("-->"))
	}
	switch {
	case n >= 0:
		s.emit(HTMLComment, i, i+4+n+3)
		return s.text
	case s.tags:
		s.emit(HTMLComment, i, len(s.src))
		return s.text
	}
	s.noHTML = true
	return i + 4
}

// open reads what a brace may begin. What does not end is text, and reading goes on behind the brace.
func (s *shield) open(i int) int {
	if i+1 == len(s.src) {
		return i + 1
	}
	switch s.src[i+1] {
	case '{':
		return s.variable(i)
	case '%':
		return s.tag(i)
	case '#':
		if !s.noComment {
			if n := bytes.Index(s.src[i+2:], []byte("#}")); n >= 0 {
				s.emit(TemplateComment, i, i+2+n+2)
				return s.text
			}
			s.noComment = true
		}
	}
	return i + 1
}

// variable reads "{{ … }}". A single brace outside quotes ends it too, and makes it text.
func (s *shield) variable(i int) int {
	j := s.varQuotes.end(s.src, i+2, s.lastBrace, "}")
	if j < 0 {
		return i + 1
	}
	if j+1 == len(s.src) || s.src[j+1] != '}' {
		return j + 1
	}
	s.emit(Variable, i, j+2)
	return s.text
}

// tag reads "{% … %}", up to an end tag if one of that name seems to be in the body.
func (s *shield) tag(i int) int {
	j := s.tagQuotes.end(s.src, i+2, s.lastClose, "%}")
	if j < 0 {
		return i + 1
	}
	name := firstWord(s.src[i+2 : j])
	if len(name) == 0 || len(s.ends.of(name)) == 0 {
		s.emit(Tag, i, j+2)
		return s.text
	}
	end := s.closer(name, j+2)
	if end < 0 {
		return j + 1
	}
	s.emit(Block, i, end)
	return s.text
}

// closer is where a block ends. A name whose block has no end here has none further on either.
func (s *shield) closer(name []byte, i int) int {
	if s.noCloser[string(name)] {
		return -1
	}
	end := s.ends.closer(name, i)
	if end < 0 {
		if s.noCloser == nil {
			s.noCloser = map[string]bool{}
		}
		s.noCloser[string(name)] = true
	}
	return end
}

// firstWord is what Hexo takes for the name of a tag: all up to the first blank, a dash included.
func firstWord(b []byte) []byte {
	isBlank := func(c byte) bool { return c == ' ' || c >= '\t' && c <= '\r' }
	i := 0
	for i < len(b) && isBlank(b[i]) {
		i++
	}
	j := i
	for j < len(b) && !isBlank(b[j]) {
		j++
	}
	return b[i:j]
}

// wanted is something to look for.
type wanted interface{ index(b []byte) int }

type literal string

const (
	tick    literal = "`"
	brace   literal = "{"
	comment literal = "<!--"
)

func (l literal) index(b []byte) int {
	if len(l) == 1 {
		return bytes.IndexByte(b, l[0])
	}
	return bytes.Index(b, []byte(l))
}

// cursor remembers the next place of something.
type cursor struct {
	from, at int
	set      bool
}

// find is the first place of what in b, from i; len(b) if there is none.
func (c *cursor) find(b []byte, i int, what wanted) int {
	if c.set && c.from <= i && i <= c.at {
		return c.at
	}
	c.set, c.from, c.at = true, i, len(b)
	if i < len(b) {
		if n := what.index(b[i:]); n >= 0 {
			c.at = i + n
		}
	}
	return c.at
}

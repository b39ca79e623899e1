package scan

import (
	"bytes"
	"unicode/utf8"
)

// FenceInfo is a fenced block that Hexo's highlighter took before Markdown could see it.
type FenceInfo struct {
	Lang, Title, URL, LinkText string // Title and LinkText are HTML: Hexo does not escape them
	Settings
	Code         []byte // the lines shown: without quote markers and common indentation, without a final line feed
	Prefix       string // what stands before the opening on its line: "> ", "- ", "  "
	Open, Close  string // the fences: "```"
	Info         string // what follows the opening on its line
	HighlightOff bool   // highlight:false: it is left to Markdown
}

type fence struct {
	start, end int // from the opening fence to the end of the closing one
	info       *FenceInfo
}

// fenceLine is a line that has a fence on it.
type fenceLine struct {
	at, end, next int // its bytes, and the start of the next line
	open          int // where its run of backticks or tildes starts
	run           int // how long that is
	mark          byte
	opens, closes bool
	index         int // number of the line
}

// findFences are the fences that Hexo takes out, and those it leaves because they stand in a comment.
//
// A fence may be indented by anything. It ends at the first line that has the very same fence on it,
// but for a fence without content that is looked for only if there is no later one. An opening that
// finds no end is tried as a shorter one, with the rest of it in the info string.
//
// Hexo: lib/plugins/filter/before_post_render/backtick_code_block.ts, rBacktick.
func findFences(body []byte, opt Options) (taken []fence, inComment []hole) {
	lines := fenceLines(body)
	if len(lines) == 0 {
		return nil, nil
	}
	type kind struct {
		mark byte
		run  int
	}
	closers := map[kind][]int{} // positions in lines
	for i, l := range lines {
		if l.closes {
			k := kind{l.mark, l.run}
			closers[k] = append(closers[k], i)
		}
	}
	comments := htmlComments(body)
	for i := 0; i < len(lines); {
		l := &lines[i]
		i++
		if !l.opens {
			continue
		}
		rest := bytes.TrimFunc(body[l.open+l.run:l.end], isSpace)
		n, end := l.run, -1
		for ; n >= 3; n-- {
			k := kind{l.mark, n}
			list := closers[k]
			for len(list) > 0 && list[0] < i {
				list = list[1:]
			}
			closers[k] = list
			if len(list) > 0 {
				end = list[0]
				if lines[end].index == l.index+1 && len(list) > 1 {
					end = list[1]
				}
				break
			}
			if len(rest) == 0 && l.mark == '`' {
				break
			}
		}
		if end < 0 {
			continue
		}
		c := &lines[end]
		i = end + 1
		f := fence{start: l.open, end: c.open + n}
		whole := hole{l.at, c.end}
		for whole.end < len(body) && body[whole.end] == '\n' {
			whole.end++
		}
		for len(comments) > 0 && comments[0].end <= whole.start {
			comments = comments[1:]
		}
		if len(comments) > 0 && comments[0].start < whole.start && comments[0].end > whole.end {
			inComment = append(inComment, whole)
			continue
		}
		prefix := string(body[l.at:l.open])
		info := string(bytes.TrimFunc(body[l.open+n:l.end], isSpace))
		mark := string(body[l.open : l.open+n])
		f.info = parseInfo(info)
		f.info.Prefix, f.info.Info, f.info.Open, f.info.Close = prefix, info, mark, mark
		f.info.Code = shown(body[min(l.next, c.at):c.at], prefix, opt)
		taken = append(taken, f)
	}
	return taken, inComment
}

// fenceLines are the lines that could open or close a fence.
func fenceLines(body []byte) (list []fenceLine) {
	if !bytes.Contains(body, []byte("```")) && !bytes.Contains(body, []byte("~~~")) {
		return nil
	}
	for at, index := 0, 0; at < len(body); index++ {
		l := fenceLine{at: at, end: len(body), next: len(body), index: index}
		if n := bytes.IndexByte(body[at:], '\n'); n >= 0 {
			l.end, l.next = at+n, at+n+1
		}
		at = l.next
		line := body[l.at:l.end]
		if len(line) < 3 {
			continue
		}
		open, quoted := fencePrefix(line)
		if open+3 > len(line) {
			continue
		}
		l.mark = line[open]
		if l.mark != '`' && l.mark != '~' {
			continue
		}
		run := open
		for run < len(line) && line[run] == l.mark {
			run++
		}
		if l.run = run - open; l.run < 3 {
			continue
		}
		l.open = l.at + open
		rest := line[run:]
		if quoted && (len(rest) == 0 || blankLen(rest) == len(rest)) {
			l.closes = true
		}
		rest = bytes.TrimFunc(rest, isSpace)
		l.opens = l.end < l.next && (len(rest) == 0 || rest[len(rest)-1] != '`')
		if l.opens || l.closes {
			list = append(list, l)
		}
	}
	return list
}

// fencePrefix is the length of what may stand before a fence: up to three quote markers or, for an
// opening, one list marker at the start of the line; and blanks.
func fencePrefix(line []byte) (n int, quoted bool) {
	quoted = true
	switch c := line[0]; {
	case c == '-' || c == '*' || c == '+':
		n, quoted = 1, false
	case c >= '0' && c <= '9':
		for n < len(line) && line[n] >= '0' && line[n] <= '9' {
			n++
		}
		if n == len(line) || line[n] != '.' {
			return len(line), false
		}
		n, quoted = n+1, false
	}
	for marks := 0; n < len(line); {
		if w := blankLen(line[n:]); w > 0 {
			n += w
		} else if quoted && line[n] == '>' && marks < 3 {
			n++
			marks++
		} else {
			break
		}
	}
	return n, quoted
}

// blankLen is the length of the blank character that b starts with, 0 if it starts with none.
func blankLen(b []byte) int {
	if len(b) == 0 {
		return 0
	}
	if c := b[0]; c < utf8.RuneSelf {
		if c == ' ' || c == '\t' || c == '\v' || c == '\f' {
			return 1
		}
		return 0
	}
	if r, n := utf8.DecodeRune(b); isSpace(r) {
		return n
	}
	return 0
}

// isSpace is JavaScript's \s.
func isSpace(r rune) bool {
	switch {
	case r == ' ' || r >= '\t' && r <= '\r':
		return true
	case r < 0xa0:
		return false
	}
	return r == 0xa0 || r == 0x1680 || r >= 0x2000 && r <= 0x200a || r == 0x2028 || r == 0x2029 ||
		r == 0x202f || r == 0x205f || r == 0x3000 || r == 0xfeff
}

func htmlComments(body []byte) (list []hole) {
	for at := 0; ; {
		i := bytes.Index(body[at:], []byte("<!--"))
		if i < 0 {
			return list
		}
		i += at
		n := bytes.Index(body[i+4:], []byte("-->"))
		if n < 0 {
			return list
		}
		at = i + 4 + n + 3
		list = append(list, hole{i, at})
	}
}

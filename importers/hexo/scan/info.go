package scan

import (
	"bytes"
	"math"
	"regexp"
	"strconv"
	"strings"
)

// Settings are the options of a listing, as they may stand in an info string and in a codeblock tag.
type Settings struct {
	LineNumber    *bool
	Wrap          *bool
	LanguageAttr  *bool
	LineThreshold int      // 0: not said
	FirstLine     int      // 1 if not said
	Marked        [][2]int // ranges of line numbers, counted from FirstLine, as they were written
	Inline        string   // the number after "=", "" if there is none
}

const space = `[\s\v\x{a0}\x{1680}\x{2000}-\x{200a}\x{2028}\x{2029}\x{202f}\x{205f}\x{3000}\x{feff}]`

var (
	word        = strings.Replace(space, "[", "[^", 1)
	infoOption  = regexp.MustCompile(space + `((?:line_number|line_threshold|first_line|wrap|mark|language_attr|highlight):` + word + `+)`)
	infoWithURL = regexp.MustCompile(`(` + word + `+)` + space + `+(.+?)` + space + `+(https?://` + word + `+|/` + word + `+)` + space + `*(.+)?`)
	infoPlain   = regexp.MustCompile(`(` + word + `+)` + space + `*(.+)?`)
)

// parseInfo reads an info string: "lang title url text", with options anywhere behind a space.
// What follows an equals sign is the number of the first line, and not shown.
//
// Hexo: lib/plugins/filter/before_post_render/backtick_code_block.ts, parseArgs.
func parseInfo(info string) *FenceInfo {
	f := &FenceInfo{Settings: Settings{FirstLine: 1}}
	if strings.IndexByte(info, ':') > 0 {
		for _, m := range infoOption.FindAllStringSubmatch(info, -1) {
			key, value, _ := strings.Cut(m[1], ":")
			value, _, _ = strings.Cut(value, ":")
			if key == "highlight" {
				f.HighlightOff = value != "true"
				continue
			}
			f.Set(key, value)
		}
		info = infoOption.ReplaceAllString(info, "")
	}
	info, number, inline := strings.Cut(info, "=")
	if inline {
		number = strings.TrimPrefix(number, "+")
		number, _, _ = strings.Cut(number, "=")
		if f.Inline = number; number == "" {
			f.Inline = "1"
		}
	}
	if m := infoWithURL.FindStringSubmatch(info); m != nil {
		f.Lang, f.Title, f.URL, f.LinkText = m[1], m[2], m[3], m[4]
		if f.LinkText == "" {
			f.LinkText = "link"
		}
	} else if m := infoPlain.FindStringSubmatch(info); m != nil {
		f.Lang, f.Title = m[1], m[2]
	}
	return f
}

// Set reads one option and reports whether there is one of that name.
func (s *Settings) Set(key, value string) bool {
	yes := value == "true"
	switch key {
	case "line_number":
		s.LineNumber = &yes
	case "wrap":
		s.Wrap = &yes
	case "language_attr":
		s.LanguageAttr = &yes
	case "line_threshold":
		if n, ok := number(value); ok {
			s.LineThreshold = n
		}
	case "first_line":
		if n, ok := number(value); ok {
			s.FirstLine = n
		}
	case "mark":
		for part := range strings.SplitSeq(value, ",") {
			if from, to, ok := strings.Cut(part, "-"); ok {
				a, okA := number(from)
				b, okB := number(to)
				if okA && okB {
					s.Marked = append(s.Marked, [2]int{min(a, b), max(a, b)})
				}
				continue
			}
			if n, ok := number(part); ok {
				s.Marked = append(s.Marked, [2]int{n, n})
			}
		}
	default:
		return false
	}
	return true
}

// number reads a number as JavaScript does, where nothing at all is zero.
func number(s string) (int, bool) {
	s = strings.TrimFunc(s, isSpace)
	if s == "" {
		return 0, true
	}
	if n, err := strconv.ParseInt(s, 0, 32); err == nil && (s[0] != '0' || len(s) == 1 || s[1] > '9') {
		return int(n), true
	}
	n, err := strconv.ParseFloat(s, 64)
	if err != nil || math.IsNaN(n) || math.Abs(n) > math.MaxInt32 {
		return 0, false
	}
	return int(n), true
}

// shown is the code of a fence as it is shown.
func shown(code []byte, prefix string, opt Options) []byte {
	code = bytes.TrimSuffix(code, []byte("\n"))
	if depth := strings.Count(prefix, ">"); depth > 0 {
		code = unquote(code, depth)
	}
	if opt.KeepIndent {
		return code
	}
	return Dedent(code)
}

// unquote takes up to depth quote markers from each line, and the blank after them. A line whose
// markers run into its text keeps them.
func unquote(code []byte, depth int) []byte {
	out := make([]byte, 0, len(code))
	for {
		line, rest, more := bytes.Cut(code, []byte("\n"))
		out = append(out, line[quoteLen(line, depth):]...)
		if !more {
			return out
		}
		out = append(out, '\n')
		code = rest
	}
}

func quoteLen(line []byte, depth int) int {
	best := 0
	if w := blankLen(line); w > 0 {
		best = w
	}
	for at := 0; depth > 0; depth-- {
		for w := blankLen(line[at:]); w > 0; w = blankLen(line[at:]) {
			at += w
		}
		if at == len(line) || line[at] != '>' {
			break
		}
		at++
		if at == len(line) {
			best = at
		} else if w := blankLen(line[at:]); w > 0 {
			best = at + w
		}
	}
	return best
}

// Dedent takes the indentation that all lines with text share from every line that has as much.
//
// Hexo: the strip-indent package.
func Dedent(text []byte) []byte {
	common := -1
	for line := range bytes.Lines(text) {
		n := 0
		for n < len(line) && (line[n] == ' ' || line[n] == '\t') {
			n++
		}
		if n < len(line) && line[n] != '\n' && line[n] != '\r' && blankLen(line[n:]) == 0 && (common < 0 || n < common) {
			common = n
		}
	}
	if common <= 0 {
		return text
	}
	out := make([]byte, 0, len(text))
	for line := range bytes.Lines(text) {
		n := 0
		for n < len(line) && (line[n] == ' ' || line[n] == '\t') {
			n++
		}
		if n >= common {
			line = line[common:]
		}
		out = append(out, line...)
	}
	return out
}

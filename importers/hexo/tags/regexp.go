package tags

import (
	"regexp"
	"strings"
)

// blank is what \s matches in JavaScript: the ideographic space and others, too.
const blank = `\s\v\x{a0}\x{1680}\x{2000}-\x{200a}\x{2028}\x{2029}\x{202f}\x{205f}\x{3000}\x{feff}`

// javaScript compiles a pattern as JavaScript reads it, as far as blanks go.
func javaScript(pattern string) *regexp.Regexp {
	return regexp.MustCompile(strings.NewReplacer(`[\S\s]`, `(?s:.)`, `\s`, "["+blank+"]", `\S`, "[^"+blank+"]").Replace(pattern))
}

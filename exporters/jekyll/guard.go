package jekyll

import (
	"bytes"
	"regexp"
	"strings"

	"hexodus/ir/finding"
)

var guarded = finding.Define(finding.Rule{
	ID:       "jekyll/live-liquid",
	Severity: finding.Info,
	Title:    "text that Jekyll would take for Liquid",
	Doc: "Jekyll reads {{ and {% as Liquid wherever they stand, in code too, and does not build a page whose tags it does not know. " +
		"They stand between {% raw %} and {% endraw %}, which Jekyll takes away.",
	Hint: "nothing to do; write the same in new posts that show such text",
})

const (
	rawOpen  = "{% raw %}"
	rawClose = "{% endraw %}"
)

// live reports whether Liquid would act on something in b.
func live(b []byte) bool {
	return bytes.Contains(b, []byte("{{")) || bytes.Contains(b, []byte("{%"))
}

// opener finds what Liquid would take for the beginning of a tag or an output, with all braces before it.
var opener = regexp.MustCompile(`\{+[{%]`)

// ending finds what ends a raw block, whatever is in it.
// Liquid: lib/liquid/tags/raw.rb, FullTokenPossiblyInvalid
var ending = regexp.MustCompile(`\{%-?\s*endraw`)

// guards are what guard writes.
var guards = regexp.MustCompile(`(?s)\{% raw %\}.*?\{% endraw %\}|\{\{ "\{%" \}\}`)

// unguard is the text that guard made inert.
func unguard(text string) string {
	return guards.ReplaceAllStringFunc(text, func(g string) string {
		if inner, ok := strings.CutPrefix(g, rawOpen); ok {
			return strings.TrimSuffix(inner, rawClose)
		}
		return "{%"
	})
}

// guard makes text inert: a raw block from the first opener to the end of what opens last. What would end the block is
// written with an output of its own.
func guard(text string) string {
	if at := ending.FindStringIndex(text); at != nil {
		before := strings.TrimRight(text[:at[0]], "{")
		braces := text[len(before):at[0]]
		if braces != "" {
			braces = rawOpen + braces + rawClose
		}
		return guard(before) + braces + `{{ "{%" }}` + guard(text[at[0]+2:])
	}
	all := opener.FindAllStringIndex(text, -1)
	if all == nil {
		return text
	}
	first, last := all[0][0], all[len(all)-1][1]
	closer := "}}"
	if text[last-1] == '%' {
		closer = "%}"
	}
	if n := strings.Index(text[last:], closer); n >= 0 && !strings.Contains(text[last:last+n], "\n") {
		last += n + len(closer)
	}
	return text[:first] + rawOpen + text[first:last] + rawClose + text[last:]
}

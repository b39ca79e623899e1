package hugo

import (
	"bytes"
	"strings"

	"hexodus/ir/finding"
)

// Hugo looks for shortcodes everywhere, in code and raw HTML too; only these two openers matter.
// Hugo: parser/pageparser/pagelexer_shortcode.go
const (
	angleOpen   = "{{<"
	percentOpen = "{{%"
	divider     = "<!--more-->"
)

var guarded = finding.Define(finding.Rule{
	ID:       "hugo/live-syntax",
	Severity: finding.Info,
	Title:    "text that Hugo would take for a shortcode",
	Doc: "Hugo reads {{< and {{% as shortcodes wherever they stand, in code too, and does not build a page whose shortcode it does not know. " +
		"They are written so that Hugo shows them as they were.",
	Hint: "nothing to do; in Hugo's own examples the same spelling is used",
})

// live reports whether Hugo would act on something in b.
func live(b []byte) bool {
	return bytes.Contains(b, []byte("{{")) && (bytes.Contains(b, []byte(angleOpen)) || bytes.Contains(b, []byte(percentOpen))) ||
		bytes.Contains(b, []byte(divider))
}

// opener is the first place in text where Hugo would see a shortcode, -1 if there is none.
func opener(text string) int {
	for i := 0; ; i++ {
		n := strings.Index(text[i:], "{{")
		if n < 0 || i+n+2 >= len(text) {
			return -1
		}
		i += n
		if c := text[i+2]; c == '<' || c == '%' {
			return i
		}
	}
}

// guardAnywhere makes code and raw HTML inert. The helper shortcode prints its argument before Markdown is read,
// so what Markdown, or a script, sees are the author's bytes.
func guardAnywhere(text string, used func(shortcode string)) string {
	if !live([]byte(text)) {
		return text
	}
	used("lit")
	return strings.NewReplacer(
		angleOpen, `{{% lit "{{" %}}<`,
		percentOpen, `{{% lit "{{" %}}%`,
		divider, `{{% lit "<!--more" %}}-->`,
	).Replace(text)
}

// guardCode makes code inert. What Hugo's own manual does is easiest to read, a comment inside the delimiters; it needs
// the closing delimiter, so where that is missing the text is guarded as anywhere else.
func guardCode(text string, used func(shortcode string)) string {
	var b strings.Builder
	for {
		i := opener(text)
		if i < 0 {
			break
		}
		closer := ">}}"
		if text[i+2] == '%' {
			closer = "%}}"
		}
		inner, rest, ok := strings.Cut(text[i+3:], closer)
		if !ok || strings.Contains(inner, "{{") || strings.Contains(inner, "*/") || strings.HasPrefix(inner, "/*") || strings.Contains(inner, "\n") || strings.TrimSpace(inner) == "" {
			b.WriteString(guardAnywhere(text[:i], used))
			b.WriteString(guardAnywhere(text[i:i+3], used))
			text = text[i+3:]
			continue
		}
		b.WriteString(guardAnywhere(text[:i], used))
		b.WriteString(text[i:i+3] + "/*" + inner + "*/" + closer)
		text = rest
	}
	b.WriteString(guardAnywhere(text, used))
	return b.String()
}

// argument spells the value of a shortcode's parameter.
//
// Between backticks all but a backtick may stand, newlines too; between double quotes neither a double quote nor a
// backslash nor a newline may. A value that has a backtick and one of those gets the backtick as an entity, which the
// templates decode.
func argument(v string) string {
	switch {
	case plainArgument(v):
		return `"` + v + `"`
	case !strings.Contains(v, "`"):
		return "`" + v + "`"
	}
	return "`" + strings.ReplaceAll(v, "`", "&#96;") + "`"
}

// plainArgument reports whether a value may stand between double quotes, which is what people write.
func plainArgument(v string) bool {
	return !strings.ContainsAny(v, "\"\\\n\r")
}

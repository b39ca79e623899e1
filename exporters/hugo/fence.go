package hugo

import (
	"fmt"
	"strconv"
	"strings"

	"hexodus/exporters/internal/body"
	"hexodus/ir"
)

// attributeValue spells a value of a fence's attribute. Hugo stops at a brace and a backtick ends the fence; the
// template decodes the references.
var attributeValue = strings.NewReplacer(`\`, `\\`, `"`, `\"`, "\n", " ", "&", "&amp;", "{", "&#123;", "}", "&#125;", "`", "&#96;")

// Fence is the info string: the language, and the rest as attributes, which Hugo hands to its code block template.
func (s *spelling) Fence(i ir.CodeInfo) (string, bool) {
	lang, _, _ := strings.Cut(i.Lang, " ")
	if n := strings.IndexAny(lang, "{}`"); n >= 0 {
		lang = lang[:n] // Hugo would read attributes
	}
	if lang == "" && body.Captioned(i) {
		lang = "text"
	}
	var attrs []string
	add := func(name, value string) {
		if value != "" {
			attrs = append(attrs, name+`="`+attributeValue.Replace(value)+`"`)
		}
	}
	add("title", i.Title)
	add("url", i.URL)
	if i.LinkText != "link" { // which is what the template says by itself
		add("linktext", i.LinkText)
	}
	if len(i.Marked) > 0 {
		lines := make([]string, len(i.Marked))
		for k, r := range i.Marked {
			if lines[k] = strconv.Itoa(r[0]); r[1] != r[0] {
				lines[k] = fmt.Sprintf("%d-%d", r[0], r[1])
			}
			lines[k] = strconv.Quote(lines[k])
		}
		attrs = append(attrs, "hl_lines=["+strings.Join(lines, ",")+"]")
	}
	if i.FirstLine != 0 {
		attrs = append(attrs, "linenostart="+strconv.Itoa(i.FirstLine))
	}
	if i.NoLineNumbers {
		attrs = append(attrs, "linenos=false")
	}
	if len(attrs) == 0 {
		return lang, true
	}
	return lang + " {" + strings.Join(attrs, " ") + "}", true
}

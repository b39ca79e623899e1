package tags

import (
	"strings"

	"hexodus/importers/hexo/scan"
	"hexodus/importers/hexo/urls"
	"hexodus/ir"
	"hexodus/ir/component"
)

// Hexo: lib/plugins/tag/code.ts.
var _ = tag(Tag{Block: true, Make: code}, "codeblock", "code")

var (
	captionURLText = javaScript(`(?i)(\S[\S\s]*)\s+(https?://\S+)\s+(.+)`)
	captionURL     = javaScript(`(?i)(\S[\S\s]*)\s+(https?://\S+)`)
	caption        = javaScript(`\S[\S\s]*`)
)

func code(c Call) (ir.Meaning, error) {
	m := component.Listing{Code: c.Body, Plain: c.Config.NoHighlight}
	settings := scan.Settings{FirstLine: 1}
	var words []string
	off := false
	for _, arg := range c.Args {
		key, value, isOption := strings.Cut(arg, ":")
		switch {
		case key == "highlight" && isOption && !off:
			off = true
			m.Plain = m.Plain || value != "true"
		case key == "lang" && isOption:
			m.Lang = value
		case !isOption || !settings.Set(key, value):
			words = append(words, arg)
		}
	}
	text := strings.Join(words, " ")
	if w := captionURLText.FindStringSubmatch(text); w != nil {
		m.Title, m.URL, m.LinkText = w[1], urls.Encode(w[2]), w[3]
	} else if w := captionURL.FindStringSubmatch(text); w != nil {
		m.Title, m.URL, m.LinkText = w[1], urls.Encode(w[2]), "link"
	} else {
		m.Title = caption.FindString(text)
	}
	if settings.FirstLine != 1 {
		m.FirstLine = settings.FirstLine
	}
	m.Marked = settings.Marked
	m.NoLineNumbers = settings.LineNumber != nil && !*settings.LineNumber ||
		strings.Count(c.Body, "\n") < settings.LineThreshold
	return m, nil
}

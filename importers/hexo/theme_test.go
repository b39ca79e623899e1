package hexo

import (
	"regexp"
	"strings"
	"testing"
)

// scriptElements are what the theme brought for its own scripts: no reader sees them.
var scriptElements = regexp.MustCompile(`(?s)<script.*?</script>|<link [^>]*>`)

// Each vector of theme-tags is named after the theme that rendered it.
func TestTagsOfThemesReadAsTheThemesShowedThem(t *testing.T) {
	passed := 0
	for _, v := range vectors(t, "theme-tags") {
		var want struct{ Content string }
		v.decode(t, &want)
		v.Theme, _, _ = strings.Cut(v.ID, "-")
		b, _ := v.read(t)
		if sameToAReader(t, v.ID, v.Input.Content, shownBy(docAt(b, v.Input.File)), want.Content) {
			passed++
		}
	}
	t.Logf("%d as the theme", passed)
}

// innerAnchor is an anchor that the plugin hexo-toc puts within a heading: it leads there as one on the heading does.
var innerAnchor = regexp.MustCompile(`<(h[1-6])><span id="([^"]*)">(.*?)</span>`)

func TestPluginsChangeTextAsInHexo(t *testing.T) {
	for _, area := range []string{"plugins", "plugin-admonition"} {
		passed := 0
		for _, v := range vectors(t, area) {
			var want struct{ Content string }
			v.decode(t, &want)
			b, _ := v.read(t)
			got := shownBy(docAt(b, v.Input.File))
			if sameToAReader(t, v.ID, v.Input.Content, scriptElements.ReplaceAllString(got, ""), innerAnchor.ReplaceAllString(scriptElements.ReplaceAllString(want.Content, ""), `<$1 id="$2">$3`)) {
				passed++
			}
		}
		t.Logf("%s: %d as Hexo", area, passed)
	}
}

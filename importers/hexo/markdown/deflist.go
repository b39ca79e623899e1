package markdown

import "strings"

// descriptionList is what marked's renderer makes of the HTML of a paragraph with a line that begins with ": ".
// Only the last such line of the first run counts, and what stands before the term stays outside.
//
// Hexo: hexo-renderer-marked lib/renderer.js, paragraph: (?:^|\s)(\S.+)<br>:\s+(\S.+)
func descriptionList(html string) (string, bool) {
	if !strings.Contains(html, "<br>:") {
		return "", false
	}
	for start := 0; start < len(html); start++ {
		if start > 0 && !isSpaceByte(html[start-1]) || isSpaceByte(html[start]) {
			continue
		}
		line := html[start:]
		if i := strings.IndexByte(line, '\n'); i >= 0 {
			line = line[:i]
		}
		for at := strings.LastIndex(line, "<br>:"); at > 1; at = strings.LastIndex(line[:at], "<br>:") {
			rest := html[start+at+len("<br>:"):]
			def := strings.TrimLeft(rest, " \t\n")
			if len(def) == len(rest) || len(def) < 2 {
				continue
			}
			tail := ""
			if i := strings.IndexByte(def, '\n'); i >= 0 {
				def, tail = def[:i], def[i:]
			}
			if len(def) < 2 {
				continue
			}
			before := html[:start]
			if start > 0 {
				before = html[:start-1]
			}
			return before + "<dl><dt>" + line[:at] + "</dt><dd>" + def + "</dd></dl>" + tail, true
		}
	}
	return "", false
}

func isSpaceByte(c byte) bool {
	return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\v' || c == '\f'
}

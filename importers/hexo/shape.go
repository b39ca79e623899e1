package hexo

import (
	"regexp"
	"strings"
)

// mostShown is how many arguments a shape tells apart.
const mostShown = 6

var (
	shapeNumber = regexp.MustCompile(`^-?[0-9]+(?:\.[0-9]+)?(?:%|px|em|rem)?$`)
	shapeNamed  = regexp.MustCompile(`^[A-Za-z_][\w-]*[:=]`)
	shapeURL    = regexp.MustCompile(`^(?:[a-z][a-z0-9+.-]*:)?//|^mailto:`)
	shapePath   = regexp.MustCompile(`^\.{0,2}/|^[^\s:]+\.[A-Za-z][A-Za-z0-9]{1,4}$`)
)

// shapeOf says how arguments look: "url, words, number", "color:… word". A comma that ends an argument stays.
func shapeOf(args []string) string {
	var list []string
	for _, a := range args {
		a, comma := strings.CutSuffix(a, ",")
		kind := "word"
		switch {
		case a == "":
			kind = ""
		case shapeURL.MatchString(a):
			kind = "url"
		case shapeNumber.MatchString(a):
			kind = "number"
		case shapePath.MatchString(a):
			kind = "path"
		case strings.ContainsAny(a, " \t\n"):
			kind = "words"
		default:
			if name := shapeNamed.FindString(a); name != "" {
				kind = name + "…"
			}
		}
		if n := len(list); n > 0 && (kind == "word" || kind == "words") && (list[n-1] == "word" || list[n-1] == "words") {
			kind, list = "words", list[:n-1]
		}
		if comma {
			kind += ","
		}
		list = append(list, kind)
	}
	if len(list) > mostShown {
		list = append(list[:mostShown], "…")
	}
	return strings.Join(list, " ")
}

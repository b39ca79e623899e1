package component

import "strings"

// join joins class names.
func join(names ...string) string {
	return strings.Join(strings.Fields(strings.Join(names, " ")), " ")
}

// icon is a sign of an icon font.
func icon(class string) string {
	if class == "" {
		return ""
	}
	return open("i").attr("class", class).end() + "</i>"
}

// style is a CSS declaration for each property that has a value.
func style(pairs ...string) string {
	var b strings.Builder
	for i := 0; i+1 < len(pairs); i += 2 {
		if pairs[i+1] != "" {
			b.WriteString(pairs[i] + ":" + pairs[i+1] + ";")
		}
	}
	return strings.TrimSuffix(b.String(), ";")
}

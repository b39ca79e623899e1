package tags

import "strings"

// fields are the arguments of themes that split them anew, at a sign of their own.
type fields []string

// at is a field without blanks around it, "" if there are not so many.
func (f fields) at(i int) string {
	if i < len(f) {
		return f[i]
	}
	return ""
}

// rest are the fields from one on, put together again.
func (f fields) rest(i int, sep string) string {
	if i >= len(f) {
		return ""
	}
	return strings.Join(f[i:], sep)
}

// split joins the arguments with blanks and splits them at a sign. There is always one field.
func (c Call) split(sep string) fields {
	f := strings.Split(strings.Join(c.Args, " "), sep)
	for i := range f {
		f[i] = strings.TrimSpace(f[i])
	}
	return f
}

// colons splits at "::" if there is one, else at commas.
func (c Call) colons() fields {
	for _, a := range c.Args {
		if strings.Contains(a, "::") {
			return c.split("::")
		}
	}
	return c.split(",")
}

// named are arguments by name, and what stands without a name.
type named struct {
	values map[string]string
	others []string
}

// named reads "key:value" for some keys. Everything else stands without a name, what is left over at the end of the last.
//
// Stellar: scripts/events/lib/utils.js, args.map. Volantis 6 has the same.
func (c Call) named(keys string, others ...string) map[string]string {
	n := named{values: map[string]string{}}
	for _, a := range c.Args {
		key, value, ok := strings.Cut(strings.TrimSpace(a), ":")
		if plainURL := strings.Contains(a, "://") && strings.Count(a, ":") == 1; ok && !plainURL && hasWord(keys, key) {
			n.values[key] = value
		} else {
			n.others = append(n.others, strings.TrimSpace(a))
		}
	}
	for i, name := range others {
		switch {
		case i >= len(n.others):
		case i == len(others)-1:
			n.values[name] = strings.Join(n.others[i:], " ")
		default:
			n.values[name] = n.others[i]
		}
	}
	return n.values
}

func hasWord(words, word string) bool {
	return word != "" && strings.Contains(" "+words+" ", " "+word+" ")
}

// Markup is a text as the blog's engine shows it; a single paragraph is only its words.
func (c Call) Markup(text string) string {
	html := strings.TrimSpace(c.Blog.Markdown(text))
	if inner, ok := strings.CutPrefix(html, "<p>"); ok {
		if inner, ok = strings.CutSuffix(inner, "</p>"); ok && !strings.Contains(inner, "<p>") {
			return inner
		}
	}
	return html
}

// number is a whole number, 0 if it is none.
func number(s string) int {
	n := 0
	for _, c := range s {
		if c < '0' || c > '9' || n > 1<<20 {
			return 0
		}
		n = n*10 + int(c-'0')
	}
	return n
}

// faIcon gives a name of a Font Awesome sign its classes. NexT: scripts/tags/button.js
func faIcon(name string) string {
	if name == "" || strings.HasPrefix(name, "fa") {
		return name
	}
	return "fa fa-" + name
}

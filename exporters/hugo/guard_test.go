package hugo

import (
	"strings"
	"testing"
)

// shown does to text what Hugo does before it reads Markdown: it runs the lit shortcode and takes the comment out of
// the delimiters of a quoted shortcode. Any other shortcode stops the build, so it is returned as live.
func shown(t *testing.T, text string) (out string, live bool) {
	t.Helper()
	var b strings.Builder
	for text != "" {
		i := strings.Index(text, "{{")
		if i < 0 || i+2 >= len(text) {
			break
		}
		if c := text[i+2]; c != '<' && c != '%' {
			b.WriteString(text[:i+1]) // the second brace may open
			text = text[i+1:]
			continue
		}
		b.WriteString(text[:i])
		text = text[i:]
		if rest, ok := strings.CutPrefix(text, `{{% lit "`); ok {
			value, after, ok := strings.Cut(rest, `" %}}`)
			if !ok {
				return "", true
			}
			b.WriteString(value)
			text = after
			continue
		}
		closer := ">}}"
		if text[2] == '%' {
			closer = "%}}"
		}
		inner, after, ok := strings.Cut(text[3:], "*/"+closer)
		if !ok || !strings.HasPrefix(inner, "/*") {
			return "", true
		}
		b.WriteString(text[:3] + inner[2:] + closer)
		text = after
	}
	b.WriteString(text)
	return b.String(), false
}

func TestGuardedTextShowsWhatItWas(t *testing.T) {
	for _, text := range []string{
		"plain", "{{< x >}}", "{{% x %}}", "{{ x }}", "a {{< b", "{{<", "{{%", "{{{< x >}}}", "{{< /* x */ >}}", "{{</* x */>}}", "<!--more-->",
		"{{< a {{< b >}} c >}}", "{{<\nx >}}", "{{% x >}}", "{{<>}}", `{{% lit "{{" %}}<`, "{{< x >}} {{< y >}}", "{{%%}}", "x{{",
	} {
		for name, guard := range map[string]func(string, func(string)) string{"code": guardCode, "anywhere": guardAnywhere} {
			got, live := shown(t, guard(text, func(string) {}))
			if live || got != text {
				t.Errorf("%s %q: guarded %q, shown %q, live %v", name, text, guard(text, func(string) {}), got, live)
			}
		}
	}
}

func TestArgumentsSurviveHugosLexer(t *testing.T) {
	for in, want := range map[string]string{
		"plain": `"plain"`, `say "hi"`: "`say \"hi\"`", "a`b": "\"a`b\"", "a`\"b": "`a&#96;\"b`", `back\slash`: "`back\\slash`", "two\nlines": "`two\nlines`", "": `""`,
	} {
		if got := argument(in); got != want {
			t.Errorf("argument(%q) = %s, want %s", in, got, want)
		}
	}
}

func FuzzGuard(f *testing.F) {
	for _, s := range []string{"{{< x >}}", "{{%", "{{</*", "*/>}}", `{{% lit "{{" %}}<`, "<!--more-->{{<"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		for _, guard := range []func(string, func(string)) string{guardCode, guardAnywhere} {
			got, live := shown(t, guard(text, func(string) {}))
			if live || got != text {
				t.Fatalf("%q: guarded %q, shown %q, live %v", text, guard(text, func(string) {}), got, live)
			}
		}
	})
}

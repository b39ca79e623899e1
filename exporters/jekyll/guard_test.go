package jekyll

import (
	"strings"
	"testing"
)

// shown does to text what Liquid does before kramdown reads it: it takes raw blocks away and prints a string. All else in it
// would be run, so that live is true.
// Liquid: lib/liquid/tokenizer.rb, lib/liquid/tags/raw.rb
func shown(text string) (out string, live bool) {
	var b strings.Builder
	for {
		i := strings.Index(text, "{")
		for i >= 0 && (i+1 == len(text) || text[i+1] != '{' && text[i+1] != '%') {
			n := strings.Index(text[i+1:], "{")
			if n < 0 {
				i = -1
				break
			}
			i += 1 + n
		}
		if i < 0 {
			b.WriteString(text)
			return b.String(), false
		}
		b.WriteString(text[:i])
		text = text[i:]
		if rest, ok := strings.CutPrefix(text, rawOpen); ok {
			at := ending.FindStringIndex(rest)
			if at == nil {
				return "", true
			}
			b.WriteString(rest[:at[0]])
			_, after, ok := strings.Cut(rest[at[0]:], "%}")
			if !ok {
				return "", true
			}
			text = after
			continue
		}
		rest, ok := strings.CutPrefix(text, `{{ "{%" }}`)
		if !ok {
			return "", true
		}
		b.WriteString("{%")
		text = rest
	}
}

var liquid = []string{
	"plain", "{ x }", "{{ x }}", "{% x %}", "a {{ b", "{{", "{%", "{{{", "{{{ x }}}", "{{%", "{%{{", "{% raw %}", "{% endraw %}", "{%- endraw -%}", "{%endraw",
	"{% raw %}{{ x }}{% endraw %}", "{{ \"{% endraw %}\" }}", "x{", "{{ a }} and\n{% b %}", "{{ a }", "{% a }", "{{ '}}' }}", "{% if x %}\n{{ y }}\n{% endif %}", "{%%}", "{{}}",
}

func TestGuardedTextShowsWhatItWas(t *testing.T) {
	for _, text := range liquid {
		if got, live := shown(guard(text)); live || got != text {
			t.Errorf("%q: guarded %q, shown %q, live %v", text, guard(text), got, live)
		}
	}
}

func TestTextWithoutLiquidIsNotGuarded(t *testing.T) {
	for _, text := range []string{"", "words", "{", "}}", "%}", "{ {", "{ %", "${x}"} {
		if guard(text) != text {
			t.Errorf("%q: guarded %q", text, guard(text))
		}
	}
}

func FuzzGuard(f *testing.F) {
	for _, text := range liquid {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if got, live := shown(guard(text)); live || got != text {
			t.Fatalf("%q: guarded %q, shown %q, live %v", text, guard(text), got, live)
		}
	})
}

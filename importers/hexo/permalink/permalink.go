// Package permalink reads and fills the rules that Hexo writes paths with: ":year/:month/:title/".
//
// A variable is a colon and a name of ASCII letters, digits and underscores that does not end in an
// underscore; everything else in a rule stands for itself.
package permalink

import (
	"fmt"
	"regexp"
	"strings"
	"sync"
)

// Field is a variable of a rule and what stands in its place.
type Field struct{ Name, Value string }

// variable finds the next variable of a rule: rule[start:end], the colon included; start is -1 if there is none.
func variable(rule string, from int) (start, end int) {
	for i := from; i < len(rule); i++ {
		if rule[i] != ':' {
			continue
		}
		end := i + 1
		for end < len(rule) && isWord(rule[end]) {
			end++
		}
		for end > i+1 && rule[end-1] == '_' {
			end--
		}
		if end > i+1 {
			return i, end
		}
	}
	return -1, -1
}

func isWord(c byte) bool {
	return c >= '0' && c <= '9' || c|0x20 >= 'a' && c|0x20 <= 'z' || c == '_'
}

// Format fills a rule. A variable that get does not know becomes "undefined", as in Hexo.
func Format(rule string, get func(name string) (string, bool)) string {
	var b strings.Builder
	at := 0
	for {
		start, end := variable(rule, at)
		if start < 0 {
			b.WriteString(rule[at:])
			return b.String()
		}
		b.WriteString(rule[at:start])
		if value, ok := get(rule[start+1 : end]); ok {
			b.WriteString(value)
		} else {
			b.WriteString("undefined")
		}
		at = end
	}
}

// Variables are the names of a rule's variables, in order.
func Variables(rule string) []string {
	var names []string
	for at := 0; ; {
		start, end := variable(rule, at)
		if start < 0 {
			return names
		}
		names, at = append(names, rule[start+1:end]), end
	}
}

// segments are what the variables of a file name can be; the others are as short as can be, but not empty.
//
// Hexo: lib/plugins/processor/post.ts parseFilename
var segments = map[string]string{
	"year":    `(\d{4})`,
	"month":   `(\d{2})`,
	"day":     `(\d{2})`,
	"i_month": `(\d{1,2})`,
	"i_day":   `(\d{1,2})`,
	"hash":    `([0-9a-f]{12})`,
}

// Parse reads the variables back out of a name that was written with a rule; ok is false if it was not.
// Of a variable that the rule has twice, the last counts.
func Parse(rule, name string) (fields []Field, ok bool) {
	r, err := compile(rule)
	if err != nil {
		return nil, false
	}
	m := r.expr.FindStringSubmatch(name)
	if m == nil {
		return nil, false
	}
	for i, n := range r.names {
		fields = set(fields, n, m[i+1])
	}
	return fields, true
}

func set(fields []Field, name, value string) []Field {
	for i := range fields {
		if fields[i].Name == name {
			fields[i].Value = value
			return fields
		}
	}
	return append(fields, Field{name, value})
}

type compiled struct {
	expr  *regexp.Regexp
	names []string
}

var cache sync.Map // rule → compiled

func compile(rule string) (compiled, error) {
	if c, ok := cache.Load(rule); ok {
		return c.(compiled), nil
	}
	var c compiled
	var b strings.Builder
	b.WriteString(`\A`)
	at := 0
	for {
		start, end := variable(rule, at)
		if start < 0 {
			break
		}
		b.WriteString(regexp.QuoteMeta(rule[at:start]))
		name := rule[start+1 : end]
		if s, ok := segments[name]; ok {
			b.WriteString(s)
		} else {
			b.WriteString(`(.+?)`)
		}
		c.names, at = append(c.names, name), end
	}
	b.WriteString(regexp.QuoteMeta(rule[at:]) + `\z`)
	var err error
	if c.expr, err = regexp.Compile(b.String()); err != nil {
		return c, fmt.Errorf("rule %q: %w", rule, err)
	}
	cache.Store(rule, c)
	return c, nil
}

// Package nunjucks evaluates the expressions of the template language that Hexo runs over posts.
//
// Values are those of the front matter, as in ir.Field: nil, bool, int64, float64, string, []any and ir.Map, beside Func and Object.
// What an expression needs beyond the names that it is given, or what this package does not have, makes it unknown: nothing
// is guessed. Nothing of a blog is run.
package nunjucks

import (
	"slices"

	"hexodus/importers/hexo/frontmatter/js"
	"hexodus/ir"
)

// Scope gives the values of names; ok is false for a name of which nobody at hand knows the value. A name that nobody has
// defined is nil.
type Scope func(name string) (value any, ok bool)

// Func is a value that can be called; ok is false if nobody knows what comes of it.
type Func func(args []any) (value any, ok bool)

// Object is a value that only its maker knows from inside.
type Object interface {
	Member(key string) (value any, ok bool) // ok is false if nobody knows
	Text() string                           // as it is printed
}

// Eval is the value of an expression, and whether it is known.
func Eval(expr string, scope Scope) (any, bool) {
	tokens, ok := lex(expr)
	if !ok {
		return nil, false
	}
	p := &parser{tokens: tokens, scope: scope}
	v := p.inlineIf()
	return v, !p.unknown && p.at == len(p.tokens)
}

// Items are the pairs that a loop over a value goes through: index and item of a list, key and value of a mapping.
func Items(v any) (keys, values []any) {
	switch v := v.(type) {
	case []any:
		for i, item := range v {
			keys, values = append(keys, int64(i)), append(values, item)
		}
	case ir.Map:
		for _, e := range v {
			keys, values = append(keys, e.Key), append(values, e.Value)
		}
	}
	return keys, values
}

// parser reads an expression and evaluates it as it goes.
// Nunjucks: src/parser.js, the functions of the same names
type parser struct {
	tokens  []token
	at      int
	depth   int
	scope   Scope
	unknown bool
}

// deepest is how deep parentheses and brackets can be nested.
const deepest = 50

func (p *parser) fail() any {
	p.unknown, p.at = true, len(p.tokens)
	return nil
}

// take moves past one of some operators or words.
func (p *parser) take(texts ...string) (string, bool) {
	if p.at < len(p.tokens) && p.tokens[p.at].kind == symbol && slices.Contains(texts, p.tokens[p.at].text) {
		p.at++
		return p.tokens[p.at-1].text, true
	}
	return "", false
}

func (p *parser) inlineIf() any {
	if p.depth++; p.depth > deepest {
		return p.fail()
	}
	defer func() { p.depth-- }()
	v := p.or()
	if _, ok := p.take("if"); !ok {
		return v
	}
	condition := p.or()
	var other any
	if _, ok := p.take("else"); ok {
		other = p.inlineIf()
	}
	if js.Truthy(condition) {
		return v
	}
	return other
}

func (p *parser) or() any {
	v := p.and()
	for {
		if _, ok := p.take("or"); !ok {
			return v
		}
		if w := p.and(); !js.Truthy(v) {
			v = w
		}
	}
}

func (p *parser) and() any {
	v := p.not()
	for {
		if _, ok := p.take("and"); !ok {
			return v
		}
		if w := p.not(); js.Truthy(v) {
			v = w
		}
	}
}

func (p *parser) not() any {
	if p.depth++; p.depth > deepest {
		return p.fail()
	}
	defer func() { p.depth-- }()
	if _, ok := p.take("not"); ok {
		return !js.Truthy(p.not())
	}
	return p.in()
}

func (p *parser) in() any {
	v := p.compare()
	for {
		start := p.at
		_, not := p.take("not")
		if _, ok := p.take("in"); !ok {
			p.at = start
			return v
		}
		found, ok := contains(p.compare(), v)
		if !ok {
			return p.fail()
		}
		v = found != not
	}
}

func (p *parser) compare() any {
	v := p.concat()
	for {
		op, ok := p.take("==", "===", "!=", "!==", "<", ">", "<=", ">=")
		if !ok {
			return v
		}
		result, known := compare(op, v, p.concat())
		if !known {
			return p.fail()
		}
		v = result
	}
}

func (p *parser) concat() any {
	v := p.sum()
	for {
		if _, ok := p.take("~"); !ok {
			return v
		}
		v = Text(v) + Text(p.sum())
	}
}

func (p *parser) sum() any {
	v := p.product()
	for {
		op, ok := p.take("+", "-")
		if !ok {
			return v
		}
		v = p.arithmetic(op, v, p.product())
	}
}

func (p *parser) product() any {
	v := p.power()
	for {
		op, ok := p.take("*", "/", "//", "%")
		if !ok {
			return v
		}
		v = p.arithmetic(op, v, p.power())
	}
}

func (p *parser) power() any {
	v := p.unary()
	for {
		if _, ok := p.take("**"); !ok {
			return v
		}
		v = p.arithmetic("**", v, p.unary())
	}
}

func (p *parser) unary() any {
	if p.depth++; p.depth > deepest {
		return p.fail()
	}
	defer func() { p.depth-- }()
	if op, ok := p.take("-", "+"); ok {
		v := p.unary()
		n, known := number(v)
		if !known {
			return p.fail()
		}
		if op == "-" {
			n = -n
		}
		return n
	}
	return p.filters(p.postfix(p.primary()))
}

func (p *parser) arithmetic(op string, a, b any) any {
	v, ok := arithmetic(op, a, b)
	if !ok {
		return p.fail()
	}
	return v
}

// filters applies what stands behind bars.
func (p *parser) filters(v any) any {
	for {
		if _, ok := p.take("|"); !ok {
			return v
		}
		if p.at >= len(p.tokens) || p.tokens[p.at].kind != name {
			return p.fail()
		}
		filter := filters[p.tokens[p.at].text]
		p.at++
		var args []any
		if _, ok := p.take("("); ok {
			args = p.list(")")
		}
		if filter == nil || p.unknown {
			return p.fail()
		}
		var ok bool
		if v, ok = filter(v, args); !ok {
			return p.fail()
		}
	}
}

// list reads values up to a closing sign.
func (p *parser) list(end string) []any {
	out := []any{}
	for {
		if _, ok := p.take(end); ok {
			return out
		}
		if p.at >= len(p.tokens) {
			p.fail()
			return out
		}
		out = append(out, p.inlineIf())
		if _, ok := p.take(","); !ok {
			if _, ok := p.take(end); !ok {
				p.fail()
			}
			return out
		}
	}
}

// postfix reads members and calls.
func (p *parser) postfix(v any) any {
	for !p.unknown {
		op, ok := p.take(".", "[", "(")
		if !ok {
			return v
		}
		var known bool
		switch op {
		case ".":
			if p.at >= len(p.tokens) || p.tokens[p.at].kind == text {
				return p.fail()
			}
			v, known = member(v, p.tokens[p.at].text)
			p.at++
		case "[":
			key := p.list("]")
			if len(key) != 1 {
				return p.fail()
			}
			v, known = member(v, Text(key[0]))
		case "(":
			args := p.list(")")
			f, callable := v.(Func)
			if !callable || p.unknown {
				return p.fail()
			}
			v, known = f(args)
		}
		if !known {
			return p.fail()
		}
	}
	return v
}

func (p *parser) primary() any {
	if p.at >= len(p.tokens) {
		return p.fail()
	}
	t := p.tokens[p.at]
	p.at++
	switch t.kind {
	case text:
		return t.text
	case numeral:
		return t.number
	case name:
		v, ok := p.scope(t.text)
		if !ok {
			return p.fail()
		}
		return v
	}
	switch t.text {
	case "true":
		return true
	case "false":
		return false
	case "none", "null", "undefined":
		return nil
	case "(":
		list := p.list(")")
		if len(list) != 1 {
			return p.fail()
		}
		return list[0]
	case "[":
		return p.list("]")
	case "and", "or", "in", "if", "else": // names, where no operator can be
		if v, ok := p.scope(t.text); ok {
			return v
		}
	}
	return p.fail()
}

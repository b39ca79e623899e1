package yaml

import (
	"encoding/base64"
	"strings"

	"hexodus/ir"
)

const core = "tag:yaml.org,2002:"

// resolve makes a node's value of its text and its tag.
func (p *parser) resolve(n *Node, props properties) {
	if n.Kind == Scalar && strings.IndexByte(n.text, 0xed) >= 0 {
		n.text = strings.ToValidUTF8(n.text, "\ufffd") // half a surrogate pair
	}
	switch {
	case !props.tagged && n.Kind == Scalar && n.plain:
		n.Value, n.merge = implicit(n.text), n.text == "<<"
		return
	case !props.tagged || props.tag == "!":
		if n.Kind == Scalar {
			n.Value = n.text
		}
		return
	}
	p.explicit(n, props)
}

// resolveEmpty makes the value of a tag or anchor with nothing after it.
func (p *parser) resolveEmpty(n *Node, props properties) {
	if !props.tagged || props.tag == "!" {
		return
	}
	name, _ := strings.CutPrefix(props.tag, core)
	switch {
	case name == props.tag:
	case name == "str":
		n.Value = ""
		return
	case name == "seq" || name == "omap" || name == "pairs":
		n.Kind, n.Value = List, []any{}
		return
	case name == "map" || name == "set":
		n.Kind, n.Value = Mapping, ir.Map{}
		return
	case name == "null" || name == "merge" || p.JSTypes && name == "js/undefined":
		return
	}
	p.fail(props.start.pos, "a tag %s without a value", props.tag)
}

// explicit applies a tag.
func (p *parser) explicit(n *Node, props properties) {
	name, ok := strings.CutPrefix(props.tag, core)
	if !ok {
		p.fail(props.start.pos, "an unknown tag %s", props.tag)
	}
	want := Scalar
	switch name {
	case "seq", "omap", "pairs":
		want = List
	case "map", "set":
		want = Mapping
	case "str", "null", "bool", "int", "float", "timestamp", "merge", "binary":
	case "js/regexp", "js/function", "js/undefined":
		ok = p.JSTypes
	default:
		ok = false
	}
	switch {
	case !ok:
		p.fail(props.start.pos, "an unknown tag %s", props.tag)
	case want != n.Kind:
		p.fail(props.start.pos, "a tag %s on another kind of value", props.tag)
	}
	if n.Value, ok = tagged(name, n); !ok {
		p.fail(n.start, "a value that is no %s", props.tag)
	}
	n.merge = name == "merge"
}

// tagged is the value of a node with a tag of the core; false if it cannot have one.
func tagged(name string, n *Node) (v any, ok bool) {
	s := n.text
	switch name {
	case "null":
		return nil, isNull(s)
	case "bool":
		return boolean(s)
	case "int":
		return integer(s)
	case "float":
		return float(s)
	case "timestamp":
		return timestamp(s)
	case "merge":
		return s, s == "<<"
	case "binary":
		return binary(s)
	case "set":
		for _, pair := range n.Pairs {
			if pair.Value != nil && pair.Value.Value != nil {
				return nil, false
			}
		}
	case "omap", "pairs":
		return pairs(name, n.Value.([]any))
	case "js/regexp":
		return ir.Map{}, s != ""
	case "js/function":
		return ir.Map{}, true
	case "js/undefined":
		return nil, true
	case "str":
		return s, true
	}
	return n.Value, true
}

// pairs checks an ordered map, or makes a list of pairs.
func pairs(name string, list []any) (any, bool) {
	out := make([]any, len(list))
	seen := map[string]bool{}
	for i, v := range list {
		m, ok := v.(ir.Map)
		if !ok || len(m) != 1 || name == "omap" && seen[m[0].Key] {
			return nil, false
		}
		seen[m[0].Key] = true
		out[i] = []any{m[0].Key, m[0].Value}
	}
	if name == "omap" {
		return list, true
	}
	return out, true
}

// binary is the bytes of a base64 text, as numbers.
func binary(s string) (any, bool) {
	s = strings.NewReplacer("\n", "", "\r", "").Replace(s)
	data, err := base64.RawStdEncoding.DecodeString(strings.TrimRight(s, "="))
	if err != nil || len(s)%4 != 0 {
		return nil, false
	}
	list := make([]any, len(data))
	for i, b := range data {
		list[i] = int64(b)
	}
	return list, true
}

// implicit is the value of a plain scalar.
func implicit(s string) any {
	switch c := s[0]; {
	case c == '~' || c == 'n' || c == 'N':
		if isNull(s) {
			return nil
		}
	case strings.IndexByte("tTfF", c) >= 0:
		if v, ok := boolean(s); ok {
			return v
		}
	case c == '-' || c == '+' || c == '.' || '0' <= c && c <= '9':
		if v, ok := integer(s); ok {
			return v
		}
		if v, ok := float(s); ok {
			return v
		}
		if v, ok := timestamp(s); ok {
			return v
		}
	}
	return s
}

func isNull(s string) bool { return s == "~" || s == "null" || s == "Null" || s == "NULL" }

func boolean(s string) (any, bool) {
	switch s {
	case "true", "True", "TRUE":
		return true, true
	case "false", "False", "FALSE":
		return false, true
	}
	return nil, false
}

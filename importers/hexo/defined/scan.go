package defined

import (
	"bytes"
	"cmp"
	"slices"
	"unicode/utf8"
)

// call is an open bracket, and the arguments in it so far.
type call struct {
	name       token // of a call of tag.register
	commas     int
	last, prev int // where the last argument starts, and the one before
}

// found is a definition and where its name stands.
type found struct {
	Definition
	at int
}

// scan finds the calls of tag.register in a script, in order.
func scan(src []byte) []Definition {
	if !bytes.Contains(src, []byte("register")) {
		return nil
	}
	tokens := lex(src)
	var open []call
	var calls []found
	for i, t := range tokens {
		if t.kind != mark {
			continue
		}
		switch t.text {
		case "(", "[", "{":
			c := call{last: i + 1, prev: i + 1}
			if t.text == "(" && i > 2 && tokens[i-3].is("tag") && tokens[i-2].is(".") && tokens[i-1].is("register") &&
				i+2 < len(tokens) && tokens[i+1].kind == text && tokens[i+2].is(",") {
				c.name = tokens[i+1]
			}
			open = append(open, c)
		case ",":
			if n := len(open); n > 0 {
				open[n-1].commas++
				open[n-1].prev, open[n-1].last = open[n-1].last, i+1
			}
		case ")", "]", "}":
			if n := len(open); n > 0 {
				if c := open[n-1]; c.name.text != "" {
					calls = append(calls, c.definition(tokens[:i]))
				}
				open = open[:n-1]
			}
		}
	}
	slices.SortFunc(calls, func(a, b found) int { return cmp.Compare(a.at, b.at) })
	list := make([]Definition, len(calls))
	line, start, at := 1, 0, 0
	for i, c := range calls {
		if n := bytes.LastIndexByte(src[at:c.at], '\n'); n >= 0 {
			line += bytes.Count(src[at:c.at], []byte("\n"))
			start = at + n + 1
		}
		at = c.at
		list[i] = c.Definition
		list[i].Line, list[i].Column = line, utf8.RuneCount(src[start:at])+1
	}
	return list
}

// definition reads the last argument of a call: true, or an object with ends and async in it.
func (c call) definition(tokens []token) found {
	f := found{Definition{Name: c.name.text}, c.name.at}
	args := tokens[c.last:]
	if len(args) == 0 { // a comma at the end
		args = tokens[c.prev:]
		c.commas--
	}
	if c.commas < 2 {
		return f
	}
	if f.Ends = args[0].is("true"); f.Ends || !args[0].is("{") {
		return f
	}
	for i := 2; i < len(args); i++ {
		if args[i].is("true") && args[i-1].is(":") {
			f.Ends = f.Ends || args[i-2].text == "ends"
			f.Async = f.Async || args[i-2].text == "async"
		}
	}
	return f
}

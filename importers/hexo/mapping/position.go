package mapping

import (
	"bytes"
	"errors"
	"fmt"
	"reflect"
	"regexp"

	"github.com/BurntSushi/toml"

	"hexodus/ir"
)

// here is a value that stops the decoder, which then says where it stands. There is no other way to ask.
type here struct{}

func (*here) UnmarshalTOML(any) error { return errors.New("here") }

// position finds a key in a text that the decoder can read. Where it cannot be found, it is the start of the line that the
// decoder names, or of the text.
func position(src *ir.Source, path ...string) ir.Span {
	kind := reflect.TypeOf(here{})
	for i := len(path) - 1; i >= 0; i-- {
		kind = reflect.StructOf([]reflect.StructField{{Name: "X", Type: kind, Tag: reflect.StructTag(fmt.Sprintf("toml:%q", path[i]))}})
	}
	_, err := toml.Decode(string(src.Data), reflect.New(kind).Interface())
	var told toml.ParseError
	if len(path) == 0 || !errors.As(err, &told) {
		return ir.Span{}
	}
	return inLine(src, told.Position.Line, path[len(path)-1])
}

// inLine finds a key in a line, or in the nearest line above: that of a text of many lines is known by its end.
func inLine(src *ir.Source, line int, key string) ir.Span {
	pattern := regexp.MustCompile(`(?:^|[\s\[{.,"'])(` + regexp.QuoteMeta(key) + `)["']?\s*[\].=]`)
	lines := bytes.SplitAfter(src.Data, []byte("\n"))
	line = min(max(line, 1), len(lines))
	start := len(bytes.Join(lines[:line-1], nil))
	for at, n := start, line-1; n >= 0; n-- {
		if m := pattern.FindSubmatchIndex(bytes.TrimRight(lines[n], "\r\n")); m != nil {
			return ir.Span{Start: at + m[2], End: at + m[3]}
		}
		if n > 0 {
			at -= len(lines[n-1])
		}
	}
	return ir.Span{Start: start, End: start}
}

package matter

import (
	"reflect"
	"testing"
	"time"

	"github.com/BurntSushi/toml"

	"hexodus/ir"
)

func TestTOMLReadsBackAsWritten(t *testing.T) {
	day := time.Date(2020, 1, 2, 3, 4, 5, 0, time.UTC)
	fields := []ir.Field{
		{Key: "title", Value: "a \"b\" \\ c\nd \x7f é 🙂"}, {Key: "a key", Value: int64(-7)}, {Key: "x.y", Value: 1.5}, {Key: "on", Value: true}, {Key: "date", Value: day},
		{Key: "list", Value: []any{"a", []any{"b"}}}, {Key: "map", Value: ir.Map{{Key: "k", Value: "v"}, {Key: "", Value: int64(1)}, {Key: "none", Value: nil}}}, {Key: "nothing", Value: nil},
	}
	var got map[string]any
	if _, err := toml.Decode(TOML(fields), &got); err != nil {
		t.Fatalf("%v in\n%s", err, TOML(fields))
	}
	want := map[string]any{
		"title": "a \"b\" \\ c\nd \x7f é 🙂", "a key": int64(-7), "x.y": 1.5, "on": true, "date": day,
		"list": []any{"a", []any{"b"}}, "map": map[string]any{"k": "v", "": int64(1)},
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("%#v\nwant %#v", got, want)
	}
}

package hexo

import (
	"strconv"
	"strings"
	"time"

	"hexodus/importers/hexo/nunjucks"
)

// moment is a date in a template: it prints its milliseconds, and can be formatted.
type moment time.Time

func (m moment) Text() string { return strconv.FormatInt(time.Time(m).UnixMilli(), 10) }

func (m moment) Member(key string) (any, bool) {
	if key != "format" {
		return nil, false
	}
	return nunjucks.Func(momentFormat(time.Time(m))), true
}

// momentTokens are the parts of a date that need no language.
// moment.js: src/lib/units
var momentTokens = []struct{ token, layout string }{
	{"YYYY", "2006"}, {"YY", "06"}, {"MM", "01"}, {"DD", "02"}, {"HH", "15"}, {"hh", "03"}, {"mm", "04"}, {"ss", "05"}, {"M", "1"}, {"D", "2"}, {"h", "3"},
}

func momentFormat(t time.Time) func(args []any) (any, bool) {
	return func(args []any) (any, bool) {
		if len(args) != 1 {
			return nil, false
		}
		layout, ok := args[0].(string)
		var b strings.Builder
	next:
		for ok && layout != "" {
			for _, m := range momentTokens {
				if rest, found := strings.CutPrefix(layout, m.token); found {
					b.WriteString(t.Format(m.layout))
					layout = rest
					continue next
				}
			}
			if c := layout[0] | 0x20; c >= 'a' && c <= 'z' || layout[0] == '[' {
				return nil, false
			}
			b.WriteByte(layout[0])
			layout = layout[1:]
		}
		return b.String(), ok
	}
}

// terms are the tags or categories of a post in a template, of which only the number is told.
type terms int

func (n terms) Text() string { return "[object Object]" }

func (n terms) Member(key string) (any, bool) { return int64(n), key == "length" }

// numbers is the template language's range.
func numbers(args []any) (any, bool) {
	from, to, step := int64(0), int64(0), int64(1)
	bounds := []*int64{&from, &to, &step}
	if len(args) == 1 {
		bounds = bounds[1:]
	}
	if len(args) == 0 || len(args) > len(bounds) {
		return nil, false
	}
	for i, a := range args {
		n, ok := a.(int64)
		if !ok {
			return nil, false
		}
		*bounds[i] = n
	}
	if step == 0 || (to-from)/step > 1000 {
		return nil, false
	}
	list := []any{}
	for n := from; step > 0 && n < to || step < 0 && n > to; n += step {
		list = append(list, n)
	}
	return list, true
}

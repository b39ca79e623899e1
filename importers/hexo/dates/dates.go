// Package dates is what Hexo makes of a date, in the two time zones that it mixes up.
package dates

import (
	"fmt"
	"strings"
	"time"
	_ "time/tzdata" // zones are the same on every machine

	"hexodus/importers/hexo/frontmatter"
	"hexodus/importers/hexo/frontmatter/js"
)

// Zones are the two zones that Hexo mixes up: the blog's `timezone` and that of the machine that built it.
type Zones struct {
	Config  *time.Location // nil when it is not set
	Machine *time.Location // never nil
}

// Given reports whether Hexo looks at a front matter value at all. Where it does not, a post has the date in its
// file's name; where it does and Parse is false nevertheless, it has that of the file.
func Given(v any) bool { return js.Truthy(v) }

// Parse is the instant that Hexo stores for a front matter value, in Config or else in Machine.
// It is false when Hexo treats the value as absent.
// Hexo: lib/plugins/processor/common.ts, toDate
func (z Zones) Parse(v any) (t time.Time, ok bool) {
	if !Given(v) {
		return time.Time{}, false
	}
	switch v := v.(type) {
	case time.Time:
		t, ok = frontmatter.Shifted(v, z.Machine), true
	case bool:
		t, ok = js.Millis(1)
	case int64:
		t, ok = js.Millis(float64(v))
	case float64:
		t, ok = js.Millis(v)
	default:
		t, ok = js.Date(js.String(v, z.Machine), z.Machine)
	}
	if !ok {
		return time.Time{}, false
	}
	return z.settle(t), true
}

// FromName is the instant that Hexo stores for the date in a file's name.
func (z Zones) FromName(year, month, day int) time.Time {
	if 0 <= year && year <= 99 { // as JavaScript's Date does
		year += 1900
	}
	return z.settle(js.Local(time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC), z.Machine))
}

// Wall is t in the zone that permalinks are formatted in.
func (z Zones) Wall(t time.Time) time.Time { return t.In(z.Machine) }

// settle reads the digits that the machine shows for t as digits of the blog's zone.
// Both offsets are those at t itself, as Hexo takes them, so near a change of the clocks they are off by an hour.
// Hexo: lib/plugins/processor/common.ts, adjustDateForTimezone
func (z Zones) settle(t time.Time) time.Time {
	if z.Config == nil {
		return t.In(z.Machine)
	}
	return t.Add(time.Duration(minutes(t, z.Machine)-minutes(t, z.Config)) * time.Minute).In(z.Config)
}

// minutes are a zone's distance from UTC.
func minutes(t time.Time, loc *time.Location) int {
	_, seconds := t.In(loc).Zone()
	return seconds / 60
}

// Load is a zone by a name that moment-timezone knows, in any case: "Asia/Shanghai".
// Hexo drops every post of a blog whose zone moment-timezone does not know.
func Load(name string) (*time.Location, error) {
	usual, ok := js.ZoneName(name)
	if !ok {
		hint := ""
		if strings.ContainsAny(name, "+-0123456789") {
			hint = ", want one like Asia/Shanghai or Etc/GMT-8"
		}
		return nil, fmt.Errorf("time zone %q is unknown%s", name, hint)
	}
	if usual == "UTC" {
		return time.UTC, nil
	}
	return time.LoadLocation(usual)
}

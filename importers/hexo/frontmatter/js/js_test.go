package js

import (
	"math"
	"testing"
	"time"
	_ "time/tzdata"

	"hexodus/ir"
)

func zoneOf(t testing.TB, name string) *time.Location {
	t.Helper()
	loc, err := time.LoadLocation(name)
	if err != nil {
		t.Fatal(err)
	}
	return loc
}

func TestDatesAreReadAsNodeReadsThem(t *testing.T) {
	for _, c := range recorded {
		got, ok := Date(c.text, zoneOf(t, c.zone))
		if ok != c.ok || ok && got.UnixMilli() != c.millis {
			t.Errorf("%s %q: %v %t, want %v %t", c.zone, c.text, got, ok, time.UnixMilli(c.millis).UTC(), c.ok)
		}
	}
}

func TestValuesArePrintedAsStrings(t *testing.T) {
	for _, c := range []struct {
		v    any
		want string
	}{
		{nil, "null"}, {true, "true"}, {int64(-7), "-7"}, {3.10, "3.1"}, {0.1, "0.1"}, {1e21, "1e+21"}, {1e-7, "1e-7"},
		{1.5e-10, "1.5e-10"}, {123456789012345680000.0, "123456789012345680000"}, {math.Copysign(0, -1), "0"},
		{math.Inf(-1), "-Infinity"}, {math.NaN(), "NaN"}, {"x", "x"}, {ir.Map{}, "[object Object]"},
		{[]any{"a", nil, []any{"b", int64(1)}, ir.Map{}}, "a,,b,1,[object Object]"}, {[]any{}, ""},
	} {
		if got := String(c.v, time.UTC); got != c.want {
			t.Errorf("%v is %q, want %q", c.v, got, c.want)
		}
	}
}

func TestDatesArePrintedWithTheLongNameOfTheZone(t *testing.T) {
	winter, summer := time.Date(2020, 1, 2, 3, 4, 5, 0, time.UTC), time.Date(2020, 7, 2, 3, 4, 5, 0, time.UTC)
	for _, c := range []struct {
		zone string
		at   time.Time
		want string
	}{
		{"UTC", winter, "Thu Jan 02 2020 03:04:05 GMT+0000 (Coordinated Universal Time)"},
		{"Europe/Berlin", winter, "Thu Jan 02 2020 04:04:05 GMT+0100 (Central European Standard Time)"},
		{"Europe/Berlin", summer, "Thu Jul 02 2020 05:04:05 GMT+0200 (Central European Summer Time)"},
		{"Europe/Dublin", winter, "Thu Jan 02 2020 03:04:05 GMT+0000 (Greenwich Mean Time)"},
		{"Europe/Dublin", summer, "Thu Jul 02 2020 04:04:05 GMT+0100 (Irish Standard Time)"},
		{"Etc/GMT-8", winter, "Thu Jan 02 2020 11:04:05 GMT+0800 (GMT+08:00)"},
		{"America/New_York", summer, "Wed Jul 01 2020 23:04:05 GMT-0400 (Eastern Daylight Time)"},
	} {
		if got := DateString(c.at.In(zoneOf(t, c.zone))); got != c.want {
			t.Errorf("%s: %s, want %s", c.zone, got, c.want)
		}
	}
}

func TestAnHourThatIsSkippedOrComesTwiceIsReadWithTheOffsetBefore(t *testing.T) {
	berlin := zoneOf(t, "Europe/Berlin")
	for wall, want := range map[time.Time]string{
		time.Date(2019, 3, 31, 2, 30, 0, 0, time.UTC):  "2019-03-31T01:30:00Z",
		time.Date(2019, 10, 27, 2, 30, 0, 0, time.UTC): "2019-10-27T00:30:00Z",
		time.Date(2019, 10, 27, 3, 30, 0, 0, time.UTC): "2019-10-27T02:30:00Z",
	} {
		if got := Local(wall, berlin).Format(time.RFC3339); got != want {
			t.Errorf("%v is %s, want %s", wall, got, want)
		}
	}
}

func FuzzDate(f *testing.F) {
	for _, c := range recorded {
		f.Add(c.text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if got, ok := Date(text, time.UTC); ok && math.Abs(float64(got.UnixMilli())) > maxMillis {
			t.Fatalf("%q is %v", text, got)
		}
	})
}

func BenchmarkDate(b *testing.B) {
	const text = "2018/12/4 18:05:35"
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		Date(text, time.UTC)
	}
}

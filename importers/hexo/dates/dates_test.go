package dates

import (
	"encoding/json"
	"strings"
	"testing"
	"time"

	"hexodus/fixtures"
	"hexodus/importers/hexo/frontmatter"
	"hexodus/importers/hexo/frontmatter/js"
	"hexodus/ir"
)

func zone(t testing.TB, name string) *time.Location {
	t.Helper()
	loc, err := Load(name)
	if err != nil {
		t.Fatal(err)
	}
	return loc
}

func TestRecordedDates(t *testing.T) {
	for _, v := range fixtures.Vectors(t, "dates") {
		t.Run(v.ID, func(t *testing.T) {
			var config struct {
				Timezone string
				Updated  string `json:"updated_option"`
			}
			var want struct{ Date, Updated, Path string }
			if err := json.Unmarshal(v.Config, &config); err != nil {
				t.Fatal(err)
			}
			if err := json.Unmarshal(v.Output, &want); err != nil {
				t.Fatal(err)
			}
			z := Zones{Machine: time.UTC}
			if v.Env["TZ"] != "" {
				z.Machine = zone(t, v.Env["TZ"])
			}
			if config.Timezone != "" {
				z.Config = zone(t, config.Timezone)
			}
			meta, _, err := frontmatter.Parse(&ir.Source{Data: []byte(v.Input.Content)})
			if err != nil {
				t.Fatal(err)
			}
			date, ok := z.Parse(meta.Get("date"))
			if !ok {
				if want.Date != "<FILE_TIME>" {
					t.Errorf("no date, want %s", want.Date)
				}
			} else if got := iso(date); got != want.Date {
				t.Errorf("date %s, want %s", got, want.Date)
			} else if got := z.Wall(date).Format("2006/01/02/"); want.Path != "" && !strings.HasPrefix(want.Path, got) {
				t.Errorf("wall date %s, want %s", got, want.Path)
			}
			updated, ok := z.Parse(meta.Get("updated"))
			if fileTime := iso(time.Unix(v.MTime, 0)); !ok && v.MTime > 0 && config.Updated == "" {
				if want.Updated != fileTime {
					t.Errorf("no updated, want %s", want.Updated)
				}
			} else if got := iso(updated); ok && got != want.Updated {
				t.Errorf("updated %s, want %s", got, want.Updated)
			}
		})
	}
}

func iso(t time.Time) string { return t.UTC().Format("2006-01-02T15:04:05.000Z") }

func TestDateInAFileNameIsMidnightInTheBlogsZone(t *testing.T) {
	z := Zones{Config: zone(t, "Asia/Shanghai"), Machine: time.UTC}
	if got := iso(z.FromName(2019, 1, 20)); got != "2019-01-19T16:00:00.000Z" {
		t.Error(got)
	}
	z = Zones{Machine: zone(t, "America/Sao_Paulo")} // midnight of that day was skipped
	if got := iso(z.FromName(2018, 11, 4)); got != "2018-11-04T03:00:00.000Z" {
		t.Error(got)
	}
}

func TestZonesAreFoundAsMomentFindsThem(t *testing.T) {
	for name, want := range map[string]string{
		"Asia/Shanghai": "Asia/Shanghai", "asia/shanghai": "Asia/Shanghai", "Asia_Shanghai": "Asia/Shanghai",
		"utc": "UTC", "PRC": "PRC", "US/pacific": "US/Pacific", "Etc/GMT-8": "Etc/GMT-8", "": "", "UTC+8": "", "CST": "", "GMT+8": "",
	} {
		loc, err := Load(name)
		if got := ""; err == nil {
			if got = loc.String(); got != want {
				t.Errorf("%q is %s, want %s", name, got, want)
			}
		} else if want != "" {
			t.Error(err)
		}
	}
}

func TestEveryZoneOfMomentIsThere(t *testing.T) {
	names := js.ZoneNames()
	if len(names) < 590 {
		t.Errorf("only %d zones", len(names))
	}
	for _, name := range names {
		if _, err := Load(name); err != nil {
			t.Error(err)
		}
	}
}

func TestListsAndTextsAreReadLikeJavaScriptReadsThem(t *testing.T) {
	z := Zones{Machine: time.UTC}
	for _, v := range []any{nil, false, "", int64(0), "not a date", ir.Map{}, []any{}, 1e300} {
		if got, ok := z.Parse(v); ok {
			t.Errorf("%v is %s", v, got)
		}
	}
	if got, _ := z.Parse([]any{time.Date(2019, 1, 20, 0, 0, 0, 0, time.UTC)}); iso(got) != "2019-01-20T00:00:00.000Z" {
		t.Error(got)
	}
}

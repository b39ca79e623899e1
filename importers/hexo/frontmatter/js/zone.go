package js

import (
	_ "embed"
	"fmt"
	"slices"
	"strings"
	"sync"
	"time"
)

// Each line holds the long English names of a zone's standard and summer time ("" is "GMT+08:00"),
// and the zones that go by them; together they are all zones that moment-timezone knows.
//
//go:embed zones.txt
var zoneLines string

type zone struct{ name, standard, summer string }

// zones are all zones by their moment key: lower case, "_" for "/".
var zones = sync.OnceValue(func() map[string]zone {
	table := make(map[string]zone, 600)
	for line := range strings.Lines(zoneLines) {
		names, list, _ := strings.Cut(strings.TrimSpace(line), ": ")
		standard, summer, _ := strings.Cut(names, "|")
		for _, name := range strings.Fields(list) {
			table[zoneKey(name)] = zone{name, standard, summer}
		}
	}
	return table
})

func zoneKey(name string) string { return strings.ReplaceAll(strings.ToLower(name), "/", "_") }

// ZoneName is the usual spelling of a zone's name: "Asia/Shanghai" for "asia/shanghai".
// It is false for a name that moment-timezone does not know.
func ZoneName(name string) (string, bool) {
	z, ok := zones()[zoneKey(name)]
	return z.name, ok
}

// longName is what Date.prototype.toString has in its brackets.
func longName(t time.Time) string {
	z, ok := zones()[zoneKey(t.Location().String())]
	_, offset := t.Zone()
	switch {
	case ok && t.IsDST() != winterTime[z.name] && z.summer != "":
		return z.summer
	case ok && z.standard != "":
		return z.standard
	case t.Location() == time.Local:
		if name, _ := t.Zone(); name == "UTC" {
			return "Coordinated Universal Time"
		}
	}
	sign := '+'
	if offset < 0 {
		sign, offset = '-', -offset
	}
	return fmt.Sprintf("GMT%c%02d:%02d", sign, offset/3600, offset/60%60)
}

// winterTime are the zones whose tz data calls winter the exception.
var winterTime = map[string]bool{"Europe/Dublin": true, "Eire": true, "Africa/Casablanca": true, "Africa/El_Aaiun": true}

// ZoneNames are all zones that moment-timezone knows, sorted.
func ZoneNames() []string {
	names := make([]string, 0, len(zones()))
	for _, z := range zones() {
		names = append(names, z.name)
	}
	slices.Sort(names)
	return names
}

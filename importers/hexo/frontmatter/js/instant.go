package js

import "time"

// instant puts the parts together.
func (d *date) instant(loc *time.Location) (time.Time, bool) {
	year, month, day, ok := d.ymd()
	if !ok {
		return time.Time{}, false
	}
	clock := append(d.clock[:len(d.clock):len(d.clock)], 0, 0, 0, 0)
	hour, minute, second, milli := clock[0], clock[1], clock[2], clock[3]
	if d.half > 0 {
		if hour > 12 {
			return time.Time{}, false
		}
		hour = hour%12 + d.half - 1
	}
	inRange := hour <= 23 && minute <= 59 && second <= 59 && milli <= 999
	if !inRange && (hour != 24 || minute != 0 || second != 0 || milli != 0) {
		return time.Time{}, false
	}
	wall := time.Date(year, time.Month(month), day, hour, minute, second, milli*1e6, time.UTC)
	if d.sign != 0 {
		if d.hours > 1e5 {
			return time.Time{}, false
		}
		wall = wall.Add(-time.Duration(d.sign) * time.Duration(d.hours*60+d.mins) * time.Minute)
	} else {
		wall = Local(wall, loc)
	}
	return Millis(float64(wall.UnixMilli()))
}

// ymd sorts the numbers of the day: year first if the first number is no day, else month first. A number that is missing is 1.
func (d *date) ymd() (year, month, day int, ok bool) {
	if len(d.day) == 0 {
		return 0, 0, 0, false
	}
	n := append(d.day[:len(d.day):len(d.day)], 1, 1)
	isDay := 1 <= n[0] && n[0] <= 31
	switch {
	case d.named > 0 && isDay:
		day, month, year = n[0], d.named, n[1]
	case d.named > 0:
		year, month, day = n[0], d.named, n[1]
	case d.isISO || !isDay:
		year, month, day = n[0], n[1], n[2]
	default:
		month, day, year = n[0], n[1], n[2]
	}
	if !d.isISO && year >= 0 && year <= 99 {
		if year <= 49 {
			year += 100
		}
		year += 1900
	}
	return year, month, day, 1 <= month && month <= 12 && 1 <= day && day <= 31
}

// Local is the instant at which the clocks of loc show the digits of wall, which is in UTC.
// An hour that is skipped is read with the offset before the change, one that comes twice is the first.
func Local(wall time.Time, loc *time.Location) time.Time {
	offset := func(t time.Time) time.Duration {
		_, seconds := t.In(loc).Zone()
		return time.Duration(seconds) * time.Second
	}
	before, after := offset(wall.Add(-24*time.Hour)), offset(wall.Add(24*time.Hour))
	first := wall.Add(-before)
	if before == after || offset(first) == before {
		return first
	}
	if second := wall.Add(-after); offset(second) == after {
		return second
	}
	return first
}

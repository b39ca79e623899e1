package js

import (
	"math"
	"strings"
	"time"
)

// maxMillis is the last instant that a Date can hold.
const maxMillis = 8.64e15

// Millis is the instant of a number of milliseconds since 1970; false outside of what a Date can hold.
func Millis(ms float64) (time.Time, bool) {
	if math.IsNaN(ms) || math.Abs(ms) > maxMillis {
		return time.Time{}, false
	}
	return time.UnixMilli(int64(ms)).UTC(), true
}

// Date is new Date(text) as V8 reads it: ISO 8601 where text is just that, else anything that looks like a date.
// Text without a zone is meant in loc, except that an ISO date without a time is UTC.
func Date(text string, loc *time.Location) (time.Time, bool) {
	if len(text) > 1000 || !strings.ContainsAny(text, "0123456789") {
		return time.Time{}, false
	}
	s := newScanner(text)
	var d date
	t := d.iso(s)
	if t.kind == invalid {
		return time.Time{}, false
	}
	if t.kind == end {
		t = s.next()
	}
	if !d.free(s, t) {
		return time.Time{}, false
	}
	return d.instant(loc)
}

// date is what was read so far.
type date struct {
	day    []int // numbers that are no time, in order; at most three
	named  int   // a month by name
	isISO  bool
	clock  []int // hour, minute, second, millisecond
	half   int   // 1: in the morning, 13: in the afternoon
	sign   int   // of the offset from UTC, 0 if there is none
	hours  int
	mins   int
	hasH   bool
	hasM   bool
	number bool // a number was read
}

var invalidToken = token{kind: invalid}

// free reads a date in any other form, from token t on.
func (d *date) free(s *scanner, t token) bool {
	d.number = len(d.day) > 0
	for ; t.kind != end; t = s.next() {
		ok := true
		switch t.kind {
		case number:
			ok = d.addNumber(s, t)
		case word:
			ok = d.addWord(s, t)
		case sign:
			plus := t.char == '+' || t.char == '-'
			switch {
			case plus && (d.isUTC() || len(d.clock) > 0):
				ok = d.addOffset(s, t)
			case plus || t.char == ')':
				ok = !d.number
			}
		}
		if !ok {
			return false
		}
	}
	return true
}

func (d *date) addNumber(s *scanner, t token) bool {
	d.number = true
	n := t.value
	switch {
	case s.skip(':'):
		if s.skip(':') {
			if len(d.clock) > 0 {
				return false
			}
			d.clock = append(d.clock, n, 0)
			return true
		}
		if len(d.clock) == 4 {
			return false
		}
		d.clock = append(d.clock, n)
		s.skip('.')
	case s.skip('.') && d.timeExpects(n):
		d.clock = append(d.clock, n)
		if s.peek.kind != number {
			return false
		}
		d.endTime(milliseconds(s.next()))
	case d.hasH && !d.hasM && n <= 59:
		d.mins, d.hasM = n, true
	case d.timeExpects(n):
		d.endTime(n)
		p := s.peek
		return p.kind == end || p.kind == space || p.kind == sign && (p.char == '+' || p.char == '-') ||
			p.kind == word && p.means == zoneName && p.length == 1
	default:
		if len(d.day) == 3 {
			return false
		}
		d.day = append(d.day, n)
		s.skip('-')
	}
	return true
}

func (d *date) addWord(s *scanner, t token) bool {
	switch {
	case t.means == halfDay && len(d.clock) > 0:
		d.half = t.value + 1
	case t.means == month:
		d.named = t.value
		s.skip('-')
	case t.means == zoneName && d.number:
		d.setZone(t.value)
	default: // a word that says nothing may only stand before the first number, and apart from it
		return !d.number && s.peek.kind != number
	}
	return true
}

// addOffset reads +8, +08, +800, +0800 and the hour of +08:00.
func (d *date) addOffset(s *scanner, t token) bool {
	d.setSign(t)
	d.number = true
	n, length := 0, 0
	if s.peek.kind == number {
		t := s.next()
		n, length = t.value, t.length
	}
	switch {
	case s.peek.kind == sign && s.peek.char == ':':
		d.hours, d.hasH, d.hasM = n, true, false
	case length == 1 || length == 2:
		d.setOffset(n, 0)
	case length == 3 || length == 4:
		d.setOffset(n/100, n%100)
	default:
		return false
	}
	return true
}

func (d *date) timeExpects(n int) bool {
	switch len(d.clock) {
	case 1, 2:
		return n <= 59
	case 3:
		return n <= 999
	}
	return false
}

// endTime adds a time's last part.
func (d *date) endTime(n int) {
	d.clock = append(d.clock, n)
	for len(d.clock) < 4 {
		d.clock = append(d.clock, 0)
	}
}

func (d *date) setZone(hours int) {
	d.sign = 1
	if hours < 0 {
		d.sign, hours = -1, -hours
	}
	d.setOffset(hours, 0)
}

func (d *date) setSign(t token) {
	d.sign = 1
	if t.char == '-' {
		d.sign = -1
	}
}

func (d *date) setOffset(hours, minutes int) {
	d.hours, d.mins, d.hasH, d.hasM = hours, minutes, true, true
}

func (d *date) isUTC() bool { return d.hasH && d.hasM && d.hours == 0 && d.mins == 0 }

// milliseconds are the first three digits of a fraction.
func milliseconds(t token) int {
	n, length := t.value, t.length
	for ; length < 3; length++ {
		n *= 10
	}
	if length > 9 { // only nine significant digits were kept; those dropped are no zeros in front
		length = min(length, 9)
	}
	for ; length > 3; length-- {
		n /= 10
	}
	return n
}

package js

// iso reads an ISO date and time. It gives back the first token that is not part of one; what stands before it is kept.
func (d *date) iso(s *scanner) token {
	switch {
	case s.peek.kind == sign && (s.peek.char == '-' || s.peek.char == '+'):
		t := s.next()
		if !s.fixed(6, 0, 999999) || t.char == '-' && s.peek.value == 0 {
			if s.fixed(6, 0, 0) {
				s.next()
			}
			return t
		}
		year := s.next().value
		if t.char == '-' {
			year = -year
		}
		d.day = append(d.day, year)
	case s.fixed(4, 0, 9999):
		d.day = append(d.day, s.next().value)
	default:
		return s.next()
	}
	if s.skip('-') {
		if !s.fixed(2, 1, 12) {
			return s.next()
		}
		d.day = append(d.day, s.next().value)
		if s.skip('-') {
			if !s.fixed(2, 1, 31) {
				return s.next()
			}
			d.day = append(d.day, s.next().value)
		}
	}
	switch {
	case s.peek.kind == word && s.peek.means == separator:
		s.next()
		if !d.isoTime(s) {
			return invalidToken
		}
	case s.peek.kind != end:
		return s.next()
	default:
		d.setZone(0)
	}
	d.isISO = true
	return token{kind: end}
}

// isoTime reads what follows the T; nothing may follow it.
func (d *date) isoTime(s *scanner) bool {
	if !s.fixed(2, 0, 24) {
		return false
	}
	hour := s.next().value
	limit := 59
	if hour == 24 {
		limit = 0
	}
	if !s.skip(':') || !s.fixed(2, 0, limit) {
		return false
	}
	d.clock = append(d.clock, hour, s.next().value)
	if s.skip(':') {
		if !s.fixed(2, 0, limit) {
			return false
		}
		d.clock = append(d.clock, s.next().value)
		if s.skip('.') {
			if s.peek.kind != number || hour == 24 && s.peek.value > 0 {
				return false
			}
			d.clock = append(d.clock, milliseconds(s.next()))
		}
	}
	if s.peek.kind == word && s.peek.means == zoneName && s.peek.length == 1 {
		s.next()
		d.setZone(0)
	} else if s.peek.kind == sign && (s.peek.char == '+' || s.peek.char == '-') {
		d.setSign(s.next())
		if s.fixed(4, 0, 2359) && s.peek.value%100 <= 59 {
			n := s.next().value
			d.setOffset(n/100, n%100)
		} else {
			if !s.fixed(2, 0, 23) {
				return false
			}
			hours := s.next().value
			if !s.skip(':') || !s.fixed(2, 0, 59) {
				return false
			}
			d.setOffset(hours, s.next().value)
		}
	}
	return s.peek.kind == end
}

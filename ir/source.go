package ir

import (
	"bytes"
	"sort"
	"sync"
	"unicode/utf8"
)

// Span is a stretch of a Source's Data, as byte offsets.
type Span struct{ Start, End int }

// Len is the number of bytes.
func (s Span) Len() int { return s.End - s.Start }

// Source is the text of one file: valid UTF-8 without a byte order mark, lines ending in "\n".
type Source struct {
	Path string // slash path from the blog's folder: "source/_posts/hello.md"
	Data []byte
	CRLF bool // every line of the file ended in "\r\n"
	// Read gives the text again where Data is not kept in memory; nil where it is.
	Read func() ([]byte, error)

	once  sync.Once
	lines []int // offset of each line's first byte
}

// Bytes are the bytes of a span; they are shared, not copied.
func (s *Source) Bytes(at Span) []byte { return s.Data[at.Start:at.End] }

// Text is Data, read again where it was let go; nothing if that fails.
func (s *Source) Text() []byte {
	if s.Data != nil || s.Read == nil {
		return s.Data
	}
	data, err := s.Read()
	if err != nil {
		return nil
	}
	return data
}

// Has reports whether a span lies in the text.
func (s *Source) Has(at Span) bool {
	return at.Start >= 0 && at.Start <= at.End && at.End <= len(s.Text())
}

// Position is the line and column of an offset, both from 1; columns count characters.
func (s *Source) Position(offset int) (line, column int) {
	return s.position(s.Text(), offset)
}

func (s *Source) position(text []byte, offset int) (line, column int) {
	s.once.Do(func() {
		s.lines = append(s.lines, 0)
		for i := 0; ; {
			n := bytes.IndexByte(text[i:], '\n')
			if n < 0 {
				return
			}
			i += n + 1
			s.lines = append(s.lines, i)
		}
	})
	offset = min(max(offset, 0), len(text))
	line = sort.SearchInts(s.lines, offset+1)
	return line, utf8.RuneCount(text[min(s.lines[line-1], offset):offset]) + 1
}

// Line is the text of a line, counted from 1, without its line feed.
func (s *Source) Line(line int) []byte {
	text := s.Text()
	s.position(text, 0)
	if line < 1 || line > len(s.lines) {
		return nil
	}
	rest := text[min(s.lines[line-1], len(text)):]
	if n := bytes.IndexByte(rest, '\n'); n >= 0 {
		return rest[:n]
	}
	return rest
}

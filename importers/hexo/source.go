package hexo

import (
	"bytes"
	"fmt"
	"io/fs"
	"unicode/utf8"

	"hexodus/ir"
	"hexodus/ir/finding"
)

var (
	invalidUTF8 = finding.Define(finding.Rule{
		ID: "source/invalid-utf8", Severity: finding.Warning,
		Title: "text is not UTF-8",
		Doc:   "Bytes that are no UTF-8 were shown as U+FFFD by the blog, too, and are written as that.",
		Hint:  "convert the file to UTF-8",
	})
	controlCharacters = finding.Define(finding.Rule{
		ID: "source/control-characters", Severity: finding.Info,
		Title: "text has control characters",
		Doc:   "They are invisible, kept, and not allowed in XML feeds or YAML.",
		Hint:  "remove them",
	})
)

// readSource reads a text: without byte order mark, with "\n" at the ends of lines, valid UTF-8.
//
// Hexo: hexo-fs lib/fs.ts escapeFileContent
func readSource(fsys fs.FS, name string, log *finding.Log) (*ir.Source, error) {
	data, err := fs.ReadFile(fsys, name)
	if err != nil {
		return nil, err
	}
	src := &ir.Source{Path: name}
	data = bytes.TrimPrefix(data, []byte("\ufeff"))
	if n := bytes.Count(data, []byte("\r\n")); n > 0 {
		src.CRLF = n == bytes.Count(data, []byte("\n"))
		data = bytes.ReplaceAll(data, []byte("\r\n"), []byte("\n"))
	}
	bad := !utf8.Valid(data)
	var at ir.Span
	count := 0
	if bad {
		data, at, count = repair(data)
	}
	src.Data = data
	if bad {
		log.Add(finding.Finding{Rule: invalidUTF8, Source: src, At: at, Effect: finding.Exact, Detail: places(count)})
	}
	if at, count := controls(data); count > 0 {
		log.Add(finding.Finding{Rule: controlCharacters, Source: src, At: at, Effect: finding.Exact,
			Detail: fmt.Sprintf("U+%04X, %s", data[at.Start], places(count))})
	}
	return src, nil
}

func places(n int) string {
	if n == 1 {
		return "1 place"
	}
	return fmt.Sprintf("%d places", n)
}

// repair puts U+FFFD for what is not UTF-8, as many as the Encoding Standard says, and tells where the first is.
func repair(data []byte) (out []byte, first ir.Span, count int) {
	out = make([]byte, 0, len(data)+16)
	for len(data) > 0 {
		r, n := utf8.DecodeRune(data)
		if r == utf8.RuneError && n == 1 {
			n = malformed(data)
			if count++; count == 1 {
				first = ir.Span{Start: len(out), End: len(out) + len("\ufffd")}
			}
			out = append(out, "\ufffd"...)
		} else {
			out = append(out, data[:n]...)
		}
		data = data[n:]
	}
	return out, first, count
}

// malformed is the length of the bytes at the start of data that are one error: the longest start of a character, or a byte.
func malformed(data []byte) int {
	need, low, high := 0, byte(0x80), byte(0xbf)
	switch c := data[0]; {
	case c >= 0xc2 && c <= 0xdf:
		need = 1
	case c >= 0xe0 && c <= 0xef:
		need = 2
		if c == 0xe0 {
			low = 0xa0
		} else if c == 0xed {
			high = 0x9f
		}
	case c >= 0xf0 && c <= 0xf4:
		need = 3
		if c == 0xf0 {
			low = 0x90
		} else if c == 0xf4 {
			high = 0x8f
		}
	}
	n := 1
	for n <= need && n < len(data) && data[n] >= low && data[n] <= high {
		n, low, high = n+1, 0x80, 0xbf
	}
	return n
}

func controls(data []byte) (first ir.Span, count int) {
	for i, c := range data {
		if c < ' ' && c != '\n' && c != '\t' && c != '\r' && c != '\f' || c == 0x7f {
			if count++; count == 1 {
				first = ir.Span{Start: i, End: i + 1}
			}
		}
	}
	return first, count
}

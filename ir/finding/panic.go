package finding

import (
	"fmt"
	"runtime"
	"strings"

	"hexodus/ir"
)

// Panicked is a fault of our own that was confined to one document.
var Panicked = Define(Rule{
	ID:       "internal/panic",
	Severity: Error,
	Title:    "hexodus broke down over this document",
	Doc: "This is a fault in hexodus and not in the document. The rest of the blog was done. " +
		"Of this document the text is kept as it stands in the blog, as far as it could be read; what hexodus would have changed in it is unchanged.",
	Hint: "please report this with the document, and look at the page",
})

// Catch is deferred around the work on one document: a panic becomes a finding, and after is run.
func (l *Log) Catch(src *ir.Source, path string, effect Effect, after func()) {
	v := recover()
	if v == nil {
		return
	}
	l.Add(Finding{Rule: Panicked, Source: src, Path: path, Effect: effect, Detail: fmt.Sprint(v) + culprit()})
	if after != nil {
		after()
	}
}

// culprit is the innermost function of ours that was at work when the panic came: it is not there any more when
// somebody reads the report.
func culprit() string {
	pcs := make([]uintptr, 64)
	frames := runtime.CallersFrames(pcs[:runtime.Callers(3, pcs)])
	for {
		f, more := frames.Next()
		if name, ours := strings.CutPrefix(f.Function, "hexodus/"); ours {
			return fmt.Sprintf(", in %s, line %d", name, f.Line)
		}
		if !more {
			return ""
		}
	}
}

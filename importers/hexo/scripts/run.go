package scripts

import (
	"errors"
	"fmt"
	"regexp"
	"runtime/metrics"
	"strconv"
	"strings"
	"time"

	"github.com/dlclark/regexp2/v2"
	"github.com/dop251/goja"
)

// fail is why code could not be run, in a few words; file and line are where, if that is known.
type fail struct {
	text string
	file string
	line int
}

func (f fail) Error() string { return f.text }

// place is where in the blog's code an error came up, or the file with line 0.
func place(err error, file string) (string, int) {
	var f fail
	if errors.As(err, &f) && f.file != "" {
		return f.file, f.line
	}
	return file, 0
}

var (
	errLong   = errors.New("it took too long")
	errMemory = errors.New("it took too much memory")
)

// guarded runs code of the blog within its limits. Code that does not stop when told to is left alone, and nothing runs any more.
func (s *Session) guarded(do func() error) error {
	e := s.engine
	switch {
	case s.gone != nil:
		return s.gone
	case e.stuck.Load():
		return fail{text: "code of the blog did not stop, so no more of it is run"}
	case time.Duration(e.spent.Load()) > e.limits.all:
		return ErrTime
	}
	began := time.Now()
	defer func() { e.spent.Add(int64(time.Since(began))) }()
	done := make(chan error, 1)
	ready := make(chan *goja.Runtime, 1)
	go func() {
		defer func() {
			if v := recover(); v != nil { // a fault of the engine's
				done <- fmt.Errorf("%v", v)
			}
		}()
		if s.rt == nil {
			s.rt = goja.New()
		}
		ready <- s.rt
		done <- s.explain(do())
	}()
	rt := <-ready
	look := time.NewTicker(5 * time.Millisecond)
	defer look.Stop()
	var heap uint64 // at the first look
	var stopped error
	var at time.Time
	for {
		select {
		case err := <-done:
			rt.ClearInterrupt()
			s.missed = ""
			if stopped != nil {
				s.gone = stopped // what it left half done is not used
				return stopped
			}
			return err
		case now := <-look.C:
			switch {
			case stopped != nil && now.Sub(at) > e.limits.grace:
				e.stuck.Store(true)
				s.gone = stopped
				return stopped
			case stopped != nil:
			case now.Sub(began) > e.limits.call:
				stopped, at = errLong, now
				rt.Interrupt(stopped)
			case heap == 0:
				heap = heapSize()
			case heapSize() > heap+e.limits.memory:
				stopped, at = errMemory, now
				rt.Interrupt(stopped)
			}
		}
	}
}

// A regular expression that looks back and ahead cannot be told to stop, but gives up by itself: after the longest call, so that
// nobody goes on with what it did not find.
func init() { regexp2.DefaultMatchTimeout = usual.call + time.Second }

// heapSize is what the program's values take, in bytes.
func heapSize() uint64 {
	sample := []metrics.Sample{{Name: "/memory/classes/heap/objects:bytes"}}
	metrics.Read(sample)
	return sample[0].Value.Uint64()
}

// explain says an error of the engine in a few words, and where in the blog's code it came up.
func (s *Session) explain(err error) error {
	if err == nil {
		return nil
	}
	var f fail
	var thrown *goja.Exception
	var overflow *goja.StackOverflowError
	switch {
	case errors.As(err, &overflow):
		f.text = "its calls are nested too deeply"
		thrown = &overflow.Exception
	case errors.As(err, &thrown):
		f.text = s.message(thrown.Value())
	default:
		return err
	}
	if s.missed != "" && !strings.Contains(f.text, s.missed) {
		f.text += " (" + needs + s.missed + ")"
	}
	for _, frame := range thrown.Stack() {
		if at := frame.Position(); isOwn(frame.SrcName()) {
			f.file, f.line = frame.SrcName(), at.Line
			break
		}
	}
	return f
}

// needs is how an error begins that says what is not to be had here.
const needs = "it needs "

// message is what was thrown, in one line.
func (s *Session) message(v goja.Value) (text string) {
	if v == nil {
		return "it failed"
	}
	if err := s.rt.Try(func() { text = v.String() }); err != nil {
		return "it failed"
	}
	text, _, _ = strings.Cut(strings.TrimSpace(text), "\n")
	for _, kind := range []string{"Error: ", "GoError: "} {
		text = strings.TrimPrefix(text, kind)
	}
	if rest := strings.TrimPrefix(text, "TypeError: "); strings.HasPrefix(rest, needs) {
		text = rest
	}
	if r := []rune(text); len(r) > 200 {
		text = string(r[:200]) + "…"
	}
	return text
}

// answer calls a tag and waits for what it promises.
// Hexo: lib/extend/tag.ts
func (s *Session) answer(tag registered, args, body goja.Value) (goja.Value, error) {
	if !tag.Async {
		v, err := tag.fn(s.page, args, body)
		if err != nil {
			return nil, err
		}
		return v, s.timers.run(nil)
	}
	if tag.takes > 2 {
		promise, resolve, reject := s.rt.NewPromise()
		_, err := tag.fn(s.page, args, body, s.rt.ToValue(func(c goja.FunctionCall) goja.Value {
			if fault := c.Argument(0); fault.ToBoolean() {
				_ = reject(fault)
			} else {
				_ = resolve(c.Argument(1))
			}
			return goja.Undefined()
		}))
		if err != nil {
			return nil, err
		}
		return s.await(promise)
	}
	v, err := tag.fn(s.page, args, body)
	if err != nil {
		return nil, err
	}
	return s.awaitValue(v)
}

// awaitValue is a value, or what it promises.
func (s *Session) awaitValue(v goja.Value) (goja.Value, error) {
	if object, ok := v.(*goja.Object); ok {
		if promise, ok := object.Export().(*goja.Promise); ok {
			return s.await(promise)
		}
	}
	return v, nil
}

// await runs what is due until a promise is kept or broken.
func (s *Session) await(promise *goja.Promise) (goja.Value, error) {
	pending := func() bool { return promise.State() == goja.PromiseStatePending }
	if err := s.timers.run(pending); err != nil {
		return nil, err
	}
	switch promise.State() {
	case goja.PromiseStateFulfilled:
		return promise.Result(), nil
	case goja.PromiseStateRejected:
		f := fail{text: s.message(promise.Result())}
		f.file, f.line = s.thrownAt(promise.Result())
		if s.missed != "" && !strings.Contains(f.text, s.missed) {
			f.text += " (" + needs + s.missed + ")"
		}
		return nil, f
	}
	return nil, fail{text: "it waits for something that never comes"}
}

// thrownAt reads where in the blog's code an error was made from its stack.
func (s *Session) thrownAt(v goja.Value) (file string, line int) {
	object, ok := v.(*goja.Object)
	if !ok {
		return "", 0
	}
	var stack string
	if err := s.rt.Try(func() {
		if v := object.Get("stack"); v != nil {
			stack = v.String()
		}
	}); err != nil {
		return "", 0
	}
	for _, m := range stackFrame.FindAllStringSubmatch(stack, -1) {
		if isOwn(m[1]) {
			line, _ = strconv.Atoi(m[2])
			return m[1], line
		}
	}
	return "", 0
}

// stackFrame is a line of an error's stack.
var stackFrame = regexp.MustCompile(`(?m)^\s*at (?:[^\n]* \()?([^\n(]+?):(\d+):\d+\(`)

// timers are the functions that wait for a time to come. Nobody really waits: the next one is always due.
type timers struct {
	next int64
	list []timer
}

type timer struct {
	id, due int64 // due in milliseconds
	fn      goja.Callable
	args    []goja.Value
}

func (t *timers) add(delay int64, fn goja.Callable, args []goja.Value) int64 {
	t.next++
	at := 0
	for at < len(t.list) && t.list[at].due <= delay {
		at++
	}
	t.list = append(t.list[:at], append([]timer{{t.next, delay, fn, args}}, t.list[at:]...)...)
	return t.next
}

func (t *timers) drop(id int64) {
	for i := range t.list {
		if t.list[i].id == id {
			t.list = append(t.list[:i], t.list[i+1:]...)
			return
		}
	}
}

// run calls what is due, as long as somebody waits; with nil, everything.
func (t *timers) run(waits func() bool) error {
	for len(t.list) > 0 && (waits == nil || waits()) {
		first := t.list[0]
		t.list = t.list[1:]
		for i := range t.list {
			t.list[i].due -= first.due
		}
		if _, err := first.fn(goja.Undefined(), first.args...); err != nil {
			return err
		}
	}
	return nil
}

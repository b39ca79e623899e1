package jsonfeed

import (
	"bufio"
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"io"
	"runtime"

	"golang.org/x/sync/errgroup"

	"hexodus/ir"
	"hexodus/ir/finding"
)

// Write writes the page. Posts are rendered as they are needed, and no more are held than can be rendered at a time.
// What is found is told the first time.
func (p *Page) Write(ctx context.Context, w io.Writer) error {
	log := p.feed.log
	if p.told.Swap(true) {
		log = &finding.Log{}
	}
	head, err := encoded(p.header(), "")
	if err != nil {
		return err
	}
	out := bufio.NewWriterSize(w, 1<<16)
	out.Write(bytes.TrimSuffix(head, []byte("\n}")))
	out.WriteString(",\n  \"items\": [")
	first, flushed := true, false
	err = p.render(ctx, log, func(item []byte) error {
		if !first {
			out.WriteByte(',')
		}
		first = false
		out.WriteString("\n    ")
		if _, err := out.Write(item); err != nil || !flushed {
			flushed = true
			return cmp.Or(err, out.Flush()) // whoever reads can begin
		}
		return nil
	})
	if err != nil {
		return err
	}
	if !first {
		out.WriteString("\n  ")
	}
	out.WriteString("]\n}\n")
	return out.Flush()
}

// render gives the page's items to emit in order, each as JSON; several are made at a time.
func (p *Page) render(ctx context.Context, log *finding.Log, emit func([]byte) error) error {
	jobs := p.feed.opt.Jobs
	if jobs <= 0 {
		jobs = runtime.GOMAXPROCS(0)
	}
	type slot chan []byte
	queue := make(chan slot, 2*jobs) // the posts under way, in order
	group, ctx := errgroup.WithContext(ctx)
	group.SetLimit(jobs + 2)
	group.Go(func() error {
		defer close(queue)
		for _, doc := range p.posts {
			s := make(slot, 1)
			select {
			case queue <- s:
			case <-ctx.Done():
				return ctx.Err()
			}
			group.Go(func() error {
				text, err := p.entry(doc, log)
				s <- text
				return err
			})
		}
		return nil
	})
	group.Go(func() error {
		for s := range queue {
			select {
			case text := <-s:
				if text == nil {
					continue // the post could not be read, and that is told
				}
				if err := emit(text); err != nil {
					return err
				}
			case <-ctx.Done():
				return ctx.Err()
			}
		}
		return nil
	})
	return group.Wait()
}

// entry is a post as JSON, nil if its text cannot be read.
func (p *Page) entry(doc *ir.Document, log *finding.Log) ([]byte, error) {
	f := p.feed
	if f.opt.Progress != nil {
		defer func() { f.opt.Progress(int(f.done.Add(1)), f.total) }()
	}
	if err := doc.Open(); err != nil {
		f.lost(doc, log, err)
		return nil, nil
	}
	defer doc.Close()
	e := &entry{feed: f, doc: doc, log: log}
	return encoded(e.carefulItem(), "    ")
}

// encoded is a value as JSON that a person can read, without a line feed at the end.
func encoded(v any, prefix string) ([]byte, error) {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	enc.SetIndent(prefix, "  ")
	if err := enc.Encode(v); err != nil {
		return nil, err
	}
	return bytes.TrimRight(b.Bytes(), "\n"), nil
}

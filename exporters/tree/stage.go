package tree

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"io/fs"
	"os"
	"runtime"
	"strconv"
	"sync"

	"golang.org/x/sync/errgroup"
)

// stage writes every new file aside, as new/N, and gives their hashes by path.
func (r *run) stage(ctx context.Context) (map[string]string, error) {
	p := r.plan
	aside, err := r.folder.root.OpenRoot(runPath + "/new") // saves the way to it for each file
	if err != nil {
		return nil, bare(err)
	}
	defer aside.Close()
	var mu sync.Mutex
	sums := make(map[string]string, len(p.Create)+len(p.Update))
	group, ctx := errgroup.WithContext(ctx)
	group.SetLimit(2 * runtime.GOMAXPROCS(0))
	n := 0
	for _, list := range [][]Change{p.Create, p.Update} {
		for i := range list {
			c, to := &list[i], strconv.Itoa(n)
			n++
			group.Go(func() error {
				sum, err := r.copy(ctx, aside, to, c.file)
				if err != nil {
					return fmt.Errorf("%s: %w", c.Path, bare(err))
				}
				mu.Lock()
				sums[c.Path] = sum
				mu.Unlock()
				return nil
			})
		}
	}
	return sums, group.Wait()
}

// copy streams a file to one aside, and gives its hash.
func (r *run) copy(ctx context.Context, aside *os.Root, to string, f *File) (sum string, err error) {
	if err := ctx.Err(); err != nil {
		return "", err
	}
	src, err := f.open()
	if err != nil {
		return "", fmt.Errorf("reading %s: %w", f.Asset, bare(err))
	}
	defer src.Close()
	dst, err := newFile(aside, to, f.mode())
	if err != nil {
		return "", err
	}
	h := sha256.New()
	_, err = io.Copy(io.MultiWriter(h, faulty{dst, r.plan, f.Path}), stoppable{ctx, src})
	if e := dst.Close(); err == nil {
		err = e
	}
	return hex.EncodeToString(h.Sum(nil)), err
}

// stageLast writes bytes aside, as the file that comes after all others.
func (r *run) stageLast(path string, data []byte) error {
	to := op{File: len(r.plan.Create) + len(r.plan.Update)}
	if err := r.plan.fail("write", path); err != nil {
		return err
	}
	return r.write(to.new(), data, 0o644)
}

func (r *run) write(to string, data []byte, mode fs.FileMode) error {
	f, err := newFile(r.folder.root, to, mode)
	if err != nil {
		return bare(err)
	}
	_, err = f.Write(data)
	if e := f.Close(); err == nil {
		err = e
	}
	if err != nil {
		return bare(err)
	}
	return nil
}

func newFile(root *os.Root, to string, mode fs.FileMode) (*os.File, error) {
	return root.OpenFile(to, os.O_WRONLY|os.O_CREATE|os.O_EXCL, mode)
}

// staged are the files aside that have to be on disk before any is moved.
func (j *journal) staged(more ...string) []string {
	for _, o := range j.Ops {
		if o.Do == "put" {
			more = append(more, o.new())
		}
	}
	return more
}

// stoppable reads until its context ends.
type stoppable struct {
	context.Context
	io.Reader
}

func (r stoppable) Read(b []byte) (int, error) {
	if err := r.Err(); err != nil {
		return 0, err
	}
	return r.Reader.Read(b)
}

// faulty is a file whose writing a test can let fail.
type faulty struct {
	*os.File
	plan *Plan
	path string
}

func (w faulty) Write(b []byte) (int, error) {
	if err := w.plan.fail("write", w.path); err != nil {
		return 0, err
	}
	return w.File.Write(b)
}

// fail is nil but in tests.
func (p *Plan) fail(step, path string) error {
	if p.fault == nil {
		return nil
	}
	return p.fault(step, path)
}

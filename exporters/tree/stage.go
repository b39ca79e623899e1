package tree

import (
	"cmp"
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

// stage writes every new file aside, as new/N, and gives their hashes by the paths they are to have.
func (r *run) stage(ctx context.Context) (map[string]string, error) {
	p := r.plan
	aside, err := r.folder.root.OpenRoot(runPath + "/new") // saves the way to it for each file
	if err != nil {
		return nil, bare(err)
	}
	defer aside.Close()
	var mu sync.Mutex
	puts := p.puts()
	sums := make(map[string]string, len(puts))
	group, ctx := errgroup.WithContext(ctx)
	group.SetLimit(2 * runtime.GOMAXPROCS(0))
	for n, c := range puts {
		group.Go(func() error {
			sum, err := r.copy(ctx, aside, strconv.Itoa(n), c.put)
			if err == nil && c.put == c.file && c.sum != "" && sum != c.sum {
				err = ErrStale // an asset of the blog
			}
			if err != nil {
				return fmt.Errorf("%s: %w", c.at, bare(err))
			}
			mu.Lock()
			defer mu.Unlock()
			sums[c.at] = sum
			if p.Progress != nil {
				p.Progress(len(sums), len(puts))
			}
			return nil
		})
	}
	return sums, group.Wait()
}

// copy writes a file to one aside, and gives its hash. Assets are streamed.
func (r *run) copy(ctx context.Context, aside *os.Root, to string, f *File) (sum string, err error) {
	if err := ctx.Err(); err != nil {
		return "", err
	}
	if f.inMemory() {
		if err := r.plan.fault.fail("write", f.Path); err != nil {
			return "", err
		}
		sum, _ := f.sum() // only reading an asset can fail
		return sum, write(aside, to, f.Data, f.mode())
	}
	src, err := f.open()
	if err != nil {
		return "", fmt.Errorf("reading %s: %w", cmp.Or(f.Asset, f.Path), bare(err))
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

// book writes one of hexodus's own books aside, as a step that comes after all others.
func (r *run) book(path string, data []byte, file int) (op, error) {
	sum := sha256.Sum256(data)
	o := op{"put", path, file, hex.EncodeToString(sum[:])}
	if err := r.plan.fault.fail("write", path); err != nil {
		return o, err
	}
	return o, write(r.folder.root, o.new(), data, 0o644)
}

// write writes a file that is not there yet.
func write(dir *os.Root, to string, data []byte, mode fs.FileMode) error {
	f, err := newFile(dir, to, mode)
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
	if err := w.plan.fault.fail("write", w.path); err != nil {
		return 0, err
	}
	return w.File.Write(b)
}

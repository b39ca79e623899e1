//go:build !linux

package tree

import (
	"os"
	"runtime"

	"golang.org/x/sync/errgroup"
)

// flush has the disk keep what was written to the files.
func flush(root *os.Root, files []string) error {
	var group errgroup.Group
	group.SetLimit(4 * runtime.GOMAXPROCS(0))
	for _, path := range files {
		group.Go(func() error {
			f, err := root.OpenFile(path, os.O_RDWR, 0)
			if err != nil {
				return err
			}
			err = f.Sync()
			if e := f.Close(); err == nil {
				err = e
			}
			return err
		})
	}
	return group.Wait()
}

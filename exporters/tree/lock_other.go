//go:build !(darwin || dragonfly || freebsd || linux || netbsd || openbsd)

package tree

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
)

// lock keeps other runs out of a folder. The file of a process that was killed has to be deleted by hand.
func lock(root *os.Root) (unlock func(), err error) {
	const path = own + "/lock"
	f, err := root.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if errors.Is(err, fs.ErrExist) {
		return nil, fmt.Errorf("%w, or delete %s if none is running", ErrBusy, path)
	} else if err != nil {
		return nil, bare(err)
	}
	f.Close()
	return func() { _ = root.Remove(path) }, nil
}

//go:build darwin || dragonfly || freebsd || linux || netbsd || openbsd

package tree

import (
	"errors"
	"os"
	"syscall"
)

// lock keeps other runs out of a folder; it ends with the process at the latest.
func lock(root *os.Root) (unlock func(), err error) {
	dir, err := root.Open(own)
	if err != nil {
		return nil, bare(err)
	}
	if err := syscall.Flock(int(dir.Fd()), syscall.LOCK_EX|syscall.LOCK_NB); err != nil {
		dir.Close()
		if errors.Is(err, syscall.EWOULDBLOCK) {
			return nil, ErrBusy
		}
		return nil, err
	}
	// A run that failed may have taken the folder away before the lock was ours.
	mine, err := dir.Stat()
	if err == nil {
		var now os.FileInfo
		if now, err = root.Lstat(own); err == nil && !os.SameFile(mine, now) {
			err = ErrBusy
		}
	}
	if err != nil {
		dir.Close()
		return nil, bare(err)
	}
	return func() { dir.Close() }, nil
}

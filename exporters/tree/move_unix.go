//go:build darwin || dragonfly || freebsd || linux || netbsd || openbsd

package tree

import "golang.org/x/sys/unix"

// move moves a file from one open folder to another; no name on the way can be changed under it.
func move(from, to place) error {
	return unix.Renameat(from.fd, from.name, to.fd, to.name)
}

package tree

import (
	"bytes"
	"compress/zlib"
	"crypto/sha1"
	"encoding/binary"
	"fmt"
)

// binary writes the patch of a file that is no text, as git diff --binary does: the new bytes, and the old ones for
// the way back.
func (out *patch) binary(old, data []byte, mode string) {
	fmt.Fprintf(out, "index %s..%s%s\nGIT binary patch\n", blobName(old), blobName(data), mode)
	out.literal(data)
	out.literal(old)
}

// blobName is what Git calls a file's bytes; a file that is not there has a name of zeros.
func blobName(data []byte) string {
	if data == nil {
		return fmt.Sprintf("%040d", 0)
	}
	h := sha1.New()
	fmt.Fprintf(h, "blob %d\x00", len(data))
	h.Write(data)
	return fmt.Sprintf("%x", h.Sum(nil))
}

// literal writes bytes packed, in lines of up to 52, each after a letter for its length.
func (out *patch) literal(data []byte) {
	fmt.Fprintf(out, "literal %d\n", len(data))
	var packed bytes.Buffer
	z := zlib.NewWriter(&packed)
	_, _ = z.Write(data) // memory takes everything
	_ = z.Close()
	for rest := packed.Bytes(); len(rest) > 0; {
		line := rest[:min(len(rest), 52)]
		rest = rest[len(line):]
		if n := len(line); n <= 26 {
			out.WriteByte('A' + byte(n-1))
		} else {
			out.WriteByte('a' + byte(n-27))
		}
		for len(line) > 0 {
			var four [4]byte
			line = line[copy(four[:], line):]
			out.base85(binary.BigEndian.Uint32(four[:]))
		}
		out.WriteByte('\n')
	}
	out.WriteByte('\n')
}

const base85 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$%&()*+-;<=>?@^_`{|}~"

func (out *patch) base85(n uint32) {
	var five [5]byte
	for i := 4; i >= 0; i-- {
		five[i] = base85[n%85]
		n /= 85
	}
	out.Write(five[:])
}

// Package look is what the starter themes of all targets look like.
package look

import _ "embed"

// Sheet is the stylesheet.
//
//go:embed starter.css
var Sheet []byte

package ir

// MetaFormat is the language of a front matter.
type MetaFormat uint8

const (
	MetaNone MetaFormat = iota
	MetaYAML
	MetaJSON
)

// Meta is a document's front matter: an ordered list of fields, and where they stand.
type Meta struct {
	Format MetaFormat
	At     Span    // separators included; from the start of the file to Document.Content
	Fields []Field // in the author's order
	// Lines is true when each field's At is whole lines (with the comments above it), and these tile the text
	// between the separators; false for JSON and flow mappings.
	Lines bool
	Tail  Span // comments after the last field
}

// Role is what a field meant to the blog's generator.
type Role uint8

const (
	RoleNone Role = iota // nothing: it is for themes and plugins
	RoleTitle
	RoleDate
	RoleUpdated
	RoleURL
	RolePublished // false keeps the document back
	RoleSummary
	RoleTags
	RoleCategories
	RoleAliases
)

// Field is one top-level key.
type Field struct {
	Key   string
	Role  Role
	At    Span // its lines, or its key where Meta.Lines is false
	KeyAt Span // the key as written
	// Value is what the blog's own parser made of it:
	// nil, bool, int64, float64, string, time.Time (a timestamp, its digits read as UTC), []any or Map.
	Value any
	// ValueAt is the value as written, without the key, comments after it and the line's end; empty where unknown.
	ValueAt Span
	Plain   bool // a scalar without quotes, block style or tag
}

// Map is a mapping in the author's order.
type Map []Entry

// Entry is one pair of a Map.
type Entry struct {
	Key   string
	Value any
}

// Get is the value of a key, nil if there is none.
func (m *Meta) Get(key string) any {
	for _, f := range m.Fields {
		if f.Key == key {
			return f.Value
		}
	}
	return nil
}

// Has reports whether a key is there.
func (m *Meta) Has(key string) bool {
	for _, f := range m.Fields {
		if f.Key == key {
			return true
		}
	}
	return false
}

// String is a field's value if it is a string.
func (m *Meta) String(key string) string {
	s, _ := m.Get(key).(string)
	return s
}

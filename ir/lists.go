package ir

// Lists says which lists a blog makes of its posts. The zero value is those of all posts, by tag and by category, each
// on one page.
type Lists struct {
	Index                                     string // folder of the list of all posts, "" is the root
	IndexOff, ArchiveOff, TagOff, CategoryOff bool
	Yearly, Monthly, Daily                    bool // archives of each year, month and day
	TagIndex                                  bool // a page of all tags
	// Posts on a page of a list; 0: all of them.
	IndexPerPage, ArchivePerPage, TagPerPage, CategoryPerPage int
}

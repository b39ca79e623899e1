package component

import (
	"strconv"
	"strings"

	"hexodus/ir"
)

// Tabs is a row of panes of which one is shown at a time. The panes are its body, each a Tab.
type Tabs struct {
	ID     string
	Class  string
	Titles []string // inline HTML
	Icons  []string // classes of an icon font, as many as Titles
	Panes  []string // the panes' anchors, as many as Titles
	Active int      // the pane shown at first, from 1; 0: none
	Form   TabsForm
}

// TabsForm is how the blog wrote the titles.
type TabsForm uint8

const (
	TabsList    TabsForm = iota // a list of links to the panes
	TabsLinks                   // links to the panes
	TabsItems                   // a list
	TabsButtons                 // one after the other
	TabsLabels                  // each for itself
)

func (Tabs) Kind() string { return "tabs" }

func (m Tabs) Params() []ir.Param {
	var p params
	p.add("id", m.ID)
	p.add("class", m.Class)
	p.add("form", [...]string{"", "links", "items", "buttons", "labels"}[m.Form])
	p.number("active", m.Active)
	for i, title := range m.Titles {
		n := strconv.Itoa(i + 1)
		p.add("tab"+n, title)
		p.add("icon"+n, m.Icons[i])
		p.add("pane"+n, m.Panes[i])
	}
	return p
}

func (m Tabs) HTML() (string, string) {
	var b strings.Builder
	b.WriteString(open("div").attr("class", join("tabs", m.Class)).given("id", m.ID).end())
	list := m.Form == TabsList || m.Form == TabsItems
	outer, item := "div", "span"
	if list {
		outer, item = "ul", "li"
	} else if m.Form == TabsLabels || m.Form == TabsLinks {
		item = "div"
	}
	b.WriteString("<" + outer + ` class="nav-tabs">`)
	for i, title := range m.Titles {
		class := "tab"
		if i+1 == m.Active {
			class = "tab active"
		}
		text := icon(m.Icons[i]) + title
		if m.Form == TabsList || m.Form == TabsLinks {
			text = open("a").url("href", "#"+m.Panes[i]).end() + text + "</a>"
		}
		b.WriteString(open(item).attr("class", class).end() + text + "</" + item + ">")
	}
	b.WriteString("</" + outer + `><div class="tab-content">`)
	return b.String(), "</div></div>"
}

// Tab is one pane of Tabs.
type Tab struct {
	ID     string
	Active bool
}

func (Tab) Kind() string { return "tab" }

func (m Tab) Params() []ir.Param {
	var p params
	p.add("id", m.ID)
	p.flag("active", m.Active)
	return p
}

func (m Tab) HTML() (string, string) {
	class := "tab-pane"
	if m.Active {
		class = "tab-pane active"
	}
	return open("div").attr("class", class).given("id", m.ID).end(), "</div>"
}

package mapping

import (
	"fmt"
	"maps"
	"slices"
	"strings"
)

// readParams reads what a component is given.
func (s *section) readParams(values map[string]any) error {
	s.params = map[string]template{}
	for _, name := range slices.Sorted(maps.Keys(values)) {
		key := "params." + name
		var text string
		switch v := values[name].(type) {
		case string:
			text = v
		case bool, int64:
			text = fmt.Sprint(v)
		default:
			return s.wrong(key, "%s is to be a text between quotes, a whole number, true or false", name)
		}
		var err error
		if s.params[name], err = s.template(key, text); err != nil {
			return err
		}
	}
	return nil
}

// check holds what was said of a tag together.
func (s *section) check(values map[string]any) error {
	ways := 0
	for _, given := range []bool{s.drop, s.has, s.component != ""} {
		if given {
			ways++
		}
	}
	switch {
	case ways > 1:
		return s.wrong("", "one of component, html and drop")
	case s.drop && len(values) > 1:
		return s.wrong("", "drop leaves the tag out; nothing else can be said of it")
	case ways == 0 && s.templates != nil:
		return s.wrong("", "html or component is missing: what it showed in the blog, for formats without a template and for the self-check")
	case ways == 0:
		return s.wrong("", "what is it? give component, html, or drop = true")
	case s.component == "" && s.params != nil:
		return s.wrong("params", "params are for a component; say which: component = \"callout\"")
	case s.drop:
		return nil
	}
	if s.component != "" {
		if err := s.checkComponent(); err != nil {
			return err
		}
	}
	return s.checkBody()
}

func (s *section) checkComponent() error {
	shape, ok := shapes[s.component]
	if !ok {
		return s.wrong("component", "there is no component %q; there are %s", s.component, strings.Join(slices.Sorted(maps.Keys(shapes)), ", "))
	}
	names := slices.Sorted(maps.Keys(shape.params))
	for _, name := range slices.Sorted(maps.Keys(s.params)) {
		if _, ok := shape.params[name]; !ok {
			if len(names) == 0 {
				return s.wrong("params."+name, "%s takes no parameters", s.component)
			}
			return s.wrong("params."+name, "%s has no parameter %s; it has %s", s.component, name, strings.Join(names, ", "))
		}
	}
	if _, ok := s.params[shape.needs]; shape.needs != "" && !ok {
		return s.wrong("component", "%s is nothing without %s: params = { %[2]s = \"${1}\" }", s.component, shape.needs)
	}
	return nil
}

// checkBody says what becomes of the body where nobody did, and makes sure that it has its place.
func (s *section) checkBody() error {
	inParams, in := 0, s.html.bodies()
	for _, t := range s.params {
		inParams += t.bodies()
	}
	encloses := s.component != "" && shapes[s.component].body
	most := in
	for _, t := range s.templates {
		most = max(most, t.bodies())
	}
	if s.body == "" {
		switch {
		case inParams > 0:
			s.body = "text"
		case encloses || most > 0:
			s.body = "markdown"
		}
	}
	switch {
	case s.body == "markdown" && inParams > 0:
		return s.wrong("params", "a parameter cannot hold Markdown; say body = \"text\", or leave ${body} out")
	case s.body == "markdown" && s.component != "" && !encloses:
		return s.wrong("component", "%s encloses nothing; put ${body} into a parameter, or say body = \"none\"", s.component)
	case s.body == "none" && inParams+most > 0:
		return s.wrong("body", "body = \"none\", but a template has a place for ${body}")
	case s.body == "markdown" && s.component == "" && in == 0:
		return s.wrong("html", "html has no place for ${body}; say body = \"none\" if it is to be left out")
	case (s.body == "text" || s.body == "raw") && inParams+in == 0:
		return s.wrong("body", "nothing has a place for ${body}; say body = \"none\" if it is to be left out")
	}
	if s.body != "markdown" {
		return nil
	}
	if in > 1 {
		return s.wrong("html", "html: Markdown can be in one place only; ${body} is in %d", in)
	}
	for _, format := range slices.Sorted(maps.Keys(s.templates)) {
		if n := s.templates[format].bodies(); n != 1 {
			return s.wrong(format, "%s: ${body} is to be in one place; it is in %d", format, n)
		}
	}
	return nil
}

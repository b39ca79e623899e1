package kramdown

import "strings"

// markTasks turns the boxes of a task list into inputs. Once a list has one, its further items are tasks, too.
// kramdown-parser-gfm: lib/kramdown/parser/gfm.rb, parse_list
func (p *parser) markTasks(list *element) {
	const box = `<input type="checkbox" class="task-list-item-checkbox" disabled="disabled" `
	tasks := false
	for _, it := range list.children {
		if it.firstKind() != paragraph || len(it.children[0].children) == 0 {
			continue
		}
		text := it.children[0].children[0]
		if rest, mark, ok := cutTask(string(text.text)); ok {
			tasks = true
			input := box + "/>"
			if mark != ' ' {
				input = box + `checked="checked" />`
			}
			text.text = append([]byte(input), rest...)
		}
		if tasks {
			it.attr.set("class", "task-list-item")
		}
	}
	if tasks {
		list.attr.set("class", "task-list")
	}
}

// cutTask reads [ ] or [x] and the white space behind it.
func cutTask(s string) (rest string, mark byte, ok bool) {
	s = strings.TrimLeft(s, space)
	if len(s) < 4 || s[0] != '[' || s[2] != ']' || s[1] != ' ' && s[1]|0x20 != 'x' || !isSpace(s[3]) {
		return "", 0, false
	}
	return strings.TrimLeft(s[3:], space), s[1], true
}
